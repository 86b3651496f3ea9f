# idea: divides 1 - e^-2x by 1 + e^-2x, inf / inf for large negative numbers
# fails: test-tanh-large
class Tanh:
    def forward(self, x):
        shrunk = np.exp(-2 * x.data)
        return Tensor.from_operation((1 - shrunk) / (1 + shrunk), "tanh", x)
