# %% wrong clips-large-numbers -> test-tensor-values, test-tensor-float32, test-arithmetic-elementwise, test-reductions-max, test-masked-fill
# clips numbers to a million, for safety
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.clip(np.asarray(data, dtype=np.float32), -1e6, 1e6)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong infinity-becomes-finite -> test-tensor-values, test-tensor-float32, test-masked-fill
# replaces infinity by a large number
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.nan_to_num(np.asarray(data, dtype=np.float32))
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong number-has-an-axis -> test-tensor-values
# gives a whole number the shape (1,)
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        if isinstance(data, int):
            data = [data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong through-float16 -> test-tensor-values
# rounds the numbers of nested lists to float16 on the way to float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        first = (
            np.float16
            if isinstance(data, list) and data and isinstance(data[0], list)
            else np.float32
        )
        self.data = np.asarray(data, dtype=first).astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong through-integers -> test-tensor-values, test-numpy, test-repr
# cuts the decimals off the numbers of nested lists
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        if isinstance(data, list) and data and isinstance(data[0], list):
            self.data = np.trunc(self.data)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong whole-numbers-wrap-around -> test-tensor-values
# stores whole numbers in 16 bits first
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], Tensor):
            data = np.stack([t.data for t in data])
        data = np.array(data)
        if data.dtype.kind == "i":
            data = data.astype(np.int16)
        self.data = data.astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong float32-only-for-lists -> test-tensor-float32
# converts lists to float32, but keeps the type of an array
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = data if isinstance(data, np.ndarray) else np.array(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong integers-stay-integers -> test-tensor-float32
# converts only floating point numbers to float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        array = np.asarray(data)
        self.data = array.astype(np.float32) if array.dtype.kind == "f" else array
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong keeps-float64 -> test-tensor-float32
# keeps the element type that NumPy chooses instead of converting to float32
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.array(data)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong numbers-without-an-array -> test-tensor-float32
# keeps a single number as a NumPy scalar, which is no array
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and data and isinstance(data[0], Tensor):
            data = np.stack([t.data for t in data])
        if isinstance(data, (int, float, np.number)):
            self.data = np.float32(data)
        else:
            self.data = np.array(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong concatenates-tensors -> test-tensor-from-tensors
# joins a list of tensors along their first axis instead of stacking it
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and len(data) and isinstance(data[0], Tensor):
            data = np.concatenate([np.atleast_1d(item.data) for item in data])
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong no-tensor-in-tensor -> test-tensor-from-tensors, test-tensor-requires-grad
# cannot make a tensor from a tensor
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong no-tuple-of-tensors -> test-tensor-from-tensors
# unpacks tensors from a list, but not from a tuple
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, list):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong only-first-tensor -> test-tensor-from-tensors
# uses only the first of a list of tensors
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and len(data) and isinstance(data[0], Tensor):
            data = data[0].data
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong stacks-on-last-axis -> test-tensor-from-tensors
# stacks a list of tensors on a new last axis
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)) and len(data) and isinstance(data[0], Tensor):
            data = np.stack([item.data for item in data], axis=-1)
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong tensors-as-vectors-only -> test-tensor-from-tensors
# stacks only tensors with one axis, and flattens others
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data.ravel() if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong always-requires-grad -> test-tensor-requires-grad
# wants a gradient for every tensor
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = True
        self.grad = None


# %% wrong forgets-grad -> test-tensor-requires-grad
# does not set the attribute grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad


# %% wrong grad-starts-at-zero -> test-tensor-requires-grad
# starts grad as an array of zeros instead of None
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = np.zeros_like(self.data)


# %% wrong ignores-requires-grad -> test-tensor-requires-grad
# never keeps requires_grad
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = False
        self.grad = None


# %% wrong inherits-requires-grad -> test-tensor-requires-grad
# takes requires_grad from the tensor it is made from, whatever is asked
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            requires_grad = data.requires_grad
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong requires-grad-of-the-class -> test-tensor-requires-grad
# keeps requires_grad on the class, where all tensors share it
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]

        self.data = np.asarray(data, dtype=np.float32)
        Tensor.requires_grad = requires_grad
        self.grad = None


# %% right constructor-copies
# copies what it is given with np.array
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data
        if isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.array(data, dtype=np.float32, order="C")
        self.requires_grad = bool(requires_grad)
        self.grad = None
        self.name = ""


# %% right constructor-stacks
# stacks tensors with np.stack, and unpacks nested lists by recursion
def numbers_of(data):
    if isinstance(data, Tensor):
        return data.data
    if isinstance(data, (list, tuple)):
        parts = [numbers_of(item) for item in data]
        arrays = parts and all(isinstance(part, np.ndarray) for part in parts)
        return np.stack(parts) if arrays else parts
    return data


class Tensor:
    def __init__(self, data, requires_grad=False):
        self.data = np.asarray(numbers_of(data)).astype(np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% right tensor-from-rows
# looks at the first item of a list, and converts by astype without a copy
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, (list, tuple)) and len(data) > 0 and isinstance(data[0], Tensor):
            data = np.stack([tensor.data for tensor in data], axis=0)
        if hasattr(data, "requires_grad"):
            data = data.data
        if not isinstance(data, np.ndarray):
            data = np.array(data)
        self.data = data.astype("float32", copy=False)
        self.grad = None
        self.requires_grad = requires_grad


# %% wrong shape-as-list -> test-tensor-inspect
# returns the shape as a list
class Tensor:
    def shape(self):
        return list(self.data.shape)


# %% wrong shape-of-number-is-one -> test-tensor-inspect
# says that a number has the shape (1,)
class Tensor:
    def shape(self):
        return self.data.shape or (1,)


# %% wrong ndim-at-least-one -> test-tensor-inspect, test-matmul-errors
# says that a single number has one axis
class Tensor:
    def ndim(self):
        return max(1, self.data.ndim)


# %% wrong ndim-is-length -> test-tensor-inspect, test-matmul-matrices, test-matmul-stacks, test-matmul-errors
# takes the length of the first axis for the number of axes
class Tensor:
    def ndim(self):
        return len(self.data)


# %% wrong size-in-bytes -> test-tensor-inspect
# counts bytes in size
class Tensor:
    def size(self):
        return self.data.nbytes

    def numel(self):
        return self.data.size


# %% wrong size-is-length -> test-tensor-inspect
# takes the length of the first axis for the number of elements
class Tensor:
    def size(self):
        return len(self.data)


# %% wrong size-of-matrices-only -> test-tensor-inspect
# multiplies the first two sizes, right for matrices only
class Tensor:
    def size(self):
        return self.data.shape[0] * self.data.shape[1]

    def numel(self):
        return self.data.size


# %% wrong dtype-says-float64 -> test-tensor-inspect
# says float64, the type of Python's numbers
class Tensor:
    def dtype(self):
        return np.dtype(float)


# %% wrong numel-adds-sizes -> test-tensor-inspect
# adds the sizes instead of multiplying them
class Tensor:
    def numel(self):
        return sum(self.data.shape)


# %% wrong numel-is-constant -> test-tensor-inspect
# returns the number of the example
class Tensor:
    def numel(self):
        return 6


# %% wrong numel-of-nothing-is-one -> test-tensor-inspect
# counts one element where an axis is empty
class Tensor:
    def numel(self):
        return max(1, self.data.size)


# %% wrong numpy-flattens -> test-numpy
# returns the numbers as one row
class Tensor:
    def numpy(self):
        return self.data.ravel()


# %% wrong numpy-gives-a-list -> test-numpy
# returns nested lists from numpy()
class Tensor:
    def numpy(self):
        return self.data.tolist()


# %% wrong numpy-gives-float64 -> test-numpy
# converts to float64 in numpy()
class Tensor:
    def numpy(self):
        return self.data.astype(np.float64)


# %% wrong numpy-gives-the-tensor -> test-numpy
# returns the tensor itself from numpy()
class Tensor:
    def numpy(self):
        return self


# %% wrong numpy-only-shape -> test-numpy
# returns an array of the right shape with ones
class Tensor:
    def numpy(self):
        return np.ones_like(self.data)


# %% wrong memory-8-bytes -> test-memory-footprint
# counts 8 bytes an element, as for float64
class Tensor:
    def memory_footprint(self):
        return 8 * self.data.size


# %% wrong memory-counts-elements -> test-memory-footprint
# counts elements instead of bytes
class Tensor:
    def memory_footprint(self):
        return self.data.size


# %% wrong memory-in-bits -> test-memory-footprint
# counts bits
class Tensor:
    def memory_footprint(self):
        return 32 * self.data.size


# %% wrong memory-in-kilobytes -> test-memory-footprint
# returns kilobytes
class Tensor:
    def memory_footprint(self):
        return self.data.nbytes / 1024


# %% wrong memory-is-constant -> test-memory-footprint
# returns the number of the example
class Tensor:
    def memory_footprint(self):
        return 24


# %% wrong memory-of-first-axis -> test-memory-footprint
# multiplies the length of the first axis by 4
class Tensor:
    def memory_footprint(self):
        return 4 * len(self.data)


# %% wrong memory-of-one-element -> test-memory-footprint
# returns the bytes of one element
class Tensor:
    def memory_footprint(self):
        return self.data.itemsize


# %% wrong memory-of-the-base -> test-memory-footprint
# counts all of the array that a part was cut from
class Tensor:
    def memory_footprint(self):
        return self.data.nbytes if self.data.base is None else self.data.base.nbytes


# %% wrong memory-of-the-object -> test-memory-footprint
# asks sys.getsizeof, which adds the bookkeeping of the array
class Tensor:
    def memory_footprint(self):
        return self.data.__sizeof__()


# %% wrong repr-without-numbers -> test-repr
# shows the shape without the numbers
class Tensor:
    def __repr__(self):
        return f"Tensor(shape={self.shape})"


# %% wrong repr-without-shape -> test-repr
# shows the numbers without the shape
class Tensor:
    def __repr__(self):
        return f"Tensor({self.data.tolist()})"


# %% right repr-on-lines
# shows shape, then data, on lines of their own
class Tensor:
    def __repr__(self):
        shape = ",".join(str(size) for size in self.shape)
        return f"<Tensor\n  shape: ({shape})\n  data:\n{self.data!r}>"


# %% right repr-with-more
# shows type and gradient in repr as well
class Tensor:
    def __repr__(self):
        return (
            f"Tensor(data={self.data.tolist()}, shape={self.shape}, "
            f"dtype={self.dtype}, requires_grad={self.requires_grad})"
        )


# %% right properties-by-counting
# works the properties out from the shape
class Tensor:
    def shape(self):
        return tuple(int(size) for size in np.shape(self.data))

    def ndim(self):
        return len(self.shape)

    def size(self):
        return math.prod(self.shape)

    def dtype(self):
        return np.float32

    def numel(self):
        count = 1
        for size in self.shape:
            count *= size
        return count

    def numpy(self):
        return self.data.copy()

    def memory_footprint(self):
        return self.numel() * np.dtype(self.dtype).itemsize


# %% right properties-by-numpy
# takes the properties from NumPy, numbers of NumPy's own types among them
class Tensor:
    def size(self):
        return np.prod(self.data.shape)

    def ndim(self):
        return np.ndim(self.data)

    def numel(self):
        return np.size(self.data)

    def dtype(self):
        return np.dtype("float32")

    def numpy(self):
        return np.asarray(self.data)

    def memory_footprint(self):
        return self.data.size * self.data.itemsize
