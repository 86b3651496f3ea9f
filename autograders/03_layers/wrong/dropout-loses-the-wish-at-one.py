# idea: for p = 1 makes new zeros, which forget requires_grad
# fails: test-dropout-requires-grad
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return Tensor(np.zeros(x.shape))
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
