# idea: refuses an impossible p in forward instead of at the start
# fails: test-dropout-refuse
class Dropout:
    def __init__(self, p=0.5):
        self.p = p

    def forward(self, x, training=True):
        if not 0 <= self.p <= 1:
            raise ValueError("p is no probability")
        if not training or self.p == 0:
            return x
        keep = rng.random(x.shape) >= self.p
        return x * Tensor(keep / (1 - self.p) if self.p < 1 else np.zeros(x.shape))
