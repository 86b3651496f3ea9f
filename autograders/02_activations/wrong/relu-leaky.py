# idea: lets one hundredth of a negative number through (leaky ReLU)
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0, x.data, 0.01 * x.data), "relu", x)
