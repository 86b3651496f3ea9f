# idea: refuses negative sizes only
# fails: test-linear-sizes
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 0 or out_features < 0:
            raise ValueError("sizes must not be negative")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) / np.sqrt(max(in_features, 1))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
