# idea: reseeds at each pass, so every mask is the same
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        draws = np.random.default_rng(0).random(x.shape)
        return x * Tensor((draws >= self.p) / (1 - self.p))
