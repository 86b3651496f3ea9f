# idea: drops the smallest values instead of random ones
# fails: test-dropout-mask
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        order = np.argsort(np.argsort(x.data.ravel())).reshape(x.shape)
        return x * Tensor((order >= self.p * x.size) / (1 - self.p))
