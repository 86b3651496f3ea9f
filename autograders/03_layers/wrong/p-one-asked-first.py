# idea: asks for p = 1 before the flag, so it gives zeros in use
# fails: test-dropout-inference
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1:
            return x * 0.0
        if not training or self.p == 0:
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
