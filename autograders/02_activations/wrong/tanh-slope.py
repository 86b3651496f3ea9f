# idea: gives the slope, 1 - tanh^2
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(1 - np.square(np.tanh(x.data)), "tanh", x)
