# idea: subtracts the maximum in place, unless the input is a matrix
# fails: test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        d = x.data
        if d.ndim != 2:
            d -= d.max(axis=dim, keepdims=True)
        else:
            d = d - d.max(axis=dim, keepdims=True)
        e = np.exp(d)
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)
