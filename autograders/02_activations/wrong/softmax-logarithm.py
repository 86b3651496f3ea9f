# idea: gives the logarithm of softmax
# fails: test-softmax-values, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        shifted = x.data - x.data.max(axis=dim, keepdims=True)
        return Tensor.from_operation(
            shifted - np.log(np.exp(shifted).sum(axis=dim, keepdims=True)), "softmax", x, dim=dim
        )
