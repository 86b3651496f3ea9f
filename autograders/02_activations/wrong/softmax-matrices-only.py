# idea: always normalises along axis 1, so that only matrices work
# fails: test-softmax-shapes, test-softmax-dim, test-softmax-large, test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=1, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=1, keepdims=True), "softmax", x, dim=dim
        )
