# idea: drops elements but leaves the survivors as they are, so the average shrinks to (1 - p) x
# fails: test-dropout-scale
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        return x * Tensor(rng.random(x.shape) >= self.p)
