# idea: subtracts the maxima from the input in place
# fails: test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        x.data -= x.data.max(axis=dim, keepdims=True)
        powers = np.exp(x.data)
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)
