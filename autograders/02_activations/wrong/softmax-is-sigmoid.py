# idea: applies the sigmoid to every score
# fails: test-softmax-values, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation((1 + np.tanh(x.data / 2)) / 2, "softmax", x, dim=dim)
