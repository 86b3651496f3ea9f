# idea: keeps the negative numbers and zeroes the positive ones
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.minimum(x.data, 0), "relu", x)
