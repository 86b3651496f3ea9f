# idea: gives the input itself when there is nothing to replace
# fails: test-relu-result
class ReLU:
    def forward(self, x):
        if (x.data >= 0).all():
            return x
        return Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
