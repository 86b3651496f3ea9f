# idea: keeps only numbers above 1
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 1, x.data, 0), "relu", x)
