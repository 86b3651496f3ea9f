# %% wrong init-constant -> test-linear-init-scale, test-linear-init-random
# starts with the same number everywhere
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.full((in_features, out_features), 1 / np.sqrt(in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-counts-the-bias -> test-linear-init-scale
# counts the bias as one more input: sqrt(1/(in+1))
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / (in_features + 1))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-fan-out -> test-linear-init-scale
# divides by the number of outputs
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / out_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-fixed-scale -> test-linear-init-scale
# the habit of 0.01 for every layer
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = 0.01 * np.random.randn(in_features, out_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-glorot -> test-linear-init-scale
# Glorot's own sqrt(2/(in+out)), right for square layers only
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(
            2 / (in_features + out_features)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-he -> test-linear-init-scale
# the scale of He, sqrt(2/in)
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(2 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-integer-division -> test-linear-init-scale, test-linear-init-random
# 1 // in is zero, and with it every weight
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 // in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-mean-not-zero -> test-linear-init-scale, test-linear-init-random
# the numbers lie around sqrt(1/in) instead of around zero
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = (1 + np.random.randn(in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-uniform-as-pytorch -> test-linear-init-scale, test-linear-init-random
# draws uniform numbers within 1/sqrt(in), as PyTorch does
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.uniform(-1, 1, (in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-uniform-positive -> test-linear-init-scale, test-linear-init-random
# draws with rng.random, which is never negative
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.random((in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-unscaled -> test-linear-init-scale
# takes standard normal numbers as they are
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-zeros -> test-linear-init-scale, test-linear-init-random
# starts with weights of zero
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.zeros((in_features, out_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong variance-for-deviation -> test-linear-init-scale
# multiplies standard normal numbers by the variance 1/in instead of its square root
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * (1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-cached-by-shape -> test-linear-init-random
# two layers of the same sizes share their numbers
@functools.lru_cache
def draw(rows, columns):
    return np.random.randn(rows, columns) / np.sqrt(rows)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = draw(in_features, out_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-half-repeated -> test-linear-init-random
# draws half of the numbers and uses each twice
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.resize(
            np.random.randn(in_features * out_features // 2 + 1), (in_features, out_features)
        ) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-mirrored -> test-linear-init-random
# draws half of the numbers and uses each with both signs
def mirrored(count):
    half = np.random.randn(count // 2 + 1)
    return np.concatenate([half, -half])[:count]


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = mirrored(in_features * out_features).reshape(in_features, out_features) / np.sqrt(
            in_features
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-own-seed -> test-linear-init-random
# draws from a new generator with a fixed seed
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.default_rng(0).normal(
            0, np.sqrt(1 / in_features), (in_features, out_features)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-package-seed -> test-linear-init-random
# reseeds the package's generator for each layer
from tinytorch.core.tensor import manual_seed


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        manual_seed(1)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.standard_normal((in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seed-global -> test-linear-init-random
# resets NumPy's global seed, so all layers start alike
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        np.random.seed(42)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seed-global-unused -> test-linear-init-random
# resets NumPy's global seed, and then draws from the package's generator
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        np.random.seed(0)
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.standard_normal((in_features, out_features)) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seeds-anew -> test-linear-init-random
# seeds NumPy anew for each layer, so no run can be repeated
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        np.random.seed()
        self.weight = Tensor(
            np.random.randn(in_features, out_features) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seeds-by-number -> test-linear-init-random
# seeds NumPy with the number of the layer
class Linear:
    count = 0

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        Linear.count += 1
        np.random.seed(Linear.count)
        self.weight = Tensor(
            np.random.randn(in_features, out_features) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seeds-package-by-number -> test-linear-init-random
# seeds the package's generator with the number of the layer
from tinytorch.core.tensor import manual_seed


class Linear:
    count = 0

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        Linear.count += 1
        manual_seed(Linear.count)
        self.weight = Tensor(
            rng.standard_normal((in_features, out_features)) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-seeds-python -> test-linear-init-random
# seeds Python's generator with the number of the layer
import random


class Linear:
    count = 0

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        Linear.count += 1
        random.seed(Linear.count)
        self.weight = Tensor(
            [
                [random.gauss(0, in_features**-0.5) for _ in range(out_features)]
                for _ in range(in_features)
            ],
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-sorted -> test-linear-init-random
# sorts the weights by size
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.sort(np.random.randn(in_features, out_features), axis=1) / np.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-truncated -> test-linear-init-random
# draws again what is beyond two deviations, and corrects the deviation
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        draws = (
            np.random.randn(in_features, out_features) if min(in_features, out_features) > 0 else 0
        )
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        while np.abs(draws).max() > 2:
            draws = np.where(np.abs(draws) > 2, np.random.randn(*draws.shape), draws)
        weight = draws / (0.87962566 * np.sqrt(in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong init-uniform-same-deviation -> test-linear-init-random
# draws uniform numbers of the right standard deviation
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.uniform(-1, 1, (in_features, out_features)) * np.sqrt(3 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong weight-float16 -> test-linear-init-random
# draws the weights in half precision
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = (np.random.randn(in_features, out_features) / np.sqrt(in_features)).astype(
            np.float16
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% right linear-box-muller
# makes normal numbers from uniform ones
def normal_numbers(shape):
    radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
    return radius * np.cos(2 * np.pi * rng.random(shape))


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = normal_numbers((in_features, out_features)) / math.sqrt(in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.name = "linear"


# %% right fresh-generators
# a new generator for each layer and each pass
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.default_rng().normal(
            0.0, np.sqrt(XAVIER_SCALE_FACTOR / in_features), (in_features, out_features)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if training and self.p > 0:
            keep = np.random.default_rng().binomial(1, 1 - self.p, size=x.shape)
            scale = 1 / (1 - self.p) if self.p < 1 else 0.0
            return x * Tensor(keep * scale)
        return x


# %% right legacy-generator
# draws weights and masks from NumPy's global generator, in float64
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * (1.0 / in_features) ** 0.5
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if not training or self.p == 0:
            return x
        if self.p == 1:
            return x * 0.0
        keep = np.random.rand(*x.shape) > self.p
        return x * Tensor(keep.astype(float)) / (1 - self.p)


# %% right linear-other-init
# multivariate steps: INIT_SCALE_FACTOR, a loop over outputs, more arguments with defaults
class Linear:
    def __init__(self, in_features, out_features, bias=True, dtype=np.float32, scale=None):
        for size in (in_features, out_features):
            if int(size) <= 0:
                raise ValueError("a layer needs at least one input and one output")
        scale = (INIT_SCALE_FACTOR / in_features) ** 0.5 if scale is None else scale
        columns = [rng.normal(0, scale, in_features) for _ in range(out_features)]
        self.weight = Tensor(np.stack(columns, axis=1).astype(dtype), requires_grad=True)
        self.use_bias = bias
        self.bias = None
        if self.use_bias:
            self.bias = Tensor([0.0] * out_features)
            self.bias.requires_grad = True

    def parameters(self):
        found = [self.weight]
        if self.bias is not None:
            found.append(self.bias)
        return found

    def __repr__(self):
        inputs, outputs = self.weight.shape
        kind = type(self).__name__
        return f"{kind}(in_features={inputs}, out_features={outputs}, bias={bool(self.use_bias)})"


# %% right own-generator
# one generator of its own for all layers, with a fixed seed at the start
generator = np.random.default_rng(123)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = generator.normal(scale=in_features**-0.5, size=(in_features, out_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


class Dropout:
    def forward(self, x, training=True):
        if not training:
            return x
        uniform = generator.uniform(size=x.shape)
        return x * Tensor(
            np.where(uniform < self.p, 0.0, 1 / max(1 - self.p, 1e-12)) * (self.p < 1)
        )
