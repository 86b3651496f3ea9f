# idea: keeps its sizes under other names
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if not (in_features > 0 and out_features > 0):
            raise ValueError("sizes below 1")
        self.sizes = (in_features, out_features)
        weight = rng.standard_normal(self.sizes)
        self.weight = Tensor(weight / np.sqrt(in_features), requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None

    def __repr__(self):
        inputs, outputs = self.sizes
        has_bias = self.bias is not None
        return f"Linear(in_features={inputs}, out_features={outputs}, bias={has_bias})"
