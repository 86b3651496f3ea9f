# idea: computes 2 / (1 + e^-2x) - 1, right although it warns
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(2 / (1 + np.exp(-2 * x.data)) - 1, "tanh", x)
