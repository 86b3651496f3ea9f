# idea: each Dropout has an unseeded generator of its own, and a few further attributes
class Dropout:
    def __init__(self, p=0.5, name="dropout"):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = self.rate = p
        self.name = name
        self.generator = np.random.default_rng()
        self.training = True
        self.mask = None

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.mask = self.generator.random(x.shape) >= self.p
        return x * Tensor(self.mask) * (1 / (1 - self.p) if self.p != 1 else 0)
