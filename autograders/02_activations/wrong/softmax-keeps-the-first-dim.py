# idea: uses the first dim that it was told for ever
# fails: test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        if not hasattr(self, "_dim"):
            self._dim = dim
        dim = self._dim
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)
