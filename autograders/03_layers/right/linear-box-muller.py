# idea: makes normal numbers from uniform ones
def normal_numbers(shape):
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return radius * np.cos(2 * np.pi * rng.random(shape))


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = normal_numbers((in_features, out_features)) / math.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.name = "linear"
