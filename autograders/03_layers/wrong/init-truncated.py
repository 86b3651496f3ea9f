# idea: draws again what is beyond two deviations, and corrects the deviation
# fails: test-linear-init-random
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        draws = (
            np.random.randn(in_features, out_features) if min(in_features, out_features) > 0 else 0
        )
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        while np.abs(draws).max() > 2:
            draws = np.where(np.abs(draws) > 2, np.random.randn(*draws.shape), draws)
        weight = draws / (0.87962566 * np.sqrt(in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
