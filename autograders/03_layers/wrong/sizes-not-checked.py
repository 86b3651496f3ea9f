# idea: checks nothing; NumPy refuses negative sizes, but not zero
# fails: test-linear-sizes
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) / np.sqrt(max(in_features, 1))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
