# idea: scales by how many happened to survive
# fails: test-dropout-scale
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        mask = rng.random(x.shape) >= self.p
        return x * Tensor(mask * (mask.size / max(mask.sum(), 1)))
