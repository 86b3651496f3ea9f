# idea: treats p = 1 like p = 0
# fails: test-dropout-limits
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p in (0, 1):
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
