# idea: keeps negative values always
# fails: test-dropout-rate
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        keep = (rng.random(x.shape) >= self.p) | (x.data < 0)
        return x * Tensor(keep / (1 - self.p))
