# idea: computes the result, but does not return it
# fails: test-relu-values, test-relu-result
class ReLU:
    def forward(self, x):
        Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
