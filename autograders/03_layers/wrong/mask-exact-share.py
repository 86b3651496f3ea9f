# idea: drops exactly the share p of the elements
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        mask = np.ones(x.size)
        mask[rng.permutation(x.size)[: round(self.p * x.size)]] = 0
        return x * Tensor(mask.reshape(x.shape) / (1 - self.p))
