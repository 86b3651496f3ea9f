# idea: works in place when `dim` is not the last axis
# fails: test-softmax-result
class Softmax:
    def forward(self, x, dim=-1):
        values = x.data.copy() if dim == -1 else x.data
        values -= values.max(axis=dim, keepdims=True)
        np.exp(values, out=values)
        values /= values.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(values.copy(), "softmax", x, dim=dim)
