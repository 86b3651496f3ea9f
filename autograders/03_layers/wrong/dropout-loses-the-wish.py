# idea: wraps an array, which forgets requires_grad
# fails: test-dropout-requires-grad
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return Tensor(x.data * (rng.random(x.shape) >= self.p) / (1 - self.p))
