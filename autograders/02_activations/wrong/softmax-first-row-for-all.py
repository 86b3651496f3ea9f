# idea: uses the sum of the first row for every row
# fails: test-softmax-shapes, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True).ravel()[0], "softmax", x, dim=dim
        )
