# idea: a new generator for each layer and each pass
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.default_rng().normal(
            0.0, np.sqrt(XAVIER_SCALE_FACTOR / in_features), (in_features, out_features)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if training and self.p > 0:
            keep = np.random.default_rng().binomial(1, 1 - self.p, size=x.shape)
            scale = 1 / (1 - self.p) if self.p < 1 else 0.0
            return x * Tensor(keep * scale)
        return x
