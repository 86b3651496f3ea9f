# idea: drops without training, too
# fails: test-dropout-inference
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
