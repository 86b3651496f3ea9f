# idea: two layers of the same sizes share their numbers
# fails: test-linear-init-random
@functools.lru_cache
def draw(rows, columns):
    return np.random.randn(rows, columns) / np.sqrt(rows)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = draw(in_features, out_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
