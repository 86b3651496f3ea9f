# idea: the parameters are of a class of their own, as in PyTorch
Parameter = functools.partial(type("Parameter", (Tensor,), {}), requires_grad=True)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if min(in_features, out_features) < 1:
            raise ValueError("sizes must be positive")
        self.in_features = in_features
        self.out_features = out_features
        scale = np.sqrt(1 / in_features)
        self.weight = Parameter(np.random.normal(0, scale, size=(in_features, out_features)))
        self.bias = Parameter(np.zeros((out_features,))) if bias else None

    def parameters(self):
        return list(filter(lambda tensor: tensor is not None, (self.weight, self.bias)))
