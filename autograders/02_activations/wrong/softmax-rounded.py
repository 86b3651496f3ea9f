# idea: rounds to two decimals
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            np.round(powers / powers.sum(axis=dim, keepdims=True), 2), "softmax", x, dim=dim
        )
