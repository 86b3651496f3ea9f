# idea: resets NumPy's global seed, and then draws from the package's generator
# fails: test-linear-init-random
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        np.random.seed(0)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.standard_normal((in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
