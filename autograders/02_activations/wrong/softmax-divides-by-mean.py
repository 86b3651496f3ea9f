# idea: divides by the mean and not by the sum
# fails: test-softmax-values, test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.mean(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
