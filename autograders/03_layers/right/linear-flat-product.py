# idea: flattens the leading axes and restores them, in float64
class Linear:
    def forward(self, x):
        if x.shape[-1] != self.weight.shape[0]:
            raise ValueError(f"expected {self.weight.shape[0]} features, got {x.shape[-1]}")
        rows = x.data.reshape(-1, x.shape[-1]).astype(np.float64)
        y = np.dot(rows, self.weight.data.astype(np.float64))
        if self.bias is not None:
            y += self.bias.data
        return Tensor(y.reshape(*x.shape[:-1], y.shape[-1]))
