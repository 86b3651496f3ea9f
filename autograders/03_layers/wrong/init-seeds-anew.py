# idea: seeds NumPy anew for each layer, so no run can be repeated
# fails: test-linear-init-random
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        np.random.seed()
        self.weight = Tensor(
            np.random.randn(in_features, out_features) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
