# idea: calls np.max, which takes its second operand for an axis
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.max(x.data, 0), "relu", x)
