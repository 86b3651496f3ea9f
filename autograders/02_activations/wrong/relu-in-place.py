# idea: zeroes the negative numbers of the input itself and returns a Tensor on the same array
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        x.data[x.data < 0] = 0
        return Tensor.from_operation(x.data, "relu", x)
