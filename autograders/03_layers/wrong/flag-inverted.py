# idea: drops in use and not in training
# fails: test-dropout-inference, test-dropout-rate, test-dropout-scale, test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1 and training:
            return x * 0.0
        if training or self.p in (0, 1):
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
