# %% wrong bias-before-the-product -> test-linear-forward, test-linear-bias
# adds the bias to the input: (x + b)W, which fits square layers only
class Linear:
    def forward(self, x):
        return (x if self.bias is None else x + self.bias).matmul(self.weight)


# %% wrong forward-adds-a-batch -> test-linear-forward, test-linear-bias
# turns a single input into a batch of one and leaves it so
class Linear:
    def forward(self, x):
        x = x.reshape(1, -1) if x.ndim == 1 else x
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias


# %% wrong forward-catches-errors -> test-linear-forward
# returns None when the shapes do not fit
class Linear:
    def forward(self, x):
        try:
            y = x.matmul(self.weight)
        except ValueError:
            return None
        return y if self.bias is None else y + self.bias


# %% wrong forward-cuts-to-fit -> test-linear-forward
# cuts the input or the weight when the widths differ
class Linear:
    def forward(self, x):
        width = min(x.shape[-1], self.weight.shape[0])
        y = x[..., :width].matmul(self.weight[:width])
        return y if self.bias is None else y + self.bias


# %% wrong forward-flattens -> test-linear-forward, test-linear-bias
# flattens the leading axes of a stack and does not restore them
class Linear:
    def forward(self, x):
        x = x.reshape(-1, x.shape[-1]) if x.ndim > 2 else x
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias


# %% wrong forward-float64 -> test-linear-forward
# gives a Tensor that holds float64 numbers
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        y = y if self.bias is None else y + self.bias
        y.data = y.data.astype(np.float64)
        return y


# %% wrong forward-half-precision -> test-linear-forward
# computes in float16, which knows nothing above 65,504
class Linear:
    def forward(self, x):
        y = Tensor(x.data.astype(np.float16) @ self.weight.data.astype(np.float16))
        return y if self.bias is None else y + self.bias


# %% wrong forward-no-empty-batch -> test-linear-forward, test-linear-bias
# a loop over the rows, which cannot stack none
class Linear:
    def forward(self, x):
        if x.ndim == 1:
            y = x.matmul(self.weight)
        else:
            y = Tensor([x[i].matmul(self.weight) for i in range(x.shape[0])])
        return y if self.bias is None else y + self.bias


# %% wrong forward-none -> test-linear-forward, test-linear-bias, test-linear-without-bias
# computes the output and does not return it
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is not None:
            y = y + self.bias


# %% wrong forward-remembers-output -> test-linear-forward, test-linear-bias
# keeps the first output for each shape of input
class Linear:
    def forward(self, x):
        self.outputs = getattr(self, "outputs", {})
        if x.shape not in self.outputs:
            y = x.matmul(self.weight)
            self.outputs[x.shape] = y if self.bias is None else y + self.bias
        return self.outputs[x.shape]


# %% wrong forward-returns-array -> test-linear-forward
# returns an array instead of a Tensor
class Linear:
    def forward(self, x):
        y = x.data @ self.weight.data
        return y if self.bias is None else y + self.bias.data


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


# %% wrong forward-rows-only -> test-linear-forward, test-linear-bias
# takes inputs of exactly two axes
class Linear:
    def forward(self, x):
        if x.ndim != 2:
            raise ValueError("forward needs a batch")
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias


# %% wrong forward-scaled-again -> test-linear-forward, test-linear-without-bias
# divides the product by sqrt(in), though the weights are scaled already
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight) / math.sqrt(self.in_features)
        return y if self.bias is None else y + self.bias


# %% wrong forward-zeros -> test-linear-forward, test-linear-bias, test-linear-without-bias
# returns zeros of the right shape
class Linear:
    def forward(self, x):
        return Tensor(np.zeros((*x.shape[:-1], self.out_features)))


# %% wrong input-reshaped-to-fit -> test-linear-forward
# reshapes an input of another width until it fits
class Linear:
    def forward(self, x):
        n = self.weight.shape[0]
        if x.ndim >= 2 and x.shape[-1] != n:
            x = x.reshape(-1, n)
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias


# %% wrong product-reversed -> test-linear-forward, test-linear-bias, test-linear-without-bias
# multiplies W by x
class Linear:
    def forward(self, x):
        y = self.weight.matmul(x)
        return y if self.bias is None else y + self.bias


# %% wrong weight-transposed-if-square -> test-linear-forward
# transposes the weight when it is square
class Linear:
    def forward(self, x):
        weight = self.weight.transpose() if self.in_features == self.out_features else self.weight
        y = x.matmul(weight)
        return y if self.bias is None else y + self.bias


# %% wrong weight-turned-to-fit -> test-linear-forward
# transposes the weight when the input has the width of the output
class Linear:
    def forward(self, x):
        w = self.weight if x.shape[-1] == self.weight.shape[0] else self.weight.transpose()
        out = x.matmul(w)
        return out if self.bias is None else out + self.bias


# %% wrong weight-used-transposed -> test-linear-forward
# multiplies by the transposed weight, as PyTorch does
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight.transpose())
        return y if self.bias is None else y + self.bias


# %% wrong wide-inputs-cut -> test-linear-forward
# cuts off what is too wide in an input
class Linear:
    def forward(self, x):
        d = x.data
        n = self.weight.shape[0]
        if d.shape[-1] > n:
            x = Tensor(d[..., :n])
        out = x.matmul(self.weight)
        return out if self.bias is None else out + self.bias


# %% wrong bias-for-batches-only -> test-linear-bias
# adds the bias only to inputs with a batch
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        return y if self.bias is None or x.ndim == 1 else y + self.bias


# %% wrong bias-in-the-weight -> test-linear-bias
# adds the bias to the weight: x(W + b)
class Linear:
    def forward(self, x):
        return x.matmul(self.weight if self.bias is None else self.weight + self.bias)


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


# %% wrong bias-twice -> test-linear-bias
# adds the bias twice
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        return y if self.bias is None else y + self.bias + self.bias


# %% wrong forward-in-place -> test-linear-bias
# writes the bias into the input, where it fits
class Linear:
    def forward(self, x):
        y = x.matmul(self.weight)
        if self.bias is None:
            return y
        if x.shape == y.shape:
            x.data = x.data + self.bias.data
        return y + self.bias


# %% wrong no-bias -> test-linear-bias
# forgets to add the bias; a new layer's bias is zero, so nobody notices at first
class Linear:
    def forward(self, x):
        return x.matmul(self.weight)


# %% wrong bias-none-forgotten -> test-linear-without-bias
# adds the bias without asking whether there is one
class Linear:
    def forward(self, x):
        return x.matmul(self.weight) + self.bias


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


# %% right linear-operator
# uses @ and names its steps
class Linear:
    def forward(self, x):
        product = x @ self.weight
        return product + self.bias if self.bias is not None else product


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


# %% right linear-sum-of-products
# adds up products by broadcasting
class Linear:
    def forward(self, x):
        y = (x.data[..., :, None] * self.weight.data).sum(axis=-2)
        y = Tensor(y)
        return y if self.bias is None else self.bias + y


# %% right linear-tensordot
# tensordot, and the bias as a row
class Linear:
    def forward(self, x):
        y = Tensor(np.tensordot(x.data, self.weight.data, axes=1))
        if self.bias is None:
            return y
        return y + self.bias.reshape(1, -1) if y.ndim > 1 else y + self.bias


# %% right linear-transposed-product
# multiplies the transposes the other way round
class Linear:
    def forward(self, x):
        if x.ndim == 1:
            y = self.weight.transpose() @ x
        else:
            y = (self.weight.transpose() @ x.transpose()).transpose()
        return y + self.bias if self.bias is not None else y


# %% wrong parameters-bias-first -> test-linear-parameters
# gives the bias before the weight
class Linear:
    def parameters(self):
        return [t for t in (self.bias, self.weight) if t is not None]


# %% wrong parameters-copies -> test-linear-parameters
# gives copies of the tensors
class Linear:
    def parameters(self):
        return [Tensor(t.data.copy(), True) for t in (self.weight, self.bias) if t is not None]


# %% wrong parameters-generator -> test-linear-parameters, test-linear-without-bias
# gives a generator, as PyTorch does
class Linear:
    def parameters(self):
        yield self.weight
        if self.bias is not None:
            yield self.bias


# %% wrong parameters-inherited -> test-linear-parameters, test-linear-without-bias
# forgets to override parameters(): a Linear layer that learns nothing
class Linear:
    def parameters(self):
        return super().parameters()


# %% wrong parameters-tuple -> test-linear-parameters
# gives a tuple, which cannot be added to another layer's list
class Linear:
    def parameters(self):
        return (self.weight,) if self.bias is None else (self.weight, self.bias)


# %% wrong parameters-weight-only -> test-linear-parameters
# forgets the bias
class Linear:
    def parameters(self):
        return [self.weight]


# %% wrong parameters-with-none -> test-linear-without-bias
# gives None for a missing bias
class Linear:
    def parameters(self):
        return [self.weight, self.bias]


# %% wrong linear-repr-always-bias -> test-linear-repr
# always shows bias=True
class Linear:
    def __repr__(self):
        return (
            f"Linear(in_features={self.in_features}, out_features={self.out_features}, bias=True)"
        )


# %% wrong linear-repr-hard-coded -> test-linear-repr
# returns the example of the visible test
class Linear:
    def __repr__(self):
        return "Linear(in_features=4, out_features=2, bias=True)"


# %% wrong linear-repr-shows-the-tensor -> test-linear-repr
# shows the bias itself instead of whether there is one
class Linear:
    def __repr__(self):
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"Linear({sizes}, bias={self.bias})"


# %% wrong linear-repr-swapped -> test-linear-repr
# shows the outputs as inputs
class Linear:
    def __repr__(self):
        sizes = f"in_features={self.out_features}, out_features={self.in_features}"
        return f"Linear({sizes}, bias={self.bias is not None})"


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


# %% right linear-layer-names-differ
# keeps its sizes under other names
class Linear:
    def __init__(self, in_features, out_features, bias=True):
        if not (in_features > 0 and out_features > 0):
            raise ValueError("sizes below 1")
        self.sizes = (in_features, out_features)
        weight = rng.standard_normal(self.sizes)
        self.weight = Tensor(weight / np.sqrt(in_features), requires_grad=True)
        self.bias = Tensor(np.zeros(out_features), requires_grad=True) if bias else None

    def __repr__(self):
        inputs, outputs = self.sizes
        has_bias = self.bias is not None
        return f"Linear(in_features={inputs}, out_features={outputs}, bias={has_bias})"


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
                if tensor.requires_grad and id(tensor) not in found:
                    found[id(tensor)] = tensor
        return list(found.values())
