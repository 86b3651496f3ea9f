# idea: resets NumPy's global seed, so all layers start alike
# fails: test-linear-init-random
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        np.random.seed(42)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
