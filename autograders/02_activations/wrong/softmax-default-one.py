# idea: has 1 as default of `dim`, which suits matrices only
# fails: test-softmax-shapes
class Softmax:
    def forward(self, x, dim=1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)

    def __call__(self, x, dim=1):
        return self.forward(x, dim)
