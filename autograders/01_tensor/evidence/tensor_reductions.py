# %% wrong sum-accumulates-in-place -> test-reductions
# adds up in the tensor itself
class Tensor:
    def sum(self, axis=None, keepdims=False):
        result = self.data.sum(axis=axis, keepdims=keepdims)
        np.cumsum(self.data, axis=-1 if self.ndim else None, out=self.data if self.ndim else None)
        return Tensor.from_operation(result, "sum", self)


# %% wrong sum-first-axis-by-default -> test-reductions
# sums over axis 0 when no axis is given
class Tensor:
    def sum(self, axis=0, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)


# %% wrong sum-in-float16 -> test-reductions
# sums with 16 bits
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims, dtype=np.float16), "sum", self
        )


# %% wrong sum-is-number -> test-reductions
# returns a float for the sum of everything
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return total.item() if total.ndim == 0 else Tensor(total)


# %% wrong sum-no-tuple -> test-reductions, test-keepdims
# uses only the first axis of a tuple
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if isinstance(axis, tuple):
            axis = axis[0]
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)


# %% wrong sum-of-sizes -> test-reductions
# adds the absolute values
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.abs(self.data).sum(axis=axis, keepdims=keepdims), "sum", self
        )


# %% wrong sum-other-axis -> test-reductions, test-keepdims
# keeps the axis that should disappear, and removes the others
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if isinstance(axis, int):
            axis = tuple(a for a in range(self.ndim) if a != axis % self.ndim)
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)


# %% wrong sum-remembers-the-first -> test-reductions, test-keepdims
# remembers the first sum of a tensor for every axis
class Tensor:
    def sum(self, axis=None, keepdims=False):
        if not hasattr(self, "total"):
            self.total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(self.total, "sum", self)


# %% wrong sum-rows-only -> test-reductions
# sums only over the last axis when it is asked for all
class Tensor:
    def sum(self, axis=-1, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis, keepdims=keepdims), "sum", self)


# %% wrong sum-tuple-one-by-one -> test-reductions
# removes the axes of a tuple one by one, while those behind move up
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data
        if isinstance(axis, tuple) and not keepdims:
            for one in sorted(axis):
                total = total.sum(axis=min(one, total.ndim - 1))
        else:
            total = total.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self)


# %% wrong sum-zero-axis-is-none -> test-reductions, test-keepdims
# takes axis 0 for no axis
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.sum(axis=axis or None, keepdims=keepdims), "sum", self
        )


# %% wrong keepdims-ignored -> test-keepdims
# ignores keepdims in sum
class Tensor:
    def sum(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.sum(axis=axis), "sum", self)


# %% wrong keepdims-one-axis-only -> test-keepdims
# keeps an axis for a single axis, not for a tuple or for all
class Tensor:
    def sum(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims and isinstance(axis, int))
        return Tensor.from_operation(total, "sum", self)


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


# %% wrong mean-divides-by-first-of-tuple -> test-reductions-mean
# divides by the size of the first axis of a tuple only
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        if axis is None:
            count = self.size
        else:
            count = self.shape[axis[0] if isinstance(axis, tuple) else axis]
        return Tensor.from_operation(total / count, "mean", self)


# %% wrong mean-divides-by-rows -> test-reductions-mean
# divides by the length of the first axis
class Tensor:
    def mean(self, axis=None, keepdims=False):
        count = self.shape[0] if self.ndim else 1
        return Tensor.from_operation(
            self.data.sum(axis=axis, keepdims=keepdims) / count, "mean", self
        )


# %% wrong mean-ignores-axis -> test-reductions-mean, test-keepdims
# returns the mean of everything, whatever the axis
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.mean(), "mean", self)


# %% wrong mean-is-array -> test-reductions-mean
# returns an array from mean
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return self.data.mean(axis=axis, keepdims=keepdims)


# %% wrong mean-is-median -> test-reductions-mean
# returns the median
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.median(self.data, axis=axis, keepdims=keepdims), "mean", self
        )


# %% wrong mean-is-sum -> test-reductions-mean
# forgets to divide
class Tensor:
    def mean(self, axis=None, keepdims=False):
        return self.sum(axis, keepdims)


# %% wrong mean-n-minus-one -> test-reductions-mean
# divides by one less than the count
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        count = self.size // max(1, total.size)
        return Tensor.from_operation(total / max(1, count - 1), "mean", self)


# %% wrong mean-of-means-in-place -> test-reductions-mean
# centres the tensor itself
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis, keepdims=keepdims)
        self.data = self.data - self.data.mean()
        return Tensor.from_operation(average, "mean", self)


# %% wrong mean-whole-division -> test-reductions-mean
# divides without a remainder
class Tensor:
    def mean(self, axis=None, keepdims=False):
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total // (self.size // max(1, total.size)), "mean", self)


# %% wrong keepdims-always-last -> test-keepdims
# puts the kept axis last, whichever was removed
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis)
        if keepdims:
            average = average[..., None]
        return Tensor.from_operation(average, "mean", self)


# %% wrong keepdims-repeats -> test-keepdims
# repeats the mean along the kept axis instead of leaving size 1
class Tensor:
    def mean(self, axis=None, keepdims=False):
        average = self.data.mean(axis=axis, keepdims=keepdims)
        if keepdims:
            average = np.broadcast_to(average, self.shape)
        return Tensor.from_operation(average, "mean", self)


# %% wrong keepdims-wrong-count -> test-keepdims
# counts the kept elements wrongly, so the mean with keepdims is a sum
class Tensor:
    def mean(self, axis=None, keepdims=False):
        if keepdims:
            return self.sum(axis, True)
        return Tensor.from_operation(self.data.mean(axis=axis), "mean", self)


# %% wrong max-is-min -> test-reductions-max
# returns the smallest
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.min(axis=axis, keepdims=keepdims), "max", self)


# %% wrong max-is-number -> test-reductions-max
# returns a float for the largest of all
class Tensor:
    def max(self, axis=None, keepdims=False):
        largest = self.data.max(axis=axis, keepdims=keepdims)
        return largest.item() if largest.ndim == 0 else Tensor(largest)


# %% wrong max-is-place -> test-reductions-max, test-keepdims
# returns the place of the largest
class Tensor:
    def max(self, axis=None, keepdims=False):
        if isinstance(axis, tuple):
            axis = axis[0]
        return Tensor.from_operation(self.data.argmax(axis=axis, keepdims=keepdims), "max", self)


# %% wrong max-last-after-no-sort -> test-reductions-max
# takes the last element along the axis for the largest
class Tensor:
    def max(self, axis=None, keepdims=False):
        if isinstance(axis, int):
            last = np.take(self.data, -1, axis=axis)
            return Tensor(np.expand_dims(last, axis) if keepdims else last)
        return Tensor.from_operation(self.data.max(axis=axis, keepdims=keepdims), "max", self)


# %% wrong max-no-axis -> test-reductions-max, test-keepdims
# returns the largest of all, whatever the axis
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.max(), "max", self)


# %% wrong max-of-sizes -> test-reductions-max
# returns the largest absolute value
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            np.abs(self.data).max(axis=axis, keepdims=keepdims), "max", self
        )


# %% wrong max-sorts-in-place -> test-reductions-max
# sorts the tensor itself to find the largest
class Tensor:
    def max(self, axis=None, keepdims=False):
        largest = self.data.max(axis=axis, keepdims=keepdims)
        self.data.sort(axis=-1) if self.ndim else None
        return Tensor.from_operation(largest, "max", self)


# %% wrong max-starts-at-minus-a-million -> test-reductions-max
# starts the search at a number that is not small enough
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.max(axis=axis, keepdims=keepdims, initial=-1e6), "max", self
        )


# %% wrong max-starts-at-zero -> test-reductions-max
# starts the search at 0, so negative numbers never win
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(
            self.data.max(axis=axis, keepdims=keepdims, initial=0), "max", self
        )


# %% wrong keepdims-ignored-in-max -> test-keepdims
# ignores keepdims in max
class Tensor:
    def max(self, axis=None, keepdims=False):
        return Tensor.from_operation(self.data.max(axis=axis), "max", self)


# %% wrong fills-in-place -> test-masked-fill
# writes the value into the tensor itself instead of making a new one
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        np.copyto(self.data, value, where=chosen)
        return self


# %% wrong fills-the-others -> test-masked-fill
# fills where the mask is false
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(np.where(chosen, self.data, value), "masked_fill", self)


# %% wrong mask-above-zero -> test-masked-fill
# takes only positive numbers in the mask for true
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask)
        return Tensor.from_operation(np.where(mask > 0, value, self.data), "masked_fill", self)


# %% wrong mask-adds-value -> test-masked-fill
# adds the value instead of putting it there
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data + np.where(chosen, np.float32(value), 0), "masked_fill", self
        )


# %% wrong mask-arrays-only -> test-masked-fill
# takes only an array as mask
class Tensor:
    def masked_fill(self, mask, value):
        if not isinstance(mask, np.ndarray):
            raise TypeError("the mask is no array")
        return Tensor.from_operation(
            np.where(mask, np.float32(value), self.data), "masked_fill", self
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


# %% wrong mask-drops-elements -> test-masked-fill
# removes the masked elements instead of filling them
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            self.data[~np.broadcast_to(chosen, self.shape)], "masked_fill", self
        )


# %% wrong mask-first-only -> test-masked-fill
# fills only the first place where the mask is true
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        chosen = np.broadcast_to(chosen, self.shape)
        filled = self.data.copy()
        if chosen.any():
            filled[tuple(np.argwhere(chosen)[0])] = value
        return Tensor.from_operation(filled, "masked_fill", self)


# %% wrong mask-infinity-is-large -> test-masked-fill
# puts a large negative number in the place of minus infinity
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return Tensor.from_operation(
            np.where(chosen, max(value, -1e9), self.data), "masked_fill", self
        )


# %% wrong mask-is-one -> test-masked-fill
# takes only 1 in the mask for true
class Tensor:
    def masked_fill(self, mask, value):
        mask = np.asarray(mask.data if isinstance(mask, Tensor) else mask)
        return Tensor.from_operation(np.where(mask == 1, value, self.data), "masked_fill", self)


# %% wrong mask-no-broadcast -> test-masked-fill
# needs a mask of the shape of the tensor
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        filled = self.data.copy()
        filled[chosen] = value
        return Tensor.from_operation(filled, "masked_fill", self)


# %% wrong mask-no-lists -> test-masked-fill
# takes no list as mask
class Tensor:
    def masked_fill(self, mask, value):
        return (
            Tensor.from_operation(
                np.where(mask.data.astype(bool), value, self.data), "masked_fill", self
            )
            if isinstance(mask, Tensor)
            else Tensor(np.where(mask.astype(bool), value, self.data))
        )


# %% wrong mask-result-in-float64 -> test-masked-fill
# keeps the filled numbers in float64
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        filled = Tensor(self.data)
        filled.data = np.where(chosen, np.float64(value), self.data)
        return filled


# %% wrong mask-result-is-array -> test-masked-fill
# returns an array from masked_fill
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        return np.where(chosen, np.float32(value), self.data)


# %% wrong mask-tensors-only -> test-masked-fill
# takes only a Tensor as mask
class Tensor:
    def masked_fill(self, mask, value):
        filled = (
            np.where(np.asarray(mask.data) != 0, np.float32(value), self.data)
            if isinstance(mask, Tensor)
            else None
        )
        return Tensor.from_operation(filled, "masked_fill", self)


# %% wrong mask-value-cut -> test-masked-fill
# cuts the value to an integer
class Tensor:
    def masked_fill(self, mask, value):
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)

        whole = int(value) if np.isfinite(value) else value
        return Tensor.from_operation(np.where(chosen, whole, self.data), "masked_fill", self)


# %% right mask-by-place
# fills a copy with np.putmask
class Tensor:
    def masked_fill(self, mask, value):
        filled = np.array(self.data, copy=True)
        mask = np.not_equal(getattr(mask, "data", mask) if isinstance(mask, Tensor) else mask, 0)
        np.putmask(filled, np.broadcast_to(mask, filled.shape), value)
        return Tensor(filled, self.requires_grad)


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
