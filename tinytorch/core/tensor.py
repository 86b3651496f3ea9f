# Exported by tito from src/01_tensor/01_tensor.py (the reference solution). Do not edit: `tito export 01_tensor` writes it anew.
# sha256 of what follows: 80a013180005edac06f8f258d6712fe3e60a75ad63e1fcf3067111867437cb18
__all__ = [
    "rng",
    "manual_seed",
    "add_to_class",
    "Tensor",
    "Operand",
    "as_tensor",
    "Axis",
]

import math
from collections.abc import Callable

import numpy as np

rng = np.random.default_rng()


def manual_seed(seed: int) -> None:
    """Restart the package's generator `rng` in place, so that a run can be repeated."""
    rng.bit_generator.state = np.random.default_rng(seed).bit_generator.state


def add_to_class(cls: type) -> Callable:
    """Decorator: the methods of the class that follows become methods of `cls`."""

    def register(part: type) -> type:
        for name, member in vars(part).items():
            if callable(member) or isinstance(member, property):
                setattr(cls, name, member)
        return cls

    return register


class Tensor:
    """An n-dimensional array of float32 numbers, on which the whole framework is built.

    data: the numbers, a float32 `np.ndarray`.
    requires_grad: whether training is to compute a gradient for this tensor (Module 06).
    grad: that gradient; None for now.
    """

    __array_ufunc__ = None  # so that `array + tensor` asks Tensor.__radd__
    recorders: list[Callable] = []  # empty until Module 06

    def __init__(self, data, requires_grad: bool = False) -> None:
        """Keep `data` as a float32 array, and set the attributes `requires_grad` and `grad`.

        data: a number, (nested) lists of numbers, an array, a Tensor (its numbers are used), or
            a list or tuple of Tensors of one shape, to be stacked on a new axis 0.

        Hint: NumPy does not know Tensors. First turn `data` into something made of numbers and
        arrays only; then let NumPy build one array with the right element type.
        """
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None

    @classmethod
    def from_operation(
        cls, data: np.ndarray, operation: str, *operands: "Tensor", **details
    ) -> "Tensor":
        """Wrap the result of an operation on `operands`: every result passes this one door.

        The result requires a gradient when one of the operands does. `details` are the arguments
        of the operation that are not tensors, such as `axis`. `Tensor.recorders` is empty until
        Module 06 appends a function there that is told of every operation.
        """
        result = cls(data)
        for tensor in operands:
            result.requires_grad = result.requires_grad or tensor.requires_grad
        for record in cls.recorders:
            record(result, operation, operands, details)
        return result

    @property
    def shape(self) -> tuple[int, ...]:
        """The size along each axis; `()` for a single number."""
        return self.data.shape

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return self.data.ndim

    @property
    def size(self) -> int:
        """The number of elements."""
        return self.data.size

    @property
    def dtype(self) -> np.dtype:
        """The type of an element."""
        return self.data.dtype

    def numel(self) -> int:
        """Return the number of elements (PyTorch's name for it)."""
        return self.size

    def numpy(self) -> np.ndarray:
        """Return the numbers as a NumPy array, without copying them."""
        return self.data

    def memory_footprint(self) -> int:
        """Return how many bytes the numbers take."""
        return self.data.nbytes

    def __repr__(self) -> str:
        numbers = np.array2string(self.data, separator=", ", prefix="Tensor(")
        gradient = ", requires_grad=True" if self.requires_grad else ""
        return f"Tensor({numbers}, shape={self.shape}{gradient})"


Operand = Tensor | float | np.ndarray  # what may stand beside a Tensor in arithmetic


def as_tensor(value: Operand) -> Tensor:
    """Return `value` itself if it is a Tensor, else a new Tensor that holds it."""
    if isinstance(value, Tensor):
        return value
    if value is None:
        raise TypeError("cannot compute with None: did a function forget to return a value?")
    return Tensor(value)


@add_to_class(Tensor)
class Arithmetic:
    def __add__(self, other: Operand) -> Tensor:
        """Return self + other, element by element, broadcasting.

        Steps: make `other` a tensor; add the two arrays; pass the sum through the door.
        """
        other = as_tensor(other)
        return Tensor.from_operation(self.data + other.data, "add", self, other)

    def __sub__(self, other: Operand) -> Tensor:
        """Return self - other, element by element, broadcasting."""
        other = as_tensor(other)
        return Tensor.from_operation(self.data - other.data, "sub", self, other)

    def __mul__(self, other: Operand) -> Tensor:
        """Return self * other, element by element, broadcasting (not the matrix product)."""
        other = as_tensor(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)

    def __truediv__(self, other: Operand) -> Tensor:
        """Return self / other, element by element, broadcasting."""
        other = as_tensor(other)
        return Tensor.from_operation(self.data / other.data, "div", self, other)

    def __pow__(self, exponent: float) -> Tensor:
        """Return every element raised to the number `exponent`."""
        return Tensor.from_operation(self.data**exponent, "pow", self, exponent=exponent)

    def __neg__(self) -> Tensor:
        """Return -self: every element with its sign changed."""
        return Tensor.from_operation(-self.data, "neg", self)


@add_to_class(Tensor)
class ReflectedArithmetic:
    def __radd__(self, other: Operand) -> Tensor:
        """Return other + self, where `other` is a number or an array.

        Hint: once `other` is a tensor, section 2 has done the work.
        """
        return as_tensor(other) + self

    def __rsub__(self, other: Operand) -> Tensor:
        """Return other - self."""
        return as_tensor(other) - self

    def __rmul__(self, other: Operand) -> Tensor:
        """Return other * self."""
        return as_tensor(other) * self

    def __rtruediv__(self, other: Operand) -> Tensor:
        """Return other / self."""
        return as_tensor(other) / self


@add_to_class(Tensor)
class MatrixProduct:
    def matmul(self, other: Tensor) -> Tensor:
        """Return the matrix product of vectors, matrices or stacks of matrices (table above).

        Raises TypeError if `other` is not a Tensor, and ValueError with both shapes in its
        message if an operand has no axes or the inner sizes differ.

        Steps:
        1. Check the type of `other`, then that both operands have at least one axis.
        2. Compare the last size of `self` with the inner size of `other`: the last but one, or the
           only one of a vector.
        3. Let NumPy multiply the arrays; call the operation "matmul".
        """
        if not isinstance(other, Tensor):
            raise TypeError(f"matmul needs a Tensor on the right, got {type(other).__name__}")
        if self.ndim == 0 or other.ndim == 0:
            problem = "Both operands need at least one dimension"
        elif self.shape[-1] != (inner := other.shape[-2:][0]):
            problem = f"Inner dimensions must match: {self.shape[-1]} \u2260 {inner}"
        else:
            return Tensor.from_operation(np.matmul(self.data, other.data), "matmul", self, other)
        shapes = f"{self.shape} @ {other.shape}"
        raise ValueError(f"Cannot perform matrix multiplication: {shapes}. {problem}")

    def __matmul__(self, other: Tensor) -> Tensor:
        """Return self @ other: `matmul` under the name of its operator."""
        return self.matmul(other)


@add_to_class(Tensor)
class Shapes:
    def reshape(self, *shape: int) -> Tensor:
        """Return the same elements, in the same order, in another shape.

        shape: the sizes, as `reshape(2, 3)` or `reshape((2, 3))`; one of them may be -1.
        Raises ValueError, naming both numbers of elements, if they do not fit.

        Steps: unpack a tuple if `shape` holds one; let NumPy reshape; if it raises ValueError,
        raise one with a better message (`math.prod` multiplies numbers). Pass `shape=shape` as a
        detail of the operation "reshape".
        """
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        try:
            data = self.data.reshape(shape)
        except ValueError as error:
            given = math.prod(size for size in shape if size != -1)
            problem = f"Cannot reshape {self.shape} into {shape}"
            raise ValueError(f"{problem}: {self.size} elements do not fit {given}") from error
        return Tensor.from_operation(data, "reshape", self, shape=shape)

    def view(self, *shape: int) -> Tensor:
        """The same as `reshape`, under a name that PyTorch code often uses."""
        return self.reshape(*shape)

    def transpose(self, dim0: int = -2, dim1: int = -1) -> Tensor:
        """Return the tensor with the axes `dim0` and `dim1` swapped: by default the last two.

        Call the operation "transpose", with the details `dim0` and `dim1`.
        """
        swapped = self.data.swapaxes(dim0, dim1)
        return Tensor.from_operation(swapped, "transpose", self, dim0=dim0, dim1=dim1)

    def contiguous(self) -> Tensor:
        """Return an equal tensor of the same shape whose numbers lie in memory in reading order.

        Hint: look for `order` among the arguments of NumPy's functions that make arrays. Mind the
        shape () (`np.ascontiguousarray` turns it into (1,)). Call the operation "contiguous".
        """
        return Tensor.from_operation(np.asarray(self.data, order="C"), "contiguous", self)


@add_to_class(Tensor)
class Indexing:
    def __getitem__(self, key) -> Tensor:
        """Return the part of the tensor that `key` selects, as a Tensor.

        key: an int, a slice, an array of ints or booleans, or a tuple of these.
        Call the operation "getitem", with `key=key` as a detail.
        """
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)


Axis = int | tuple[int, ...] | None  # the axes that a reduction removes; None means all


@add_to_class(Tensor)
class Reductions:
    def sum(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the sum over `axis` (all axes if None), reduced axes kept as 1 if `keepdims`."""
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self, axis=axis, keepdims=keepdims)

    def mean(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the mean over `axis`: the sum, divided by how many elements went into it."""
        average = self.data.mean(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(average, "mean", self, axis=axis, keepdims=keepdims)

    def max(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the largest element over `axis`."""
        largest = self.data.max(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(largest, "max", self, axis=axis, keepdims=keepdims)


@add_to_class(Tensor)
class MaskedFill:
    def masked_fill(self, mask: Tensor | np.ndarray, value: float) -> Tensor:
        """Return a new tensor: `value` where `mask` is true (not 0), the own element elsewhere.

        Steps: turn the mask into an array of booleans; choose element by element with one call
        of NumPy.
        Call the operation "masked_fill", with the mask as the detail `mask` and `value=value`.
        """
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        filled = np.where(chosen, np.float32(value), self.data)
        return Tensor.from_operation(filled, "masked_fill", self, mask=chosen, value=value)


@add_to_class(Tensor)
class Conversions:
    """What makes a Tensor usable where Python and NumPy expect numbers."""

    __hash__ = object.__hash__  # a tensor is a key of a dictionary by its identity

    def item(self) -> float:
        """Return the only number. Raises ValueError where there are several, or none."""
        return float(self.data.item())

    def __float__(self) -> float:
        return self.item()

    def __int__(self) -> int:
        return int(self.item())

    def __bool__(self) -> bool:
        if self.size != 1:
            what = "a tensor of several numbers is neither true nor false"
            raise ValueError(f"{what}; whether it is this very object, `is` tells")
        return bool(self.item())

    def __len__(self) -> int:
        return len(self.data)

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return np.array(self.data, dtype=dtype)

    @property
    def T(self) -> Tensor:
        """The transpose: the last two axes change places."""
        return self.transpose()

    def flatten(self) -> Tensor:
        """Return a tensor of one axis with all numbers, row by row."""
        return self.reshape(-1) if self.size else self.reshape(0)

    def __abs__(self) -> Tensor:
        return self * np.sign(self.data)

    def __lt__(self, other: Operand) -> Tensor:
        return Tensor(self.data < as_tensor(other).data)

    def __le__(self, other: Operand) -> Tensor:
        return Tensor(self.data <= as_tensor(other).data)

    def __gt__(self, other: Operand) -> Tensor:
        return Tensor(self.data > as_tensor(other).data)

    def __ge__(self, other: Operand) -> Tensor:
        return Tensor(self.data >= as_tensor(other).data)

    def __eq__(self, other: object) -> Tensor | bool:
        if not isinstance(other, (Tensor, int, float, np.ndarray, np.number)):
            return NotImplemented  # then Python compares identities: no tensor equals None
        return Tensor(self.data == as_tensor(other).data)

    def __ne__(self, other: object) -> Tensor | bool:
        same = self.__eq__(other)
        return same if same is NotImplemented else Tensor(1 - same.data)
