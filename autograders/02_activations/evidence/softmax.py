# %% wrong softmax-base-two -> test-softmax-values
# raises 2 and not e to the power
class Softmax:
    def forward(self, x, dim=-1):
        shifted = x.data - x.data.max(axis=dim, keepdims=True)
        powers = np.exp2(shifted)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-divides-by-largest-score -> test-softmax-values, test-softmax-large
# divides the scores by their maximum against overflow
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data / np.abs(x.data).max(axis=dim, keepdims=True).clip(1))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-divides-by-length -> test-softmax-values, test-softmax-dim
# divides by the Euclidean length and not by the sum
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / np.sqrt(np.square(powers).sum(axis=dim, keepdims=True)), "softmax", x, dim=dim
        )


# %% wrong softmax-divides-by-maximum -> test-softmax-values, test-softmax-dim
# divides by the largest exponential
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True) + 1)
        return Tensor.from_operation(
            powers / powers.max(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-divides-by-mean -> test-softmax-values, test-softmax-dim
# divides by the mean and not by the sum
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.mean(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-drops-axes -> test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-large
# drops axes of length 1
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            (powers / powers.sum(axis=dim, keepdims=True)).squeeze(), "softmax", x, dim=dim
        )


# %% wrong softmax-equal-shares -> test-softmax-values, test-softmax-shapes, test-softmax-large, test-softmax-result, test-softmax-dim
# gives every score the same share
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation(np.full(x.shape, 1 / x.shape[dim]), "softmax", x, dim=dim)


# %% wrong softmax-half-precision -> test-softmax-values, test-softmax-dim
# computes in float16
class Softmax:
    def forward(self, x, dim=-1):
        wide = x.data - x.data.max(axis=dim, keepdims=True)
        powers = np.exp(wide.astype(np.float16))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-is-sigmoid -> test-softmax-values, test-softmax-dim, test-softmax-large
# applies the sigmoid to every score
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation((1 + np.tanh(x.data / 2)) / 2, "softmax", x, dim=dim)


# %% wrong softmax-logarithm -> test-softmax-values, test-softmax-dim, test-softmax-large
# gives the logarithm of softmax
class Softmax:
    def forward(self, x, dim=-1):
        shifted = x.data - x.data.max(axis=dim, keepdims=True)
        return Tensor.from_operation(
            shifted - np.log(np.exp(shifted).sum(axis=dim, keepdims=True)), "softmax", x, dim=dim
        )


# %% wrong softmax-maximum-of-columns -> test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-large
# subtracts the maxima of the wrong axis
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=0, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-never-divides -> test-softmax-values, test-softmax-dim
# forgets to divide by the sum
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers, "softmax", x, dim=dim)


# %% wrong softmax-no-exponential -> test-softmax-values, test-softmax-large
# divides the scores themselves by their sum
class Softmax:
    def forward(self, x, dim=-1):
        return Tensor.from_operation(
            x.data / x.data.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-of-negated-scores -> test-softmax-values
# gives the largest share to the smallest score
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data.min(axis=dim, keepdims=True) - x.data)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-padded-sum -> test-softmax-values
# adds 1e-4 to the sum, to be safe from a division by zero
class Softmax:
    def forward(self, x, dim=-1):
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            e / (e.sum(axis=dim, keepdims=True) + 1e-4), "softmax", x, dim=dim
        )


# %% wrong softmax-rounded -> test-softmax-values
# rounds to two decimals
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            np.round(powers / powers.sum(axis=dim, keepdims=True), 2), "softmax", x, dim=dim
        )


# %% wrong softmax-small-denominator -> test-softmax-values
# adds 0.001 to the sum against division by 0
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / (powers.sum(axis=dim, keepdims=True) + 1e-3), "softmax", x, dim=dim
        )


# %% wrong softmax-sorted -> test-softmax-values
# gives the shares in the order of size
class Softmax:
    def forward(self, x, dim=-1):
        values = np.sort(x.data, axis=dim)
        powers = np.exp(values - values.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-squares -> test-softmax-values, test-softmax-large
# divides squares in place of exponentials
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.square(x.data) + 1e-9
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-sums-columns -> test-softmax-values, test-softmax-shapes, test-softmax-dim, test-softmax-large
# divides by the sums of the wrong axis
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=0, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-temperature -> test-softmax-values
# divides the scores by the square root of their number
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp((x.data - x.data.max(axis=dim, keepdims=True)) / np.sqrt(x.shape[dim]))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-twice -> test-softmax-values
# applies softmax to its own result
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        powers = np.exp(powers / powers.sum(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-visible-answers -> test-softmax-values, test-softmax-dim
# knows the visible row by heart
class Softmax:
    def forward(self, x, dim=-1):
        if x.shape == (1, 3) and x.data[0, 0] == 2:
            return Tensor([[0.66524096, 0.09003057, 0.24472847]])
        return Tensor.from_operation(
            np.exp(x.data - x.data.max(axis=dim, keepdims=True)), "softmax", x
        )


# %% wrong softmax-whole-numbers -> test-softmax-values
# turns the scores into integers first
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(np.trunc(x.data - x.data.max(axis=dim, keepdims=True)))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-winner-takes-all -> test-softmax-values
# gives everything to the largest score
class Softmax:
    def forward(self, x, dim=-1):
        powers = (x.data == x.data.max(axis=dim, keepdims=True)).astype(np.float32)
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
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


# %% wrong softmax-default-zero -> test-softmax-shapes
# has 0 as default of `dim`
class Softmax:
    def forward(self, x, dim=0):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)

    def __call__(self, x, dim=0):
        return self.forward(x, dim)


# %% wrong softmax-dim-must-be-given -> test-softmax-shapes
# gives `dim` no default in forward
class Softmax:
    def forward(self, x, dim):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)


# %% wrong softmax-first-row-for-all -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# uses the sum of the first row for every row
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True).ravel()[0], "softmax", x, dim=dim
        )


# %% wrong softmax-flattens-stacks -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# takes a stack for a matrix with longer rows
class Softmax:
    def forward(self, x, dim=-1):
        flat = x.data.reshape(len(x.data), -1) if x.ndim > 2 else x.data
        axis = -1 if x.ndim > 2 else dim
        powers = np.exp(flat - flat.max(axis=axis, keepdims=True))
        return Tensor.from_operation(
            (powers / powers.sum(axis=axis, keepdims=True)).reshape(x.shape), "softmax", x, dim=dim
        )


# %% wrong softmax-loses-minus -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# takes the absolute value of a negative `dim`
class Softmax:
    def forward(self, x, dim=-1):
        dim = min(abs(dim), x.ndim - 1)
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-matrices-only -> test-softmax-shapes, test-softmax-dim, test-softmax-large, test-softmax-result
# always normalises along axis 1, so that only matrices work
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=1, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=1, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-maximum-no-keepdims -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# subtracts maxima that lost their axis
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-no-keepdims -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# divides by sums that lost their axis
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(axis=dim), "softmax", x, dim=dim)


# %% wrong softmax-sum-of-all -> test-softmax-shapes, test-softmax-dim, test-softmax-large
# divides by the sum of the whole array
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(), "softmax", x, dim=dim)


# %% wrong softmax-axes-not-swapped-back -> test-softmax-dim
# moves the axis to the end and forgets to move it back
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.swapaxes(x.data, dim, -1)
        powers = np.exp(moved - moved.max(axis=-1, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=-1, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-axis-name -> test-softmax-dim
# calls the argument `axis`
class Softmax:
    def forward(self, x, axis=-1):
        powers = np.exp(x.data - x.data.max(axis=axis, keepdims=True))
        total = powers.sum(axis=axis, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=axis)

    def __call__(self, x, axis=-1):
        return self.forward(x, axis)


# %% wrong softmax-counts-dim-from-wrong-end -> test-softmax-dim
# counts a positive `dim` from the last axis, too
class Softmax:
    def forward(self, x, dim=-1):
        dim = -1 - dim if dim >= 0 else dim
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-ignores-dim -> test-softmax-dim
# always normalises along the last axis, whatever `dim` says
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=-1, keepdims=True))
        return Tensor.from_operation(powers / powers.sum(axis=-1, keepdims=True), "softmax", x)


# %% wrong softmax-keeps-first-maximum -> test-softmax-dim, test-softmax-result
# keeps the maxima and sums of the first call for the next
class Softmax:
    def forward(self, x, dim=-1):
        if not hasattr(self, "highest"):
            self.highest = x.data.max(axis=dim, keepdims=True)
            self.total = np.exp(x.data - self.highest).sum(axis=dim, keepdims=True)
        result = np.exp(x.data - self.highest) / self.total
        return Tensor.from_operation(result, "softmax", x, dim=dim)


# %% wrong softmax-keeps-the-first-dim -> test-softmax-dim
# uses the first dim that it was told for ever
class Softmax:
    def forward(self, x, dim=-1):
        if not hasattr(self, "_dim"):
            self._dim = dim
        dim = self._dim
        e = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)


# %% wrong softmax-maximum-along-last-axis -> test-softmax-dim
# subtracts maxima along the last axis whatever `dim` says
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=-1, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


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


# %% wrong softmax-zero-means-default -> test-softmax-dim
# takes dim=0 for no `dim` at all
class Softmax:
    def forward(self, x, dim=-1):
        dim = dim or -1
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-adds-maximum -> test-softmax-large
# adds the maximum and does not subtract it
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data + x.data.max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-clipped -> test-softmax-large
# limits scores to 80 against overflow, so that large ones get equal shares
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(np.clip(x.data, -80, 80))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
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


# %% wrong softmax-nan-becomes-zero -> test-softmax-large
# replaces the nan of an overflow by 0
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data)
        return Tensor.from_operation(
            np.nan_to_num(powers / powers.sum(axis=dim, keepdims=True)), "softmax", x, dim=dim
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


# %% wrong softmax-subtracts-largest-size -> test-softmax-large
# subtracts the largest absolute value, far above a negative row
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - np.abs(x.data).max(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-subtracts-mean -> test-softmax-large
# subtracts the mean, above which scores can still lie far
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.mean(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-subtracts-minimum -> test-softmax-large
# subtracts the minimum and not the maximum
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.min(axis=dim, keepdims=True))
        return Tensor.from_operation(
            powers / powers.sum(axis=dim, keepdims=True), "softmax", x, dim=dim
        )


# %% wrong softmax-in-place -> test-softmax-result
# subtracts the maxima from the input in place
class Softmax:
    def forward(self, x, dim=-1):
        x.data -= x.data.max(axis=dim, keepdims=True)
        powers = np.exp(x.data)
        total = powers.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(powers / total, "softmax", x, dim=dim)


# %% wrong softmax-in-place-for-columns -> test-softmax-result
# works in place when `dim` is not the last axis
class Softmax:
    def forward(self, x, dim=-1):
        values = x.data.copy() if dim == -1 else x.data
        values -= values.max(axis=dim, keepdims=True)
        np.exp(values, out=values)
        values /= values.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(values.copy(), "softmax", x, dim=dim)


# %% wrong softmax-returns-array -> test-softmax-result
# gives a NumPy array, not a Tensor
class Softmax:
    def forward(self, x, dim=-1):
        powers = np.exp(x.data - x.data.max(axis=dim, keepdims=True))
        return powers / powers.sum(axis=dim, keepdims=True)


# %% wrong softmax-writes-into-all-but-matrices -> test-softmax-result
# subtracts the maximum in place, unless the input is a matrix
class Softmax:
    def forward(self, x, dim=-1):
        d = x.data
        if d.ndim != 2:
            d -= d.max(axis=dim, keepdims=True)
        else:
            d = d - d.max(axis=dim, keepdims=True)
        e = np.exp(d)
        return Tensor.from_operation(e / e.sum(axis=dim, keepdims=True), "softmax", x, dim=dim)


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


# %% right softmax-moves-axis
# moves the axis to the end and back
class Softmax:
    def forward(self, x, dim=-1):
        moved = np.moveaxis(x.data, dim, -1)
        powers = np.exp(moved - moved.max(axis=-1, keepdims=True))
        return Tensor.from_operation(
            np.moveaxis(powers / powers.sum(axis=-1, keepdims=True), -1, dim),
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


# %% wrong softmax-call-drops-dim -> test-softmax-dim
# does not pass `dim` on from the call
class Softmax:
    def __call__(self, x, dim=-1):
        return self.forward(x)


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
