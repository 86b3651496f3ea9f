# idea: one generator of its own for all layers, with a fixed seed at the start
generator = np.random.default_rng(123)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = generator.normal(scale=in_features**-0.5, size=(in_features, out_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        uniform = generator.uniform(size=x.shape)
        return x * Tensor(
            np.where(uniform < self.p, 0.0, 1 / max(1 - self.p, 1e-12)) * (self.p < 1)
        )
