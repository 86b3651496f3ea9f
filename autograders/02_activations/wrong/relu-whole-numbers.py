# idea: truncates to whole numbers
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).astype(int), "relu", x)
