# idea: multivariate steps: INIT_SCALE_FACTOR, a loop over outputs, more arguments with defaults
class Linear:
    def __init__(self, in_features, out_features, bias=True, dtype=np.float32, scale=None):
        for size in (in_features, out_features):
            if int(size) <= 0:
                raise ValueError("a layer needs at least one input and one output")
        scale = (INIT_SCALE_FACTOR / in_features) ** 0.5 if scale is None else scale
        columns = [rng.normal(0, scale, in_features) for _ in range(out_features)]
        self.weight = Tensor(np.stack(columns, axis=1).astype(dtype), requires_grad=True)
        self.use_bias = bias
        self.bias = None
        if self.use_bias:
            self.bias = Tensor([0.0] * out_features)
            self.bias.requires_grad = True

    def parameters(self):
        found = [self.weight]
        if self.bias is not None:
            found.append(self.bias)
        return found

    def __repr__(self):
        inputs, outputs = self.weight.shape
        kind = type(self).__name__
        return f"{kind}(in_features={inputs}, out_features={outputs}, bias={bool(self.use_bias)})"
