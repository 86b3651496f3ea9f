# idea: refuses only if both sizes are wrong
# fails: test-linear-sizes
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 and out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(max(in_features, 1), max(out_features, 1)) / np.sqrt(
            max(in_features, 1)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
