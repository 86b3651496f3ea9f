# idea: gives the elements in a flat row
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.maximum(x.data, 0).reshape(-1), "relu", x)
