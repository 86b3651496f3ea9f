# idea: has no case for p = 1: 0 times infinity is NaN
# fails: test-dropout-limits
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        with np.errstate(all="ignore"):
            return x * Tensor((rng.random(x.shape) >= self.p) / np.float64(1 - self.p))
