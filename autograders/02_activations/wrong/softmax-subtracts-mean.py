# idea: subtracts the mean, above which scores can still lie far
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.mean(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
