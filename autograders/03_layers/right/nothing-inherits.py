# idea: writes all three classes without help from Layer, with NumPy's legacy generator
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if min(in_features, out_features) < 1:
            raise ValueError("sizes must be positive")
        self.in_features, self.out_features = in_features, out_features
        start = np.random.normal(0.0, in_features**-0.5, (in_features, out_features))
        self.weight = Tensor(start, requires_grad=True)
        self.bias = Tensor([0.0] * out_features, requires_grad=True) if bias else None

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        product = x @ self.weight
        return product if self.bias is None else self.bias + product

    def parameters(self):
        return [tensor for tensor in (self.weight, self.bias) if tensor is not None]


class Dropout:
    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        if training and self.p > 0:
            factor = 0.0 if self.p == 1 else 1 / (1 - self.p)
            drawn = np.random.random_sample(x.shape)
            return x * Tensor(np.where(drawn < self.p, 0.0, factor))
        return x

    def parameters(self):
        return []


class Sequential:
    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        for layer in self.layers:
            names = layer.forward.__code__.co_varnames[: layer.forward.__code__.co_argcount]
            x = layer.forward(x, training) if "training" in names else layer.forward(x)
        return x

    def parameters(self):
        unique = []
        for tensor in (tensor for layer in self.layers for tensor in layer.parameters()):
            if all(tensor is not other for other in unique):
                unique.append(tensor)
        return unique
