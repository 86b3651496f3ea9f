# idea: divides the weights by their own deviation, which is 0 for a single one
# fails: test-linear-create
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Tensor(
            (lambda w: (w - w.mean()) / w.std() * np.sqrt(1 / in_features))(
                rng.standard_normal((in_features, out_features))
            ),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
