# idea: is in use unless told otherwise
# fails: test-dropout-inference
class Dropout:
    def forward(self, x, training=False):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
