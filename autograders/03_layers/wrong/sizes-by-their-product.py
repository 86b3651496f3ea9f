# idea: looks at the product of the sizes, which two negative ones make positive
# fails: test-linear-sizes
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features * out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(abs(in_features), abs(out_features)) / np.sqrt(abs(in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
