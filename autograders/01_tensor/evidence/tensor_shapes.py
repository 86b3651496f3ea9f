# %% wrong reshape-by-columns -> test-reshape
# reads the elements column by column
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return Tensor.from_operation(
            self.data.reshape(shape, order="F"), "reshape", self, shape=shape
        )


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


# %% wrong reshape-is-array -> test-reshape
# returns an array from reshape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        return self.data.reshape(shape)


# %% wrong reshape-no-minus-one -> test-reshape, test-view
# does not work out -1
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        if math.prod(shape) != self.size:
            raise ValueError("the numbers of elements differ")
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)


# %% wrong reshape-no-tuple -> test-reshape, test-view, test-reshape-errors
# does not take the shape as a tuple
class Tensor:
    def reshape(self, *shape):
        if not all(isinstance(size, int) for size in shape):
            raise TypeError("the sizes are no integers")
        return Tensor.from_operation(self.data.reshape(*shape), "reshape", self, shape=shape)


# %% wrong reshape-refuses-no-axes -> test-reshape
# takes the empty shape () for -1
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0] or (-1,)
        try:
            out = self.data.reshape(shape)
        except ValueError:
            raise ValueError(
                f"{self.size} elements do not fit into {math.prod(shape)}: {shape}"
            ) from None
        return Tensor.from_operation(out, "reshape", self, shape=shape)


# %% wrong reshape-transposes -> test-reshape
# turns a matrix round instead of reshaping where the sizes are those
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        if shape == self.data.T.shape:
            return Tensor(self.data.T)
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)


# %% wrong reshape-tuple-only -> test-reshape, test-view, test-reshape-errors
# takes the shape only as a tuple
class Tensor:
    def reshape(self, shape):
        return Tensor.from_operation(self.data.reshape(shape), "reshape", self, shape=shape)


# %% wrong reshape-cuts-minus-one -> test-reshape-errors
# drops elements that do not fill the shape with a -1
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        data = self.data
        if shape.count(-1) == 1:
            known = math.prod(size for size in shape if size != -1)
            data = data.ravel()[: data.size // known * known]
        return Tensor.from_operation(data.reshape(shape), "reshape", self, shape=shape)


# %% wrong reshape-repeats-to-fit -> test-reshape-errors
# repeats or drops elements when they do not fit
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        data = self.data.reshape(shape) if -1 in shape else np.resize(self.data, shape)
        return Tensor.from_operation(data, "reshape", self, shape=shape)


# %% wrong reshape-returns-self-on-error -> test-reshape-errors
# returns the tensor itself for an impossible shape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        try:
            data = self.data.reshape(shape)
        except ValueError:
            return self
        return Tensor.from_operation(data, "reshape", self, shape=shape)


# %% wrong reshape-wrong-error-type -> test-reshape-errors
# raises TypeError for an impossible shape
class Tensor:
    def reshape(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])

        try:
            data = self.data.reshape(shape)
        except ValueError as error:
            raise TypeError("impossible shape") from error
        return Tensor.from_operation(data, "reshape", self, shape=shape)


# %% wrong view-flattens -> test-view, test-reshape-errors
# flattens in view, whatever the shape
class Tensor:
    def view(self, *shape):
        return self.reshape(-1)


# %% wrong view-no-tuple -> test-view, test-reshape-errors
# does not take a tuple in view
class Tensor:
    def view(self, *shape):
        return self.reshape(*(int(size) for size in shape))


# %% wrong view-swallows-errors -> test-reshape-errors
# returns the tensor itself when a view is not possible
class Tensor:
    def view(self, *shape):
        try:
            return self.reshape(*shape)
        except ValueError:
            return self


# %% wrong view-by-columns -> test-view
# reads the elements column by column in view
class Tensor:
    def view(self, *shape):
        return Tensor(self.data.reshape(self.reshape(*shape).shape, order="F"))


# %% wrong view-in-place -> test-view
# changes the shape of the tensor itself in view
class Tensor:
    def view(self, *shape):
        self.data = self.reshape(*shape).data
        return self


# %% wrong view-refuses-jumps-in-memory -> test-view
# refuses tensors that are not contiguous, as PyTorch's view does
class Tensor:
    def view(self, *shape):
        if not self.data.flags.c_contiguous:
            raise RuntimeError("view size is not compatible")
        return self.reshape(*shape)


# %% wrong transpose-by-reshape -> test-transpose
# reshapes to the swapped sizes instead of transposing
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        shape = list(self.shape)
        shape[dim0], shape[dim1] = shape[dim1], shape[dim0]
        return Tensor.from_operation(self.data.reshape(shape), "transpose", self)


# %% wrong transpose-first-two -> test-transpose
# swaps the first two axes by default
class Tensor:
    def transpose(self, dim0=0, dim1=1):
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)


# %% wrong transpose-ignores-axes -> test-transpose
# always swaps the last two axes
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.swapaxes(-1, -2), "transpose", self)


# %% wrong transpose-in-place -> test-transpose
# transposes the tensor itself
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        self.data = self.data.swapaxes(dim0, dim1)
        return self


# %% wrong transpose-is-array -> test-transpose
# returns an array from transpose
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return self.data.swapaxes(dim0, dim1)


# %% wrong transpose-matrices-only -> test-transpose
# transposes nothing but matrices
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if self.ndim != 2:
            return self
        return Tensor.from_operation(self.data.T, "transpose", self)


# %% wrong transpose-moves-one-axis -> test-transpose
# moves one axis to the place of the other, shifting those between
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(np.moveaxis(self.data, dim0, dim1), "transpose", self)


# %% wrong transpose-no-negative-axes -> test-transpose
# refuses negative axes but for the default
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if (dim0, dim1) != (-2, -1) and min(dim0, dim1) < 0:
            raise ValueError("negative axis")
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)


# %% wrong transpose-reverses-all -> test-transpose
# transposes with array.T, which reverses all axes instead of swapping two
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        return Tensor.from_operation(self.data.T, "transpose", self)


# %% wrong transpose-reverses-between -> test-transpose
# reverses all axes between the two
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        first, last = sorted((dim0 % self.ndim, dim1 % self.ndim))
        order = list(range(self.ndim))
        order[first : last + 1] = order[first : last + 1][::-1]
        return Tensor.from_operation(self.data.transpose(order), "transpose", self)


# %% wrong transpose-square-untouched -> test-transpose
# leaves square matrices as they are
class Tensor:
    def transpose(self, dim0=-2, dim1=-1):
        if self.shape[dim0] == self.shape[dim1]:
            return Tensor(self.data)
        return Tensor.from_operation(self.data.swapaxes(dim0, dim1), "transpose", self)


# %% wrong contiguous-adds-an-axis -> test-contiguous
# gives a number the shape (1,)
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(np.ascontiguousarray(self.data), "contiguous", self)


# %% wrong contiguous-by-columns -> test-contiguous
# lays the numbers column by column
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(np.asfortranarray(self.data), "contiguous", self)


# %% wrong contiguous-copies-column-order-only -> test-contiguous
# copies arrays in column order, and leaves other gaps and jumps
class Tensor:
    def contiguous(self):
        out = np.array(self.data, order="C") if self.data.flags.f_contiguous else self.data
        return Tensor.from_operation(out, "contiguous", self)


# %% wrong contiguous-copies-the-order -> test-contiguous
# copies the numbers in the order in which they lie
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(self.data.copy(order="K"), "contiguous", self)


# %% wrong contiguous-flattens -> test-contiguous
# returns the numbers as one row
class Tensor:
    def contiguous(self):
        return Tensor.from_operation(self.data.flatten(), "contiguous", self)


# %% wrong contiguous-is-array -> test-contiguous
# returns an array from contiguous
class Tensor:
    def contiguous(self):
        return np.array(self.data, order="C")


# %% wrong contiguous-reads-memory -> test-contiguous
# keeps the order in memory and so mixes up the places
class Tensor:
    def contiguous(self):
        flat = self.data.ravel(order="K")
        return Tensor.from_operation(flat.reshape(self.shape), "contiguous", self)


# %% wrong contiguous-returns-self -> test-contiguous
# returns the tensor itself, in whatever order its numbers lie
class Tensor:
    def contiguous(self):
        return self


# %% wrong index-array-once -> test-indexing
# drops repeated rows and sorts them
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, np.ndarray) and key.dtype != bool:
            key = np.unique(key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-catches-too-much -> test-indexing
# raises ValueError for an index past the end
class Tensor:
    def __getitem__(self, key):
        try:
            return Tensor.from_operation(self.data[key], "getitem", self, key=key)
        except IndexError as error:
            raise ValueError("no such element") from error


# %% wrong index-error-is-none -> test-indexing
# returns None for an index past the end
class Tensor:
    def __getitem__(self, key):
        try:
            return Tensor.from_operation(self.data[key], "getitem", self, key=key)
        except IndexError:
            return None


# %% wrong index-first-axis-only -> test-indexing
# uses only the first part of a tuple of keys
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple):
            key = key[0]
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-in-place -> test-indexing
# cuts the tensor itself down to the part
class Tensor:
    def __getitem__(self, key):
        self.data = np.asarray(self.data[key])
        return self


# %% wrong index-is-array -> test-indexing
# returns an array from an index
class Tensor:
    def __getitem__(self, key):
        return self.data[key]


# %% wrong index-keeps-axis -> test-indexing
# keeps the axis of an int with size 1
class Tensor:
    def __getitem__(self, key):
        part = self.data[[key] if isinstance(key, int) else key]
        return Tensor.from_operation(part, "getitem", self, key=key)


# %% wrong index-mask-as-numbers -> test-indexing
# takes the booleans of a mask for the indices 0 and 1
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, np.ndarray):
            key = key.astype(int)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-no-negative -> test-indexing
# refuses negative indices
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, int) and key < 0:
            raise IndexError("negative index")
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-number-is-float -> test-indexing
# returns a float, not a Tensor, for a single number
class Tensor:
    def __getitem__(self, key):
        part = self.data[key]
        return part.item() if part.ndim == 0 else Tensor(part)


# %% wrong index-outer -> test-indexing
# combines two arrays of indices in every way instead of pair by pair
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple) and all(isinstance(k, np.ndarray) for k in key):
            key = np.ix_(*key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-squeezes -> test-indexing
# drops axes of size 1 from a part
class Tensor:
    def __getitem__(self, key):
        return Tensor.from_operation(self.data[key].squeeze(), "getitem", self, key=key)


# %% wrong index-tuple-as-rows -> test-indexing
# takes a tuple of ints for a list of rows
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, tuple) and all(isinstance(k, int) for k in key):
            key = list(key)
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


# %% wrong index-wraps-round -> test-indexing
# starts again at the beginning for an index past the end
class Tensor:
    def __getitem__(self, key):
        if isinstance(key, int):
            key = key % len(self.data)
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
    def T(self):  # noqa: N802
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
