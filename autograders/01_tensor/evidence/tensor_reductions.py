# %% wrong sum-zero-axis-is-none -> test-reductions, test-keepdims
# takes axis 0 for no axis
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis or None, keepdims=keepdims), "sum", self
        )


# %% wrong sum-remembered-by-axis -> test-keepdims
# remembers sums by their axis, whatever keepdims says
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if not hasattr(self, "_sums"):
            self._sums = {}
        if axis not in self._sums:
            self._sums[axis] = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(self._sums[axis], "sum", self, axis=axis, keepdims=keepdims)


# %% wrong mean-divides-by-all -> test-reductions-mean
# divides by the number of all elements, whatever the axis
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims) / self.size, "mean", self
        )


# %% wrong max-starts-at-zero -> test-reductions-max
# starts the search at 0, so negative numbers never win
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.max(axis=axis, keepdims=keepdims, initial=0), "max", self
        )


# %% wrong mask-by-multiplication -> test-masked-fill
# computes x * (1 - mask) + value * mask, which makes 0 times infinity
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data * ~chosen + np.float32(value) * chosen, "masked_fill", self
        )


# %% wrong mask-changed -> test-masked-fill
# turns the mask tensor itself into booleans
class Tensor:
    def masked_fill(self, mask, value):
        if isinstance(mask, Tensor):
            mask.data = mask.data.astype(bool)
            mask = mask.data
        return Tensor.from_operation(
            np.where(np.asarray(mask, dtype=bool), value, self.data), "masked_fill", self
        )


# %% wrong mask-cut-to-integers -> test-masked-fill
# cuts the numbers of the mask to integers first
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask).astype(int)
        return Tensor.from_operation(np.where(mask != 0, value, self.data), "masked_fill", self)


# %% wrong number-is-its-own-reduction -> test-reductions, test-reductions-mean, test-reductions-max
# finds nothing to reduce in a single number, and gives its array
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if self.ndim == 0:
            return self.data
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)

    def mean(self, axis=None, keepdims=False):
        if self.ndim == 0:
            return self.data
        return Tensor.from_operation(self.data.mean(axis=axis, keepdims=keepdims), "mean", self)

    def max(self, axis=None, keepdims=False):
        if self.ndim == 0:
            return self.data
        return Tensor.from_operation(self.data.max(axis=axis, keepdims=keepdims), "max", self)


# %% wrong keepdims-is-array -> test-keepdims
# wraps only what has lost an axis
class Tensor:
    def max(self, axis=None, keepdims=False):
        largest = self.data.max(axis=axis, keepdims=keepdims)
        return largest if keepdims else Tensor.from_operation(largest, "max", self)


# %% wrong mask-tensor-gives-array -> test-masked-fill
# wraps the result only where the mask is no tensor
class Tensor:
    def masked_fill(self, mask, value):
        if isinstance(mask, Tensor):
            return np.where(mask.data != 0, np.float32(value), self.data)
        filled = np.where(mask, np.float32(value), self.data)
        return Tensor.from_operation(filled, "masked_fill", self)


# %% right mask-by-select
# chooses with np.select, value and element stretched by NumPy
class Tensor:
    def masked_fill(self, mask, value):
        if isinstance(mask, Tensor):
            mask = mask.numpy()
        mask = np.broadcast_to(np.array(mask).astype(bool), self.shape)
        filled = np.select([mask, ~mask], [np.full(self.shape, value), self.data])
        return Tensor(filled)


# %% right mask-copies-then-writes
# copies the data and writes the value at the places of the mask
class Tensor:
    def masked_fill(self, mask, value):
        mask = as_tensor(mask).data
        filled = self.data.copy()
        filled[np.broadcast_to(mask != 0, self.shape)] = value
        return Tensor(filled)


# %% right reductions-axis-by-axis
# reduces one axis at a time, from the last to the first
def axes_of(tensor, axis):
    if axis is None:
        return list(range(tensor.ndim))[::-1]
    axes = axis if isinstance(axis, (tuple, list)) else [axis]
    return sorted((one % tensor.ndim for one in axes), reverse=True)


class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data
        for one in axes_of(self, axis):
            total = np.sum(total, axis=one, keepdims=keepdims)
        return Tensor(total)

    def mean(self, axis=None, keepdims=False):
        count = 1
        for one in axes_of(self, axis):
            count *= self.shape[one]
        return self.sum(axis, keepdims) * (1 / count)

    def max(self, axis=None, keepdims=False):
        largest = self.data
        for one in axes_of(self, axis):
            largest = np.sort(largest, axis=one)
            largest = np.take(largest, [-1], axis=one)
            largest = largest if keepdims else largest.squeeze(one)
        return Tensor(largest)


# %% right reductions-by-reduce
# reduces with the ufuncs of NumPy, and divides the sum for the mean
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if axis is None:
            axis = tuple(range(self.ndim))
        total = np.add.reduce(self.data, axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self, axis=axis, keepdims=keepdims)

    def mean(self, axis=None, keepdims=False):
        total = self.sum(axis=axis, keepdims=keepdims)
        return total / (self.size / max(1, total.size))

    def max(self, axis=None, keepdims=False):
        if axis is None:
            axis = tuple(range(self.ndim))
        return Tensor(np.maximum.reduce(self.data, axis=axis, keepdims=keepdims))


# %% right max-from-min
# takes the largest as minus the smallest of the negatives
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor(-np.min(-self.data, axis=axis, keepdims=keepdims))

    def mean(self, axis=None, keepdims=False, dtype=np.float64):
        return Tensor(np.average(self.data.astype(dtype), axis=axis, keepdims=keepdims))
