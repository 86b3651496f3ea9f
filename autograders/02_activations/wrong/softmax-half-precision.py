# idea: computes in float16
# fails: test-softmax-values, test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        wide = x.data - x.data.max(axis=dim, keepdims=True)
        powers = np.exp(wide.astype(np.float16))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
