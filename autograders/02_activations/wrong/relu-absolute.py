# idea: turns negative numbers into positive ones
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.abs(x.data), "relu", x)
