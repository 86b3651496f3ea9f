# idea: adds to a list of its own at each call
# fails: test-linear-parameters
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.found = []

    def parameters(self):
        self.found += [t for t in (self.weight, self.bias) if t is not None]
        return self.found
