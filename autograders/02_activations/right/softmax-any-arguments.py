# idea: passes whatever the call gets on to forward
class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim

    def forward(self, x, dim=None):
        axis = self.dim if dim is None else dim
        powers = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
        total = powers.sum(axis=axis, keepdims=True)
        return Tensor.from_operation(np.divide(powers, total), "softmax", x, dim=axis)

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def __repr__(self):
        return f"Softmax(dim={self.dim})"
