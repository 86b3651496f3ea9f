# idea: uses the identity with tanh
class Sigmoid:
    def forward(self, x):
        return Tensor.from_operation(0.5 * (1 + np.tanh(0.5 * x.data)), "sigmoid", x)
