# idea: divides e^2x - 1 by e^2x + 1, inf / inf for large positive numbers
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        grown = np.exp(2 * x.data)
        return Tensor.from_operation((grown - 1) / (grown + 1), "tanh", x)
