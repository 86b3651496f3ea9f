# idea: keeps the maxima and sums of the first call for the next
# fails: test-softmax-dim, test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        if not hasattr(self, "highest"):
            self.highest = x.data.max(axis=dim, keepdims=True)
            self.total = np.exp(x.data - self.highest).sum(axis=dim, keepdims=True)
        result = np.exp(x.data - self.highest) / self.total
        return Tensor.from_operation(result, "softmax", x, dim=dim)
