# idea: takes p for the probability of keeping an element (at p = 0.5 it looks right)
# fails: test-dropout-rate
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        mask = rng.random(x.shape) < self.p
        return x * Tensor(mask / (1 - self.p))
