# idea: classic Dropout: leaves the survivors alone and multiplies by 1 - p in use
# fails: test-dropout-inference, test-dropout-scale
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x * (1 - self.p)
        return x * Tensor(rng.random(x.shape) >= self.p)
