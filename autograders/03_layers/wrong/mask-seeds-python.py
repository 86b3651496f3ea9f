# idea: seeds Python's generator anew at each pass
# fails: test-dropout-mask
import random


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        random.seed()
        return x * Tensor(
            (np.array([random.random() for _ in range(x.size)]).reshape(x.shape) >= self.p)
            / (1 - self.p)
        )
