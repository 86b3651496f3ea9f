# idea: writes 2 s(x) - 1 without doubling x
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(x.data / 2), "tanh", x)
