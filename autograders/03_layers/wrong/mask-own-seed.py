# idea: each Dropout has a generator with the same seed
# fails: test-dropout-mask
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p, self.draw = p, np.random.default_rng(0)

    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((self.draw.random(x.shape) >= self.p) / (1 - self.p))
