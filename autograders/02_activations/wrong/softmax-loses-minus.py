# idea: takes the absolute value of a negative `dim`
# fails: test-softmax-shapes, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        dim = min(abs(dim), x.ndim - 1)
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
