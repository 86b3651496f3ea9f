# idea: subtracts the maximum of the whole array, so that rows far below it become 0 / 0
# fails: test-softmax-large
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - np.max(x.data, initial=-np.inf))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)
