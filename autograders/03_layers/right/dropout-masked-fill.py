# idea: scales everything, then fills the dropped places with zeros
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0.0:
            return x
        if self.p == 1.0:
            return x.masked_fill(Tensor(np.ones(x.shape)), 0.0)
        return (x / (1 - self.p)).masked_fill(rng.random(x.shape) < self.p, 0)
