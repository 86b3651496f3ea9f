# idea: draws with Python's own random module, element by element
import random


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == DROPOUT_MIN_PROB:
            return x
        if self.p == DROPOUT_MAX_PROB:
            return x * Tensor(np.zeros(x.shape))
        draw = random.SystemRandom().random
        keep = [0.0 if draw() < self.p else 1 / (1 - self.p) for _ in range(x.size)]
        return x * Tensor(np.reshape(keep, x.shape))
