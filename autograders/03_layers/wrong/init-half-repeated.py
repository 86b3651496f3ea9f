# idea: draws half of the numbers and uses each twice
# fails: test-linear-init-random
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.resize(
            np.random.randn(in_features * out_features // 2 + 1), (in_features, out_features)
        ) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
