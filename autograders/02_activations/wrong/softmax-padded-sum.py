# idea: adds 1e-4 to the sum, to be safe from a division by zero
# fails: test-softmax-values
class Softmax:
    def forward(self, x, dim=-1):
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            e / (e.sum(axis=dim, keepdims=True) + 1e-4), "softmax", x, dim=dim
        )
