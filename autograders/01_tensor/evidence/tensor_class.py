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


# %% wrong requires-grad-inherited -> test-tensor-requires-grad
# a tensor made from a tensor takes its wish for a gradient along
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            requires_grad, data = requires_grad or data.requires_grad, data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong empty-loses-its-shape -> test-tensor-from-tensors
# makes a vector of any tensor that holds nothing
class Tensor:
    def __init__(self, data, requires_grad=False):
        if isinstance(data, Tensor):
            data = data.data if data.size else np.zeros(0)
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None


# %% wrong requires-grad-of-the-class -> test-tensor-requires-grad, test-arithmetic-elementwise
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


# %% wrong memory-of-the-base -> test-memory-footprint
# counts all of the array that a part was cut from
class Tensor:
    def memory_footprint(self):
        return self.data.nbytes if self.data.base is None else self.data.base.nbytes


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


# %% wrong tensor-makes-arrays -> test-tensor-values, test-tensor-float32, test-tensor-from-tensors, test-tensor-inspect, test-tensor-requires-grad, test-numpy, test-memory-footprint, test-repr, test-arithmetic-elementwise, test-arithmetic-broadcast, test-arithmetic-power, test-arithmetic-negative, test-arithmetic-unchanged, test-reflected, test-matmul-matrices, test-matmul-stacks, test-matmul-operator, test-matmul-errors, test-reshape, test-reshape-errors, test-view, test-transpose, test-contiguous, test-indexing, test-reductions, test-reductions-mean, test-reductions-max, test-keepdims, test-masked-fill
# gives arrays, so that NumPy does the work
class Tensor:
    def __new__(cls, data, requires_grad=False):
        return np.asarray(data, dtype=np.float32)

    def __init__(self, data, requires_grad=False):
        pass
