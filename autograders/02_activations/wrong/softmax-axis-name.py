# idea: calls the argument `axis`
# fails: test-softmax-dim
class Softmax:
    def forward(self, x, axis=-1):
        powers = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
        total = powers.sum(axis=axis, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=axis)

    def __call__(self, x, axis=-1):
        return self.forward(x, axis)
