# idea: once in use, in use for ever
# fails: test-dropout-inference
class Dropout:
    def forward(self, x, training=True):
        self.training = getattr(self, "training", True) and training
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
