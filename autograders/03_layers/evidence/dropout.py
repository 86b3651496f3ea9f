# %% wrong p-one-refused -> test-dropout-limits, test-dropout-inference, test-dropout-requires-grad
# refuses p = 1, which api and docstring allow
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p < 1:
            raise ValueError("p is no probability")
        self.p = p


# %% wrong p-assert -> test-dropout-refuse
# checks with assert
class Dropout:
    def __init__(self, p=0.5):
        assert 0 <= p <= 1
        self.p = p


# %% wrong p-checked-too-late -> test-dropout-refuse
# refuses an impossible p in forward instead of at the start
class Dropout:
    def __init__(self, p=0.5):
        self.p = p

    def forward(self, x, training=True):
        if not 0 <= self.p <= 1:
            raise ValueError("p is no probability")
        if not training or self.p == 0:
            return x
        keep = rng.random(x.shape) >= self.p
        return x * Tensor(keep / (1 - self.p) if self.p < 1 else np.zeros(x.shape))


# %% wrong p-clipped -> test-dropout-refuse
# brings p into [0, 1] without a word
class Dropout:
    def __init__(self, p=0.5):
        self.p = min(max(p, 0.0), 1.0)


# %% wrong p-lower-limit-only -> test-dropout-refuse
# refuses only p < 0
class Dropout:
    def __init__(self, p=0.5):
        if p < 0:
            raise ValueError("p is no probability")
        self.p = p


# %% wrong p-not-checked -> test-dropout-refuse
# accepts every p
class Dropout:
    def __init__(self, p=0.5):
        self.p = p


# %% wrong p-upper-limit-only -> test-dropout-refuse
# refuses only p > 1
class Dropout:
    def __init__(self, p=0.5):
        if p > 1:
            raise ValueError("p is no probability")
        self.p = p


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


# %% wrong p-in-the-class -> test-dropout-rate
# keeps p in the class, so the last Dropout decides for all
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        Dropout.p = p


# %% wrong mask-own-seed -> test-dropout-mask
# each Dropout has a generator with the same seed
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p, self.draw = p, np.random.default_rng(0)

    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((self.draw.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong dropout-learns-p -> test-dropout-requires-grad
# lists p among the parameters
class Dropout:
    def __init__(self, p=0.5):
        if not 0 <= p <= 1:
            raise ValueError("p is no probability")
        self.p = p

    def parameters(self):
        return [Tensor(self.p)]


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


# %% wrong dropout-in-place-at-one -> test-dropout-limits
# writes zeros into the input for p = 1
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            x.data[...] = 0.0
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong p-one-divides -> test-dropout-limits
# has no case for p = 1: 0 times infinity is NaN
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        with np.errstate(all="ignore"):
            return x * Tensor((rng.random(x.shape) >= self.p) / np.float64(1 - self.p))


# %% wrong p-one-drops-nothing -> test-dropout-limits
# treats p = 1 like p = 0
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p in (0, 1):
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong p-one-raises -> test-dropout-limits, test-dropout-requires-grad
# divides by 1 - p in Python, which raises ZeroDivisionError for p = 1
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) * (1 / (1 - self.p)))


# %% wrong p-zero-drops-all -> test-dropout-limits
# asks `if self.p` and gives zeros for p = 0
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        if not self.p or self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong flag-default-false -> test-dropout-inference
# is in use unless told otherwise
class Dropout:
    def forward(self, x, training=False):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong flag-ignored -> test-dropout-inference
# drops without training, too
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong flag-inverted -> test-dropout-inference, test-dropout-rate, test-dropout-scale, test-dropout-mask
# drops in use and not in training
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1 and training:
            return x * 0.0
        if training or self.p in (0, 1):
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong flag-is-kept -> test-dropout-inference
# once in use, in use for ever
class Dropout:
    def forward(self, x, training=True):
        self.training = getattr(self, "training", True) and training
        if not self.training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong p-one-asked-first -> test-dropout-inference
# asks for p = 1 before the flag, so it gives zeros in use
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1:
            return x * 0.0
        if not training or self.p == 0:
            return x
        return x * Tensor((rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong scaled-in-use -> test-dropout-inference, test-dropout-scale
# classic Dropout: leaves the survivors alone and multiplies by 1 - p in use
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x * (1 - self.p)
        return x * Tensor(rng.random(x.shape) >= self.p)


# %% wrong scaled-in-use-too -> test-dropout-inference
# scales by 1/(1-p) without training, too
class Dropout:
    def forward(self, x, training=True):
        if self.p == 1:
            return x * 0.0 if training else x
        mask = rng.random(x.shape) >= self.p if training else np.ones(x.shape)
        return x * Tensor(mask / (1 - self.p))


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


# %% wrong keeps-with-p-and-scales-by-it -> test-dropout-rate, test-dropout-scale
# takes p for the probability of keeping, and scales by 1/p, so the average is right
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        mask = rng.random(x.shape) < self.p
        return x * Tensor(mask / self.p)


# %% wrong mask-positive-only -> test-dropout-rate
# keeps negative values always
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        keep = (rng.random(x.shape) >= self.p) | (x.data < 0)
        return x * Tensor(keep / (1 - self.p))


# %% wrong scale-with-integers -> test-dropout-scale
# rounds the factor of the survivors
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) * round(1 / (1 - self.p)))


# %% wrong scaled-by-1-minus-p -> test-dropout-scale
# multiplies the survivors by 1 - p instead of dividing
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) * (1 - self.p))


# %% wrong scaled-by-1-over-p -> test-dropout-scale
# multiplies the survivors by 1/p
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) / self.p)


# %% wrong scaled-by-the-count -> test-dropout-scale
# scales by how many happened to survive
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        mask = rng.random(x.shape) >= self.p
        return x * Tensor(mask * (mask.size / max(mask.sum(), 1)))


# %% wrong scaled-by-two -> test-dropout-scale
# doubles the survivors, which fits p = 0.5 only
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x * Tensor((rng.random(x.shape) >= self.p) * 2)


# %% wrong survivors-not-scaled -> test-dropout-scale
# drops elements but leaves the survivors as they are, so the average shrinks to (1 - p) x
class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        return x * Tensor(rng.random(x.shape) >= self.p)


# %% wrong mask-by-value -> test-dropout-mask
# drops the smallest values instead of random ones
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        order = np.argsort(np.argsort(x.data.ravel())).reshape(x.shape)
        return x * Tensor((order >= self.p * x.size) / (1 - self.p))


# %% wrong mask-drawn-once -> test-dropout-mask
# draws the mask at the first pass and keeps it
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        if getattr(self, "mask", np.zeros(0)).shape != x.shape:
            self.mask = (rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * Tensor(self.mask)


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


# %% wrong mask-for-whole-columns -> test-dropout-mask
# draws one mask for all samples of a batch
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        shape = (1, *x.shape[1:]) if x.ndim > 1 else x.shape
        return x * Tensor((rng.random(shape) >= self.p) / (1 - self.p))


# %% wrong mask-for-whole-rows -> test-dropout-mask
# draws one decision a row of a batch
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0

        shape = (*x.shape[:-1], 1) if x.ndim > 1 else x.shape
        return x * Tensor((rng.random(shape) >= self.p) / (1 - self.p))


# %% wrong mask-keeps-at-least-one -> test-dropout-mask
# never drops everything
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        keep = rng.random(x.shape) >= self.p
        if keep.size and not keep.any():
            keep.flat[0] = True
        return x * Tensor(keep / (1 - self.p))


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


# %% wrong mask-seeded -> test-dropout-mask
# reseeds at each pass, so every mask is the same
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        draws = np.random.default_rng(0).random(x.shape)
        return x * Tensor((draws >= self.p) / (1 - self.p))


# %% wrong mask-seeds-anew -> test-dropout-mask
# seeds NumPy anew at each pass, so no run can be repeated
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        np.random.seed()
        return x * Tensor((np.random.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong mask-seeds-global -> test-dropout-mask
# resets NumPy's global seed at each pass
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        np.random.seed(0)
        return x * Tensor((np.random.rand(*x.shape) >= self.p) / (1 - self.p))


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


# %% wrong mask-seeds-python -> test-dropout-mask
# seeds Python's generator anew at each pass
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


# %% wrong dropout-in-place -> test-dropout-input
# writes the zeros into the input
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        x.data *= (rng.random(x.shape) >= self.p).astype(np.float32) / np.float32(1 - self.p)
        return x


# %% wrong dropout-loses-the-wish -> test-dropout-requires-grad
# wraps an array, which forgets requires_grad
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return Tensor(x.data * (rng.random(x.shape) >= self.p) / (1 - self.p))


# %% wrong dropout-loses-the-wish-at-one -> test-dropout-requires-grad
# for p = 1 makes new zeros, which forget requires_grad
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return Tensor(np.zeros(x.shape))
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


# %% wrong dropout-returns-array -> test-dropout-requires-grad
# returns an array in training
class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        return x.data * (rng.random(x.shape) >= self.p) / np.float32(1 - self.p)


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


# %% right dropout-keeps-by-probability
# keeps where a number lies below 1 - p, by a helper
def keep_mask(shape, probability):
    return (np.random.random(shape) < probability).astype(np.float32)


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        keep = 1.0 - self.p
        if keep == 0:
            return Tensor(np.zeros_like(x.data), requires_grad=x.requires_grad)
        return x * Tensor(keep_mask(x.shape, keep)) * Tensor(np.array(1.0 / keep))


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


# %% wrong dropout-repr-keeps -> test-dropout-repr
# shows the probability of keeping
class Dropout:
    def __repr__(self):
        return f"Dropout(p={1 - self.p})"


# %% wrong dropout-repr-without-p -> test-dropout-repr
# shows no probability
class Dropout:
    def __repr__(self):
        return "Dropout()"


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


# %% right generator-in-each-dropout
# each Dropout has an unseeded generator of its own, and a few further attributes
class Dropout:
    def __init__(self, p=0.5, name="dropout"):
        if p < 0.0 or p > 1.0:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = self.rate = p
        self.name = name
        self.generator = np.random.default_rng()
        self.training = True
        self.mask = None

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.mask = self.generator.random(x.shape) >= self.p
        return x * Tensor(self.mask) * (1 / (1 - self.p) if self.p != 1 else 0)
