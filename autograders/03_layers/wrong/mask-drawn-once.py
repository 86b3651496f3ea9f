# idea: draws the mask at the first pass and keeps it
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        if getattr(self, "mask", np.zeros(0)).shape != x.shape:
            self.mask = (rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * Tensor(self.mask)
