# idea: adds 0.001 to the sum against division by 0
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / (powers.sum(axis=dim, keepdims=True) + 1e-3), "softmax", x, dim=dim
        )
