# idea: divides by the largest exponential
# fails: test-softmax-values, test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True) + 1)
        return Tensor.from_operation(
            powers / powers.max(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
