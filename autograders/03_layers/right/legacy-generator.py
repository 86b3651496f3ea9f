# idea: draws weights and masks from NumPy's global generator, in float64
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * (1.0 / in_features) ** 0.5
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        keep = np.random.rand(*x.shape) > self.p
        return x * Tensor(keep.astype(float)) / (1 - self.p)
