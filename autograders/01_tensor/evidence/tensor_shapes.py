# %% wrong reshape-in-memory-order -> test-reshape
# takes the elements as they lie in memory, not in reading order
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return Tensor.from_operation(
            self.data.ravel(order="K").reshape(shape), "reshape", self, shape=shape
        )


# %% wrong reshape-in-place -> test-reshape, test-view
# changes the shape of the tensor itself
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        self.data = self.data.reshape(shape)
        return self


# %% wrong transpose-by-reshape -> test-transpose
# reshapes to the swapped sizes instead of transposing
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        shape = list(self.shape)
        shape[dim0], shape[dim1] = shape[dim1], shape[dim0]
        return Tensor.from_operation(self.data.reshape(shape), "transpose", self)


# %% wrong transpose-ignores-axes -> test-transpose
# always swaps the last two axes
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.swapaxes(-1, -2), "transpose", self)


# %% wrong transpose-reverses-all -> test-transpose
# transposes with array.T, which reverses all axes instead of swapping two
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.T, "transpose", self)


# %% wrong contiguous-copies-column-order -> test-contiguous
# copies arrays in column order, and leaves other gaps and jumps
class Tensor:
    def contiguous(self):
        out = np.array(self.data, order="C") if self.data.flags.f_contiguous else self.data
        return Tensor.from_operation(out, "contiguous", self)


# %% wrong index-outer -> test-indexing
# combines two arrays of indices in every way instead of pair by pair
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple) and all(isinstance(k, np.ndarray) for k in key):
            key = np.ix_(*key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-wraps-round -> test-indexing
# starts again at the beginning for an index past the end
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, int):
            key = key % len(self.data)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-array-gives-array -> test-indexing
# wraps what ints and slices select, not what an array selects
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, np.ndarray):
            return self.data[key]
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% right index-copies
# copies the part, and takes lists, None and tensors as keys, too
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, Tensor):
            key = key.data.astype(int)
        return Tensor(np.array(self.data[key]))

    def __len__(self):
        return len(self.data)

    def item(self):
        return self.data.item()

    @property
    def T(self):
        return self.transpose()


# %% right more-than-asked
# adds comparison, iteration and conversions that nobody asked for
class Tensor:
    def __getitem__(self, key):
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)

    def __eq__(self, other):
        return Tensor(self.data == as_tensor(other).data)

    __hash__ = object.__hash__

    def __iter__(self):
        return (Tensor(row) for row in self.data)

    def __len__(self):
        return len(self.data)

    def __float__(self):
        return float(self.data)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.data, dtype=dtype)

    def __bool__(self):
        return bool(self.data.any())


# %% right reshape-works-out-minus-one
# works out -1 itself, takes lists, and copies
class Tensor:
    def reshape(self, *shape):
        if shape and not isinstance(shape[0], (int, np.integer)):
            shape = shape[0]
        shape = list(shape)
        if shape.count(-1) > 1:
            raise ValueError("two unknown sizes")
        if -1 in shape:
            known = 1
            for size in shape:
                known *= 1 if size == -1 else size
            if known == 0 or self.size % known:
                raise ValueError("it does not come out even")
            shape[shape.index(-1)] = self.size // known
        if int(np.prod(shape)) != self.size:
            raise ValueError(f"{self.size} elements")
        return Tensor(np.array(list(self.data.flat), dtype=np.float32).reshape(shape))

    def view(self, *shape):
        return Tensor.reshape(self, *shape)


# %% right view-before-reshape
# has the work done in view, and an alias in the other direction
class Tensor:
    def view(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            (shape,) = shape
        return Tensor.from_operation(np.reshape(self.data, shape), "reshape", self, shape=shape)

    def reshape(self, *shape):
        return self.view(*shape)


# %% right transpose-by-einsum
# names the axes for einsum, and lays numbers in order with require
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        before = list(range(self.ndim))
        after = before.copy()
        after[dim0], after[dim1] = after[dim1], after[dim0]
        return Tensor(np.einsum(self.data, before, after))

    def contiguous(self):
        return Tensor(np.require(self.data, requirements="C").reshape(self.shape))


# %% right transpose-by-permutation
# permutes a list of axes, and copies the result
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        axes = list(range(self.ndim))
        axes[dim0], axes[dim1] = axes[dim1], axes[dim0]
        return Tensor(np.ascontiguousarray(self.data.transpose(axes)))

    def contiguous(self):
        if self.data.flags["C_CONTIGUOUS"]:
            return self
        return Tensor(np.array(self.data, order="C"))


# %% wrong reshape-cuts-to-fit -> test-reshape-errors
# works out -1 by a division that drops the rest, and the elements that are left over
class Tensor:
    def reshape(self, *shape):
        shape = tuple(shape[0]) if isinstance(shape[0], (tuple, list)) else shape
        known = math.prod(size for size in shape if size != -1)
        data = self.data
        if known and shape.count(-1) == 1:
            data = data.ravel()[: data.size // known * known]
        return Tensor.from_operation(data.reshape(shape), "reshape", self, shape=shape)
