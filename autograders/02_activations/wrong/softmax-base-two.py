# idea: raises 2 and not e to the power
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        shifted = x.data - x.data.max(axis=dim, keepdims=True)
        powers = np.exp2(shifted)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
