# idea: divides by 1 - p in Python, which raises ZeroDivisionError for p = 1
# fails: test-dropout-limits, test-dropout-requires-grad
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) * (1 / (1 - self.p)))
