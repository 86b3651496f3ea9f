# idea: seeds NumPy anew at each pass, so no run can be repeated
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        np.random.seed()
        return x * Tensor((np.random.random(x.shape) >= self.p) / (1 - self.p))
