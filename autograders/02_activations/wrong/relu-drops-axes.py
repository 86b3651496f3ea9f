# idea: drops axes of length 1
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).squeeze(), "relu", x)
