# idea: has 0 as default of `dim`
# fails: test-softmax-shapes
class Softmax:
    def forward(self, x, dim=0):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)

    def __call__(self, x, dim=0):
        return self.forward(x, dim)
