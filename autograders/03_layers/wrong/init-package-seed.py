# idea: reseeds the package's generator for each layer
# fails: test-linear-init-random
from tinytorch.core.tensor import manual_seed


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        manual_seed(1)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.standard_normal((in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
