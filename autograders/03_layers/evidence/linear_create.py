# %% wrong bias-argument-inverted -> test-linear-create, test-linear-parameters, test-linear-without-bias, test-linear-repr
# makes a bias just when none is wanted
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = None if bias else Tensor(np.zeros(out_features), requires_grad=True)


# %% wrong bias-as-a-row -> test-linear-create
# the bias has the shape (1, out)
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros((1, out_features)), requires_grad=True) if bias else None


# %% wrong bias-needs-no-gradient -> test-linear-create
# forgets requires_grad of the bias
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=False) if bias else None


# %% wrong bias-of-input-size -> test-linear-create
# the bias has one number an input
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(in_features), requires_grad=True) if bias else None


# %% wrong bias-of-ones -> test-linear-create
# the bias starts at one
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.ones(out_features), requires_grad=True) if bias else None


# %% wrong bias-shared-by-layers -> test-linear-create
# shares one bias among all layers of a size
class Linear:
    zeros = {}

    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes")
        self.in_features, self.out_features = in_features, out_features
        self.weight = Tensor(
            rng.standard_normal((in_features, out_features)) * np.sqrt(1 / in_features),
            requires_grad=True,
        )
        if out_features not in self.zeros:
            self.zeros[out_features] = Tensor(np.zeros(out_features), requires_grad=True)
        self.bias = self.zeros[out_features] if bias else None


# %% wrong init-standardised -> test-linear-create
# divides the weights by their own deviation, which is 0 for a single one
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features = in_features
        self.out_features = out_features
        self.weight = Tensor(
            (lambda w: (w - w.mean()) / w.std() * np.sqrt(1 / in_features))(
                rng.standard_normal((in_features, out_features))
            ),
            requires_grad=True,
        )
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-of-one-refused -> test-linear-create, test-linear-forward
# refuses a size of 1, too
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features <= 1 or out_features <= 1:
            raise ValueError("sizes must be more than 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong weight-float64 -> test-linear-create
# puts float64 numbers into the weight afterwards
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.weight.data = self.weight.data.astype(np.float64)


# %% wrong weight-gradient-by-bias -> test-linear-create
# the weight needs a gradient only if there is a bias
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=bias)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong weight-is-an-array -> test-linear-create
# keeps the weight as an array
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = weight
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong weight-needs-no-gradient -> test-linear-create
# forgets requires_grad of the weight
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=False)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong weight-transposed -> test-linear-create
# makes the weight of shape (out, in), as PyTorch does
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(out_features, in_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-assert -> test-linear-sizes
# checks with assert, which raises AssertionError
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        assert in_features >= 1 and out_features >= 1, "sizes must be at least 1"
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-both-at-once -> test-linear-sizes
# refuses only if both sizes are wrong
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 and out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(max(in_features, 1), max(out_features, 1)) / np.sqrt(
            max(in_features, 1)
        )
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-by-their-product -> test-linear-sizes
# looks at the product of the sizes, which two negative ones make positive
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features * out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(abs(in_features), abs(out_features)) / np.sqrt(abs(in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-inputs-only -> test-linear-sizes
# checks the inputs only
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1:
            raise ValueError("in_features must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-mended -> test-linear-sizes
# turns a size below 1 into 1
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        in_features, out_features = max(in_features, 1), max(out_features, 1)
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-not-checked -> test-linear-sizes
# checks nothing; NumPy refuses negative sizes, but not zero
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) / np.sqrt(max(in_features, 1))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong sizes-zero-allowed -> test-linear-sizes
# refuses negative sizes only
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 0 or out_features < 0:
            raise ValueError("sizes must not be negative")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) / np.sqrt(max(in_features, 1))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None


# %% wrong forward-uses-first-weight -> test-linear-forward, test-linear-without-bias
# computes with the weight of the beginning, whatever has been learned
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.start = self.weight

    def forward(self, x):
        y = x.matmul(self.start)
        return y if self.bias is None else y + self.bias


# %% wrong parameters-from-the-start -> test-linear-parameters
# lists the tensors when the layer is made, and misses those that are set later
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.found = [self.weight] + ([] if self.bias is None else [self.bias])

    def parameters(self):
        return self.found


# %% wrong parameters-grow -> test-linear-parameters
# adds to a list of its own at each call
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None
        self.found = []

    def parameters(self):
        self.found += [t for t in (self.weight, self.bias) if t is not None]
        return self.found


# %% wrong bias-false-is-kept -> test-linear-without-bias, test-linear-repr
# keeps False as the bias
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else bias


# %% wrong bias-false-makes-zeros -> test-linear-without-bias, test-linear-repr
# bias=False makes a bias of zeros
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = np.random.randn(in_features, out_features) * np.sqrt(1 / in_features)
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=bool(bias))
