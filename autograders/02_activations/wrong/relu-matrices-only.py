# idea: loops over rows and columns, so that only matrices work
# fails: test-relu-values, test-relu-result
class ReLU:
    def forward(self, x):
        result = np.zeros(x.shape)
        for row in range(x.shape[0]):
            for column in range(x.shape[1]):
                result[row, column] = max(0, x.data[row, column])
        return Tensor.from_operation(result, "relu", x)
