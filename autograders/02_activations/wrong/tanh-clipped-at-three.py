# idea: limits x to 3 before the exponentials
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(np.clip(x.data, -3, 3)), "tanh", x)
