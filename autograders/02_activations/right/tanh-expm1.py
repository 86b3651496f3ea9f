# idea: uses expm1 for small numbers
class Tanh:
    def forward(self, x):
        shrunk = np.expm1(-2 * np.abs(x.data))
        return Tensor.from_operation(np.copysign(shrunk / (shrunk + 2), x.data), "tanh", x)
