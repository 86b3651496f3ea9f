# idea: gives `dim` no default in forward
# fails: test-softmax-shapes
class Softmax:
    def forward(self, x, dim):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)
