# idea: writes zeros into the input for p = 1
# fails: test-dropout-limits
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            x.data[...] = 0.0
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
