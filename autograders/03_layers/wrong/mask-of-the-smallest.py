# idea: drops the smallest values instead of random ones
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        return (
            x.masked_fill(x.data <= np.quantile(x.data, self.p), 0.0) / (1 - self.p)
            if len(np.unique(x.data)) > 1
            else x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
        )
