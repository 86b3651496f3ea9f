# idea: draws half of the mask and uses it twice
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        draws = np.resize(rng.random(x.size // 2 + 1)[: max(x.size // 2, 1)], x.shape)
        return x * Tensor((draws >= self.p) / (1 - self.p))
