# idea: divides sinh by cosh, both infinite for large numbers
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.sinh(x.data) / np.cosh(x.data), "tanh", x)
