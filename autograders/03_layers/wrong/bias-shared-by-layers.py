# idea: shares one bias among all layers of a size
# fails: test-linear-create
class Linear:
    zeros = {}

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        self.weight = Tensor(
            rng.standard_normal((in_features, out_features)) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        if out_features not in self.zeros:
            self.zeros[out_features] = Tensor(np.zeros(out_features), requires_grad=True)
        self.bias = self.zeros[out_features] if bias else None
