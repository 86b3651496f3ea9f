# idea: subtracts the maxima of the wrong axis
# fails: test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=0, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
