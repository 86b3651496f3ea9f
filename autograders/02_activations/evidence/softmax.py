# %% wrong softmax-padded-sum -> test-softmax-values
# adds 1e-4 to the sum, to be safe from a division by zero
class Softmax:
    def forward(self, x, dim=-1):
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            e / (e.sum(axis=dim, keepdims=True) + 1e-4), "softmax", x, dim=dim
        )


# %% wrong softmax-default-one -> test-softmax-shapes
# has 1 as default of `dim`, which suits matrices only
class Softmax:
    def forward(self, x, dim=1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)

    def __call__(self, x, dim=1):
        return self.forward(x, dim)


# %% wrong softmax-no-keepdims -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# divides by sums that lost their axis
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(axis=dim), "softmax", x, dim=dim)


# %% wrong softmax-keeps-the-first-dim -> test-softmax-dim
# uses the first dim that it was told for ever
class Softmax:
    def forward(self, x, dim=-1):
        if not hasattr(self, "_dim"):
            self._dim = dim
        dim = self._dim
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)


# %% wrong softmax-transposes-for-columns -> test-softmax-dim
# treats dim=0 by transposing, which reverses all axes of a stack
class Softmax:
    def forward(self, x, dim=-1):
        values = x.data.T if dim not in (-1, x.ndim - 1) else x.data
        powers = np.exp(values - values.max(axis=-1, keepdims=True))
        powers /= powers.sum(axis=-1, keepdims=True)
        return Tensor.from_operation(
            powers.T if dim not in (-1, x.ndim - 1) else powers, "softmax", x, dim=dim
        )


# %% wrong softmax-columns-unprotected -> test-softmax-large
# subtracts maxima only along the last axis, and nothing otherwise
class Softmax:
    def forward(self, x, dim=-1):
        highest = x.data.max(axis=-1, keepdims=True) if dim == -1 else 0
        powers = np.exp(x.data - highest)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-maximum-from-zero -> test-softmax-large
# never subtracts a maximum below 0
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True, initial=0))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-no-maximum -> test-softmax-large
# takes the exponentials of the scores as they are
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-one-maximum -> test-softmax-large
# subtracts the maximum of the whole array, so that rows far below it become 0 / 0
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - np.max(x.data, initial=-np.inf))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)


# %% wrong softmax-one-maximum-for-a-stack -> test-softmax-large
# subtracts one maximum for a whole stack of matrices
class Softmax:
    def forward(self, x, dim=-1):
        d = x.data
        if d.ndim >= 3:
            m = d.max()
        else:
            m = d.max(axis=dim, keepdims=True)
        e = np.exp(d - m)
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)


# %% wrong softmax-in-place-for-columns -> test-softmax-result
# works in place when `dim` is not the last axis
class Softmax:
    def forward(self, x, dim=-1):
        values = x.data.copy() if dim == -1 else x.data
        values -= values.max(axis=dim, keepdims=True)
        np.exp(values, out=values)
        values /= values.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(values.copy(), "softmax", x, dim=dim)


# %% wrong softmax-in-place-without-negatives -> test-softmax-result
# saves an array where no score is negative, and gives back the input
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        shares = powers / powers.sum(axis=dim, keepdims=True)
        if (x.data < 0).any():
            return Tensor.from_operation(shares, "softmax", x, dim=dim)
        x.data = shares
        return x


# %% right softmax-along-axis
# applies a function for one row along the axis
class Softmax:
    def forward(self, x, dim=-1):
        def row_shares(row):
            powers = np.exp(row - row.max())
            return powers / powers.sum()

        if x.size == 0:
            return Tensor(x.data.copy())
        return Tensor.from_operation(
            np.apply_along_axis(row_shares, dim, x.data), "softmax", x, dim=dim
        )


# %% right softmax-below-the-maximum
# subtracts a little more than the maximum
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True) - 2)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% right softmax-differences
# sums e^(difference) over all pairs of a row
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.moveaxis(x.data, dim, -1)
        with np.errstate(over="ignore"):
            pairs = np.exp(moved[..., None, :] - moved[..., :, None])
        return Tensor.from_operation(
            np.moveaxis(1 / pairs.sum(axis=-1), -1, dim), "softmax", x, dim=dim
        )


# %% right softmax-einsum
# sums with a matrix product of ones on rows
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.swapaxes(x.data, dim, -1)
        powers = np.exp(moved - moved.max(axis=-1, keepdims=True))
        total = powers @ np.ones((powers.shape[-1], 1), dtype=np.float32)
        return Tensor.from_operation(np.swapaxes(powers / total, dim, -1), "softmax", x, dim=dim)


# %% right softmax-expand-dims
# restores the lost axis with np.expand_dims
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - np.expand_dims(np.max(x.data, axis=dim), dim))
        return Tensor.from_operation(
            powers / np.expand_dims(np.sum(powers, axis=dim), dim), "softmax", x, dim=dim
        )


# %% right softmax-log-sum-exp
# subtracts the logarithm of the sum and takes the exponential last
class Softmax:
    def forward(self, x, dim=-1):
        high = x.data.max(axis=dim, keepdims=True)
        log_sum = high + np.log(np.exp(x.data - high).sum(axis=dim, keepdims=True))
        return Tensor.from_operation(np.exp(x.data - log_sum), "softmax", x, dim=dim)


# %% right softmax-logaddexp
# uses NumPy's logaddexp in float64
class Softmax:
    def forward(self, x, dim=-1):
        wide = x.data.astype(np.float64)
        return Tensor.from_operation(
            np.exp(wide - np.logaddexp.reduce(wide, axis=dim, keepdims=True)),
            "softmax",
            x,
            dim=dim,
        )


# %% right softmax-small-epsilon
# adds 1e-12 to a sum that is never 0
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / (powers.sum(axis=dim, keepdims=True) + 1e-12), "softmax", x, dim=dim
        )


# %% right softmax-tensor-operations
# works with the Tensor's own reductions and arithmetic
class Softmax:
    def forward(self, x, dim=-1):
        shifted = x - x.max(axis=dim, keepdims=True)
        powers = Tensor(np.exp(shifted.data))
        return powers / powers.sum(axis=dim, keepdims=True)


# %% right softmax-any-arguments
# passes whatever the call gets on to forward
class Softmax:
    def __init__(self, dim=-1):
        self.dim = dim

    def forward(self, x, dim=None):
        axis = self.dim if dim is None else dim
        powers = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
        total = powers.sum(axis=axis, keepdims=True)
        return Tensor.from_operation(np.divide(powers, total), "softmax", x, dim=axis)

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def __repr__(self):
        return f"Softmax(dim={self.dim})"


# %% wrong softmax-forward-takes-columns -> test-softmax-shapes
# has another default in forward than in the call
class Softmax:
    def forward(self, x, dim=0):
        exponentials = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        shares = exponentials / exponentials.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(shares, "softmax", x)

    def __call__(self, x, dim=-1):
        return self.forward(x, dim)


# %% wrong softmax-call-of-two -> test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-result
# takes powers of 2 when it is called, and of e in forward
class Softmax:
    def __call__(self, x, dim=-1):
        powers = np.exp2(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(axis=dim, keepdims=True), "softmax", x)
