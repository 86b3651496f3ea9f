# idea: loses the sign of negative numbers
# fails: test-tanh-values
class Tanh:
    def forward(self, x):
        return Tensor.from_operation(np.tanh(np.abs(x.data)), "tanh", x)
