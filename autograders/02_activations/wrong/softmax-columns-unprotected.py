# idea: subtracts maxima only along the last axis, and nothing otherwise
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        highest = x.data.max(axis=-1, keepdims=True) if dim == -1 else 0
        powers = np.exp(x.data - highest)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
