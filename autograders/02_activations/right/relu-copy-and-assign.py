# idea: zeroes the negative numbers of a copy
class ReLU:
    def forward(self, x):
        result = x.data.copy()
        result[result < 0] = 0.0
        return Tensor.from_operation(result, "relu", x)
