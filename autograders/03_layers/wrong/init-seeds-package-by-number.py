# idea: seeds the package's generator with the number of the layer
# fails: test-linear-init-random
from tinytorch.core.tensor import manual_seed


class Linear:
    count = 0

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        Linear.count += 1
        manual_seed(Linear.count)
        self.weight = Tensor(
            rng.standard_normal((in_features, out_features)) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
