# idea: gives the shares in the order of size
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        values = np.sort(x.data, axis=dim)
        powers = np.exp(values - values.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
