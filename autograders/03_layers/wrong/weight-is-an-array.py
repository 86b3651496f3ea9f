# idea: keeps the weight as an array
# fails: test-linear-create
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = weight
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
