# idea: divides by the sum of the whole array
# fails: test-softmax-shapes, test-softmax-dim, test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(), "softmax", x, dim=dim)
