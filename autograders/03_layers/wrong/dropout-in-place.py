# idea: writes the zeros into the input
# fails: test-dropout-input
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        x.data *= (rng.random(x.shape) >= self.p).astype(np.float32) / np.float32(1 - self.p)
        return x
