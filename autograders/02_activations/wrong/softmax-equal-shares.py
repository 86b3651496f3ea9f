# idea: gives every score the same share
# fails: test-softmax-values, test-softmax-shapes, test-softmax-large, test-softmax-result, test-softmax-dim
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation(np.full(x.shape, 1 / x.shape[dim]), "softmax", x, dim=dim)
