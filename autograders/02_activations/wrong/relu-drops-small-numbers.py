# idea: lets numbers pass only above 0.1
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.where(x.data > 0.1, x.data, 0), "relu", x)
