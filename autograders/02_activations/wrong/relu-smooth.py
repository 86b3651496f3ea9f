# idea: computes softplus, log(1 + e^x), a smooth relative
# fails: test-relu-values
class ReLU:
    def forward(self, x):
        return Tensor.from_operation(np.logaddexp(0, x.data), "relu", x)
