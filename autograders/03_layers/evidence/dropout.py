# %% wrong dropout-call-without-flag -> test-dropout-inference
# has a __call__ of its own that does not know the flag
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def __call__(self, x):
        return self.forward(x)


# %% wrong p-default-fifth -> test-dropout-rate
# drops with 0.2 unless told otherwise
class Dropout:
    def __init__(self, p=0.2):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p


# %% wrong dropout-learns-p -> test-dropout-requires-grad
# lists p among the parameters
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def parameters(self):
        return [Tensor(self.p)]


# %% wrong scaled-in-use -> test-dropout-inference, test-dropout-scale
# classic Dropout: leaves the survivors alone and multiplies by 1 - p in use
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x * (1 - self.p)
        return x * Tensor(rng.random(x.shape) >= self.p)


# %% wrong keeps-with-p -> test-dropout-rate
# takes p for the probability of keeping an element (at p = 0.5 it looks right)
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        mask = rng.random(x.shape) < self.p
        return x * Tensor(mask / (1 - self.p))


# %% wrong mask-exact-share -> test-dropout-mask
# drops exactly the share p of the elements
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        mask = np.ones(x.size)
        mask[rng.permutation(x.size)[: round(self.p * x.size)]] = 0
        return x * Tensor(mask.reshape(x.shape) / (1 - self.p))


# %% wrong mask-for-whole-channels -> test-dropout-mask
# draws one decision for the last axis of stacks of matrices
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        shape = (*x.shape[:-1], 1) if x.ndim > 2 else x.shape
        return x * Tensor((rng.random(shape) >= self.p) / (1 - self.p))


# %% wrong mask-of-the-call-before-last -> test-dropout-mask
# takes two masks in turn
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        self.calls = getattr(self, "calls", 0) + 1
        masks = self.__dict__.setdefault("masks", {})
        key = (x.shape, self.calls % 2)
        if key not in masks:
            masks[key] = (rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * Tensor(masks[key])


# %% wrong mask-of-the-smallest -> test-dropout-mask
# drops the smallest values instead of random ones
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        return (
            x.masked_fill(x.data <= np.quantile(x.data, self.p), 0.0) / (1 - self.p)
            if len(np.unique(x.data)) > 1
            else x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))
        )


# %% wrong mask-repeats -> test-dropout-mask
# draws half of the mask and uses it twice
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        draws = np.resize(rng.random(x.size // 2 + 1)[: max(x.size // 2, 1)], x.shape)
        return x * Tensor((draws >= self.p) / (1 - self.p))


# %% wrong mask-seeds-global-unused -> test-dropout-mask
# resets NumPy's global seed, and then draws from the package's generator
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        np.random.seed(1)
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong dropout-mask-learns -> test-dropout-requires-grad
# marks the mask for gradients, so every output wants one
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p), requires_grad=True)


# %% wrong p-with-tolerance -> test-dropout-refuse
# allows a little more than a probability, as if for rounding
class Dropout:
    def __init__(self, p=0.5):
        if not -0.01 <= p <= 1.01:
            raise ValueError("p is no probability")
        self.p = p


# %% wrong dropout-call-in-use -> test-dropout-inference
# has a __call__ of its own that is in use unless told otherwise
class Dropout:
    def __call__(self, x, training=False):
        return self.forward(x, training)

    def __repr__(self):
        return f"Dropout(p={self.p})"


# %% wrong dropout-repr-hard-coded -> test-dropout-repr
# returns what the visible test wants to see
class Dropout:
    def __repr__(self):
        return "Dropout(p=0.3)"


# %% right dropout-call-of-its-own
# Dropout and Linear have a __call__ of their own
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def __call__(self, x, training=True):
        return self.forward(x, training)

    def parameters(self):
        return []


class Linear:
    def __call__(self, x):
        return self.forward(x)


# %% right dropout-choice
# chooses 0 or the factor for each element
class Dropout:
    def forward(self, x, training=True):
        if training and 0 < self.p < 1:
            return x * Tensor(
                rng.choice([0.0, 1 / (1 - self.p)], size=x.shape, p=[self.p, 1 - self.p])
            )
        return x * 0 if training and self.p else x


# %% right dropout-copies
# gives copies that keep requires_grad, also where nothing is dropped
class Dropout:
    def forward(self, x, training=True):
        data = x.data.copy()
        if training and self.p > 0:
            kept = rng.random(data.shape) >= self.p
            data = (
                np.where(kept, data / (1.0 - self.p), 0.0) if self.p < 1 else np.zeros_like(data)
            )
        return Tensor(data, requires_grad=x.requires_grad)


# %% right dropout-from-operation
# passes the result through the door itself
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return Tensor.from_operation(x.data, "dropout", x)
        if self.p == 1:
            return Tensor.from_operation(np.zeros(x.shape), "dropout", x)
        keep = rng.random(x.shape) >= self.p
        return Tensor.from_operation(x.data * keep / (1 - self.p), "dropout", x)


# %% right dropout-masked-fill
# scales everything, then fills the dropped places with zeros
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0.0:
            return x
        if self.p == 1.0:
            return x.masked_fill(Tensor(np.ones(x.shape)), 0.0)
        return (x / (1 - self.p)).masked_fill(rng.random(x.shape) < self.p, 0)


# %% right system-random
# draws with Python's own random module, element by element
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


# %% right dropout-positional-flag-and-property
# keeps p behind a property
class Dropout:
    def __init__(self, p=0.5):
        self.p = p

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, value):
        if not 0 <= value <= 1:
            raise ValueError("p must lie between 0 and 1")
        self._p = float(value)

    def __repr__(self):
        return f"Dropout({self.p})"


# %% wrong p-below-zero -> test-dropout-refuse
# refuses only what is too large
class Dropout:
    def __init__(self, p=0.5):
        if p > DROPOUT_MAX_PROB:
            raise ValueError(f"Dropout needs a probability in [0, 1], got {p}")
        self.p = p


# %% wrong dropout-in-hundredths -> test-dropout-rate
# draws whole hundredths, so that no other probability is met
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        kept = np.random.randint(0, 100, x.shape) >= 100 * self.p
        return x * Tensor(kept / (1 - self.p))


# %% wrong dropout-seeds -> test-dropout-mask
# seeds NumPy's generator, which all code shares, when it is made
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError(f"not a probability: {p}")
        np.random.seed(7)
        self.p = p
