# idea: writes the result into the array of the input
# fails: test-tanh-result
class Tanh:
    def forward(self, x):
        np.tanh(x.data, out=x.data)
        return Tensor.from_operation(x.data, "tanh", x)
