# idea: gives a NumPy array, not a Tensor
# fails: test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return powers / powers.sum(axis=dim, keepdims=True)
