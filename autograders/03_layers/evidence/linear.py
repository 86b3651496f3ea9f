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


# %% wrong forward-reuses-its-output -> test-linear-forward
# writes every output into the same array, so the one before changes
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        y = y if self.bias is None else y + self.bias
        self.room = getattr(self, "room", y)
        if self.room.shape != y.shape:
            self.room = y
        self.room.data[...] = y.data
        return self.room


# %% wrong bias-per-sample -> test-linear-bias
# adds the bias down the batch, right only where the batch is as large as the output
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is None:
            return y
        if y.ndim == 2 and y.shape[0] == self.bias.size:
            return y + self.bias.reshape(-1, 1)
        return y + self.bias


# %% wrong no-bias -> test-linear-bias
# forgets to add the bias; a new layer's bias is zero, so nobody notices at first
class Linear:
    def forward(self, x):
        return x.matmul(self.weight)


# %% wrong parameters-copies -> test-linear-parameters
# gives copies of the tensors
class Linear:
    def parameters(self):
        return [Tensor(t.data.copy(), True) for t in (self.weight, self.bias) if t is not None]


# %% wrong bias-as-the-room -> test-linear-forward, test-linear-bias
# adds the product into the bias itself, where it fits
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is None:
            return y
        if y.shape == self.bias.shape:
            self.bias.data = self.bias.data + y.data
            return Tensor(self.bias.data)
        return y + self.bias


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


# %% right linear-checks-first
# checks the width itself, with a message of its own
class Linear:
    def forward(self, x):
        if x.ndim == 0 or x.shape[-1] != self.in_features:
            raise ValueError(f"this layer takes {self.in_features} features")
        return x.matmul(self.weight) + (0 if self.bias is None else self.bias)


# %% right linear-einsum
# computes with einsum on the arrays
class Linear:
    def forward(self, x):
        y = np.einsum("...i,ij->...j", x.data, self.weight.data)
        if self.bias is not None:
            y = y + self.bias.data
        return Tensor(y, requires_grad=True)


# %% right linear-flat-product
# flattens the leading axes and restores them, in float64
class Linear:
    def forward(self, x):
        if x.shape[-1] != self.weight.shape[0]:
            raise ValueError(f"expected {self.weight.shape[0]} features, got {x.shape[-1]}")
        rows = x.data.reshape(-1, x.shape[-1]).astype(np.float64)
        y = np.dot(rows, self.weight.data.astype(np.float64))
        if self.bias is not None:
            y += self.bias.data
        return Tensor(y.reshape(*x.shape[:-1], y.shape[-1]))


# %% right linear-row-by-row
# a loop over the rows
class Linear:
    def forward(self, x):
        rows = x.data.reshape(-1, x.data.shape[-1])
        width = self.weight.data.shape[1]
        y = np.zeros((len(rows), width), dtype=np.float32)
        for number, row in enumerate(rows):
            y[number] = row @ self.weight.data
        if x.data.shape[-1] != self.weight.data.shape[0]:
            raise ValueError("the widths differ")
        output = Tensor(y.reshape((*x.data.shape[:-1], width)))
        return output if self.bias is None else output + self.bias


# %% right linear-transposed-product
# multiplies the transposes the other way round
class Linear:
    def forward(self, x):
        if x.ndim == 1:
            y = self.weight.transpose() @ x
        else:
            y = (self.weight.transpose() @ x.transpose()).transpose()
        return y + self.bias if self.bias is not None else y


# %% right linear-attributes-by-property
# keeps weight and bias in a dictionary, behind properties
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if in_features < 1 or out_features < 1:
            raise ValueError("sizes must be at least 1")
        self.in_features, self.out_features = in_features, out_features
        weight = rng.normal(size=(in_features, out_features)) / in_features**0.5
        self.tensors = {"weight": Tensor(weight, True), "bias": None}
        if bias:
            self.tensors["bias"] = Tensor(np.zeros(out_features), True)

    @property
    def weight(self):
        return self.tensors["weight"]

    @weight.setter
    def weight(self, tensor):
        self.tensors["weight"] = tensor

    @property
    def bias(self):
        return self.tensors["bias"]

    @bias.setter
    def bias(self, tensor):
        self.tensors["bias"] = tensor

    def parameters(self):
        return [tensor for tensor in self.tensors.values() if tensor is not None]


# %% right linear-subclass-of-tensor
# the parameters are of a class of their own, as in PyTorch
Parameter = functools.partial(type("Parameter", (Tensor,), {}), requires_grad=True)


class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if min(in_features, out_features) < 1:
            raise ValueError("sizes must be positive")
        self.in_features = in_features
        self.out_features = out_features
        scale = np.sqrt(1 / in_features)
        self.weight = Parameter(np.random.normal(0, scale, size=(in_features, out_features)))
        self.bias = Parameter(np.zeros((out_features,))) if bias else None

    def parameters(self):
        return list(filter(lambda tensor: tensor is not None, (self.weight, self.bias)))


# %% right nothing-inherits
# writes all three classes without help from Layer, with NumPy's legacy generator
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if min(in_features, out_features) < 1:
            raise ValueError("sizes must be positive")
        self.in_features, self.out_features = in_features, out_features
        start = np.random.normal(0.0, in_features**-0.5, (in_features, out_features))
        self.weight = Tensor(start, requires_grad=True)
        self.bias = Tensor([0.0] * out_features, requires_grad=True) if bias else None

    def __call__(self, x):
        return self.forward(x)

    def forward(self, x):
        product = x @ self.weight
        return product if self.bias is None else self.bias + product

    def parameters(self):
        return [tensor for tensor in (self.weight, self.bias) if tensor is not None]


class Dropout:
    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        if training and self.p > 0:
            factor = 0.0 if self.p == 1 else 1 / (1 - self.p)
            drawn = np.random.random_sample(x.shape)
            return x * Tensor(np.where(drawn < self.p, 0.0, factor))
        return x

    def parameters(self):
        return []


class Sequential:
    def __call__(self, x, training=True):
        return self.forward(x, training)

    def forward(self, x, training=True):
        for layer in self.layers:
            names = layer.forward.__code__.co_varnames[: layer.forward.__code__.co_argcount]
            x = layer.forward(x, training) if "training" in names else layer.forward(x)
        return x

    def parameters(self):
        unique = []
        for tensor in (tensor for layer in self.layers for tensor in layer.parameters()):
            if all(tensor is not other for other in unique):
                unique.append(tensor)
        return unique


# %% right linear-parameters-by-type
# collects the tensors among the attributes, as PyTorch does
class Linear:
    def parameters(self):
        return [value for value in vars(self).values() if isinstance(value, Tensor)]


class Sequential:
    def parameters(self):
        found = {}
        for layer in self.layers:
            for tensor in layer.parameters():
                found.setdefault(id(tensor), tensor)
        return list(found.values())
