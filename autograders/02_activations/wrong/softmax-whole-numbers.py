# idea: turns the scores into integers first
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(np.trunc(x.data - x.data.max(axis=dim, keepdims=True)))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
