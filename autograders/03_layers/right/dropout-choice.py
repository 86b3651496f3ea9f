# idea: chooses 0 or the factor for each element
class Dropout:
    def forward(self, x, training=True):
        if training and 0 < self.p < 1:
            return x * Tensor(
                rng.choice([0.0, 1 / (1 - self.p)], size=x.shape, p=[self.p, 1 - self.p])
            )
        return x * 0 if training and self.p else x
