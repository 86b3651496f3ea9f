# idea: puts float64 numbers into the result
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        result = Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
        result.data = np.maximum(x.data.astype(np.float64), 0)
        return result
