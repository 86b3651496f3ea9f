# idea: asks `if self.p` and gives zeros for p = 0
# fails: test-dropout-limits
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        if not self.p or self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
