# idea: gives everything to the largest score
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = (x.data == x.data.max(axis=dim, keepdims=True)).astype(np.float32)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )
