# idea: resets NumPy's global seed at each pass
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        np.random.seed(0)
        return x * Tensor((np.random.rand(*x.shape) >= self.p) / (1 - self.p))
