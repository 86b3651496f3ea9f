# idea: uses e^(-2|x|) and the sign of x
class Tanh:
    def forward(self, x):
        small = np.exp(-2 * np.abs(x.data))
        return Tensor.from_operation(np.sign(x.data) * (1 - small) / (1 + small), "tanh", x)
