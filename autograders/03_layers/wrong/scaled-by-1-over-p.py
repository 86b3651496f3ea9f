# idea: multiplies the survivors by 1/p
# fails: test-dropout-scale
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / self.p)
