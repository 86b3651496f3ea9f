# idea: returns an array in training
# fails: test-dropout-requires-grad
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x.data * (rng.random(x.shape) >= self.p) / np.float32(1 - self.p)
