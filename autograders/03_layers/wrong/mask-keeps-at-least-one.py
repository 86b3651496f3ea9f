# idea: never drops everything
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        keep = rng.random(x.shape) >= self.p
        if keep.size and not keep.any():
            keep.flat[0] = True
        return x * Tensor(keep / (1 - self.p))
