# idea: cuts off at 6 (ReLU6)
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.clip(x.data, 0, 6), "relu", x)
