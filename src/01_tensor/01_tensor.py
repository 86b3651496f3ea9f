# %% [markdown]
# # Module 01: Tensor
#
# Everything in a neural network is an array of numbers: the images that go in, the weights that
# are learned, the probabilities that come out. In this module you build the one class that carries
# all of them, `Tensor`. NumPy does the computing; you decide what a tensor keeps, which operations
# it offers and what shapes they have. Every later module stands on this class.
#
# **Prerequisites:** Python (classes, exceptions) and NumPy arrays. No framework, no calculus.
#
# **When you are done, you can**
#
# - wrap any data in a `float32` tensor and say how many bytes it takes;
# - do arithmetic with broadcasting, and predict the shape of a result before you run it;
# - multiply vectors, matrices and stacks of matrices, with an error message that helps;
# - reshape, transpose, index, reduce and mask, and say which of these copy data;
# - count the work of a matrix product and compare it with what your machine delivers.
#
# **Not yet:** gradients (Module 06) and anything that learns (Module 07). The attributes
# `requires_grad` and `grad` are there already, but nothing uses them before Module 06.

# %% [markdown]
# ## The map
#
# ```mermaid
# flowchart LR
#     D["numbers, lists, arrays"] --> T["Tensor<br/>float32 data, shape"]
#     T --> A["arithmetic"]
#     T --> M["matmul"]
#     T --> S["shapes and indexing<br/>reshape, transpose"]
#     T --> R["reductions<br/>sum, mean, max"]
#     T --> F["masked_fill"]
#     A --> O["from_operation"]
#     M --> O
#     S --> O
#     R --> O
#     F --> O
#     O --> T
# ```
#
# Every operation follows the same three steps: take the NumPy arrays out of the tensors, compute
# with NumPy, pass the result through `Tensor.from_operation`, which wraps it in a new tensor.
#
# ## How to work
#
# A cell with `raise NotImplementedError()` is yours: replace that line, run the cell, then run the
# test cells below it. A test that says nothing has passed. Some tests have a second part that you
# do not see; it tries other shapes and values, so solve the problem and not the example.
#
# Save before you leave (Ctrl-S): only what is saved can be handed in, and Binder forgets even
# that, so download the notebook. Background, common errors and PyTorch's way are on
# [the page of this module](https://github.com/harvard-edge/cs249r_book/blob/main/tinytorch/src/01_tensor/ABOUT.md).

# %% nbgrader={"grade_id": "imports"}
#| default_exp core.tensor
#| export
import math
from collections.abc import Callable

import numpy as np

rng = np.random.default_rng()


def manual_seed(seed: int) -> None:
    """Restart the package's generator `rng` in place, so that a run can be repeated."""
    rng.bit_generator.state = np.random.default_rng(seed).bit_generator.state


# %% nbgrader={"grade_id": "checks"}
from tinytorch.testing import (
    assert_close,
    assert_float32,
    assert_raises,
    assert_shape,
    assert_unchanged,
    to_array,
)

# %% [markdown]
# ## A class that grows
#
# A whole class in one cell would be hundreds of lines long. The decorator below lets a class grow
# cell by cell: written above a small class, it copies the methods of that class into one that
# exists already. You start with a short `Tensor`, and each later cell adds a few methods to it.


# %% nbgrader={"grade_id": "add-to-class"}
#| export
def add_to_class(cls: type) -> Callable:
    """Decorator: the methods of the class that follows become methods of `cls`."""

    def register(part: type) -> type:
        for name, member in vars(part).items():
            if callable(member) or isinstance(member, property):
                setattr(cls, name, member)
        return cls

    return register


# %% [markdown]
# ## 1. What a tensor keeps
#
# A tensor is a NumPy array with a fixed element type and a little bookkeeping:
#
# | attribute | what it is | for `Tensor([[1, 2, 3], [4, 5, 6]])` |
# |---|---|---|
# | `data` | the array, always `float32` | `[[1. 2. 3.] [4. 5. 6.]]` |
# | `shape` | the size along each axis | `(2, 3)` |
# | `ndim` | the number of axes | `2` |
# | `size`, `numel()` | the number of elements | $2 \cdot 3 = 6$ |
# | `memory_footprint()` | the bytes that they take | $6 \cdot 4 = 24$ |
# | `requires_grad`, `grad` | for Module 06 | `False`, `None` |
#
# **Why `float32`?** Left alone, NumPy stores decimal numbers as `float64`, 8 bytes each. A network
# needs neither the precision nor the cost: `float32` takes 4 bytes, so twice as many numbers pass
# through memory in the same time, and about 7 decimal digits are plenty for noisy data. A tensor
# therefore converts whatever it is given, integers and booleans included.
#
# **What it is given** may be a number (shape `()`: no axes, one element), nested lists, an array,
# or another tensor. A list of tensors of equal shape is stacked along a new first axis: two
# tensors of shape `(3,)` become one of shape `(2, 3)`. That is how single samples become a batch.
#
# Two parts of the class are given. `__repr__` is what you see when you print a tensor.
# `from_operation` is the door through which the result of every operation passes. Today it only
# wraps an array; in Module 06 it will remember which operation made a tensor, and gradients
# will follow without a change to anything that you write here. So from section 2 on, let every
# operation return what `from_operation` makes.


# %% nbgrader={"grade_id": "tensor-class", "solution": true}
#| export
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
        ### BEGIN SOLUTION
        if isinstance(data, Tensor):
            data = data.data
        elif isinstance(data, (list, tuple)):
            data = [item.data if isinstance(item, Tensor) else item for item in data]
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad
        self.grad = None
        ### END SOLUTION

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
        ### BEGIN SOLUTION
        return self.data.shape
        ### END SOLUTION

    @property
    def ndim(self) -> int:
        """The number of axes."""
        ### BEGIN SOLUTION
        return self.data.ndim
        ### END SOLUTION

    @property
    def size(self) -> int:
        """The number of elements."""
        ### BEGIN SOLUTION
        return self.data.size
        ### END SOLUTION

    @property
    def dtype(self) -> np.dtype:
        """The type of an element."""
        ### BEGIN SOLUTION
        return self.data.dtype
        ### END SOLUTION

    def numel(self) -> int:
        """Return the number of elements (PyTorch's name for it)."""
        ### BEGIN SOLUTION
        return self.size
        ### END SOLUTION

    def numpy(self) -> np.ndarray:
        """Return the numbers as a NumPy array, without copying them."""
        ### BEGIN SOLUTION
        return self.data
        ### END SOLUTION

    def memory_footprint(self) -> int:
        """Return how many bytes the numbers take."""
        ### BEGIN SOLUTION
        return self.data.nbytes
        ### END SOLUTION

    def __repr__(self) -> str:
        numbers = np.array2string(self.data, separator=", ", prefix="Tensor(")
        gradient = ", requires_grad=True" if self.requires_grad else ""
        return f"Tensor({numbers}, shape={self.shape}{gradient})"


# %% nbgrader={"grade_id": "test-tensor-values", "points": 3}
assert_close(Tensor(3), 3.0, "a number becomes a tensor of shape ()")
assert_close(Tensor([1, 2, 3]), [1, 2, 3], "a list becomes a tensor with one axis")
assert_close(Tensor([[1.5, -2], [0, 4]]), [[1.5, -2], [0, 4]], "nested lists give two axes")
assert_close(Tensor(np.array([[7.0], [8.0]])), [[7.0], [8.0]], "an array keeps its shape")
assert isinstance(Tensor([1, 2, 3]), Tensor), "what is made is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(101)
for shape in [(), (1,), (5, 2), (2, 3, 4), (0, 6), (1, 1, 2, 2)]:
    values = generator.normal(size=shape)
    assert_close(Tensor(values), values, f"an array of shape {shape} keeps its values")
    if values.size:
        assert_close(Tensor(values.tolist()), values, f"so do nested lists of shape {shape}")
assert_close(Tensor(((1, 2), (3, 4))), [[1, 2], [3, 4]], "so do nested tuples")
assert_close(Tensor([-1e30, np.inf]), [-1e30, np.inf], "large numbers and infinity stay")
for data in [1, -1, True, [True, False]]:
    assert_close(Tensor(data), data, f"{data} keeps its value; booleans become 1 and 0")
for whole in [100_000, 2**24, 3_000_000_000]:
    for data in [whole, [whole], np.array([-whole])]:
        assert_close(Tensor(data), data, "large whole numbers stay, in lists and arrays, too")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tensor-float32", "points": 3}
assert_float32(Tensor([0.1, 0.2]), "decimal numbers are stored as float32")
assert_float32(Tensor([1, 2]), "integers become float32")
assert_float32(Tensor(np.ones(3, dtype=np.float64)), "a float64 array becomes float32")
### BEGIN HIDDEN TESTS
dtypes = [np.float16, np.float32, np.float64, np.int8, np.int64, np.bool_]
for data in [*(np.ones((2, 3), dtype=dtype) for dtype in dtypes), True, 7, []]:
    assert_float32(Tensor(data), f"{data!r:.60} becomes float32")
assert isinstance(Tensor(7).data, np.ndarray), "data is an array, also for a single number"
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tensor-from-tensors", "points": 3}
assert_close(Tensor(Tensor([1.0, 2.0])), [1, 2], "a tensor can be made from a tensor")
assert_close(
    Tensor([Tensor([1.0, 2.0, 3.0]), Tensor([4.0, 5.0, 6.0])]),
    [[1, 2, 3], [4, 5, 6]],
    "a list of tensors is stacked on a new axis 0",
)
assert isinstance(Tensor([Tensor(1.0), Tensor(2.0)]), Tensor), "what is made is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(103)
parts = [generator.normal(size=(2, 3)) for _ in range(4)]
assert_close(Tensor([Tensor(one) for one in parts]), np.stack(parts), "four matrices stack")
assert_close(Tensor(tuple(Tensor(one) for one in parts)), np.stack(parts), "so does a tuple")
assert_close(Tensor([Tensor(parts[0])]), parts[0][None], "one tensor gives a batch of 1")
assert_close(Tensor([Tensor(1.5), Tensor(2.5)]), [1.5, 2.5], "numbers stack to a vector")
assert_close(Tensor(Tensor(7.0)), 7.0, "a tensor of shape () stays one")
assert_close(
    Tensor(Tensor(np.zeros((0, 3)))), np.zeros((0, 3)), "and an empty one keeps its shape"
)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tensor-inspect", "points": 2}
table = Tensor(np.ones((2, 3), dtype=np.float32))
assert table.shape == (2, 3), "shape is the size along each axis"
assert table.ndim == 2, "two axes"
assert table.size == 6 and table.numel() == 6, "6 elements"
assert table.dtype == np.float32, "dtype is the type of an element"
### BEGIN HIDDEN TESTS
for shape, elements in [((), 1), ((7,), 7), ((0, 4), 0), ((2, 3, 5), 30), ((4, 1), 4)]:
    tensor = Tensor(np.ones(shape, dtype=np.float32))
    assert tensor.shape == shape, f"the shape is {shape}"
    assert tensor.ndim == len(shape), f"shape {shape} has {len(shape)} axes"
    assert tensor.size == elements, f"shape {shape}: {elements} elements"
    assert tensor.numel() == elements, f"shape {shape}: numel() is {elements}"
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tensor-requires-grad", "points": 1}
without_grad = Tensor([1.0, 2.0])
with_grad = Tensor([1.0], requires_grad=True)
assert with_grad.requires_grad is True, "requires_grad is kept"
assert without_grad.requires_grad is False, "no gradient unless asked for, each tensor for itself"
assert without_grad.grad is None and with_grad.grad is None, "there is no gradient yet"
### BEGIN HIDDEN TESTS
cases = [(Tensor(np.ones((2, 2)), True), True), (Tensor(3.0), False)]
cases += [(Tensor(without_grad, requires_grad=True), True), (Tensor(with_grad), False)]
for tensor, wanted in cases:
    assert tensor.requires_grad is wanted and tensor.grad is None, (
        "requires_grad is the second argument, also when a tensor is made from a tensor"
    )
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-numpy", "points": 1}
table = Tensor([[1.5, 2, 3], [4, 5, 6]])
assert isinstance(table.numpy(), np.ndarray), "numpy() returns an array"
assert_close(table.numpy(), [[1.5, 2, 3], [4, 5, 6]], "numpy() returns the numbers")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(104)
for shape in [(), (1,), (4,), (3, 3), (3, 3), (0, 4), (2, 3, 5)]:
    values = generator.normal(size=shape).astype(np.float32)
    tensor = Tensor(values)
    assert_close(tensor.numpy(), values, f"numpy() of shape {shape}")
    assert_float32(tensor.numpy(), "the numbers are float32, as in the tensor")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-memory-footprint", "points": 1}
table = Tensor(np.ones((2, 3), dtype=np.float32))
assert table.memory_footprint() == 24, "6 elements of 4 bytes are 24 bytes"
### BEGIN HIDDEN TESTS
for shape, expected in [((), 4), ((7,), 28), ((0, 4), 0), ((2, 3, 5), 120), ((256, 1), 1024)]:
    tensor = Tensor(np.ones(shape, dtype=np.float32))
    assert tensor.memory_footprint() == expected, f"shape {shape}: {expected} bytes"
corner = Tensor(np.ones((8, 8), dtype=np.float32)[:2, :3])
assert corner.memory_footprint() == 24, "only the elements of the tensor count"
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-repr", "points": 1}
text = repr(Tensor([[17, 29, 31], [43, 59, 61]]))
assert "17" in text and "61" in text, f"repr shows the numbers: {text}"
assert "2,3" in text.replace(" ", ""), f"repr shows the shape: {text}"
### BEGIN HIDDEN TESTS
text = repr(Tensor([[[71.5], [83]]]))
assert "71.5" in text and "83" in text, f"repr shows the numbers: {text}"
assert "1,2,1" in text.replace(" ", ""), f"repr shows the shape: {text}"
### END HIDDEN TESTS

# %% [markdown]
# What does `float32` cost? Its 24 significant bits hold about 7 decimal digits, so every whole
# number up to $2^{24} = 16{,}777{,}216$ is exact, and the next one already is not.

# %%
#| demo
print(Tensor([[1, 2, 3], [4, 5, 6]]))
print(Tensor(0.1).data.item(), "is what float32 makes of 0.1")
for number in (2**24 - 1, 2**24, 2**24 + 1):
    print(f"{number:,} is stored as {int(Tensor(number).data):,}")

# %% [markdown]
# ## 2. Arithmetic, element by element
#
# `a + b` on tensors adds the elements at equal places; `-`, `*` and `/` work alike. Note that `*`
# is *not* the matrix product: $[1, 2, 3] * [4, 5, 6] = [4, 10, 18]$.
#
# **Broadcasting** lets shapes differ. Write the two shapes one above the other, flush right. Along
# each axis the sizes must be equal, or one of them must be 1 (a missing axis counts as 1); the
# smaller one is repeated, without a copy in memory:
#
# | left | right | result | typical use |
# |---|---|---|---|
# | `(32, 10)` | `(10,)` | `(32, 10)` | a bias for each column |
# | `(32, 10)` | `(32, 1)` | `(32, 10)` | one scale for each row |
# | `(3, 1)` | `(4,)` | `(3, 4)` | every pair: a table |
# | `(2, 3)` | `()` | `(2, 3)` | one number for all |
# | `(2, 3)` | `(2,)` | `ValueError` | 3 meets 2 |
#
# A small table: the column $[[1], [2]]$ plus the row $[10, 20, 30]$ is
# $[[11, 21, 31], [12, 22, 32]]$.
#
# Python turns `a + b` into the call `a.__add__(b)`. The other operand may be a tensor, a number or
# an array; the helper `as_tensor` makes a tensor of it. It refuses `None`, which NumPy would
# silently take for "not a number".
#
# An operation never changes its operands: it computes a *new* array, and returns a new tensor even
# where no number changes, as in `a + 0`. A tensor may share its memory with others, so writing
# into it would change them, too.


# %% nbgrader={"grade_id": "as-tensor"}
#| export
Operand = Tensor | float | np.ndarray  # what may stand beside a Tensor in arithmetic


def as_tensor(value: Operand) -> Tensor:
    """Return `value` itself if it is a Tensor, else a new Tensor that holds it."""
    if isinstance(value, Tensor):
        return value
    if value is None:
        raise TypeError("cannot compute with None: did a function forget to return a value?")
    return Tensor(value)


# %% [markdown]
# The first argument of `from_operation` is the computed array, the second a short name, then come
# the tensors that took part. Use the names `"add"`, `"sub"`, `"mul"`, `"div"`, `"pow"` and
# `"neg"`. The exponent of `**` is a plain number, not a tensor: hand it on as the keyword
# `exponent=exponent`. For instance, an operation `absolute` (which you need not write) would end
# with `Tensor.from_operation(np.abs(self.data), "absolute", self)`.


# %% nbgrader={"grade_id": "arithmetic", "solution": true}
#| export
@add_to_class(Tensor)
class Arithmetic:
    def __add__(self, other: Operand) -> Tensor:
        """Return self + other, element by element, broadcasting.

        Steps: make `other` a tensor; add the two arrays; pass the sum through the door.
        """
        ### BEGIN SOLUTION
        other = as_tensor(other)
        return Tensor.from_operation(self.data + other.data, "add", self, other)
        ### END SOLUTION

    def __sub__(self, other: Operand) -> Tensor:
        """Return self - other, element by element, broadcasting."""
        ### BEGIN SOLUTION
        other = as_tensor(other)
        return Tensor.from_operation(self.data - other.data, "sub", self, other)
        ### END SOLUTION

    def __mul__(self, other: Operand) -> Tensor:
        """Return self * other, element by element, broadcasting (not the matrix product)."""
        ### BEGIN SOLUTION
        other = as_tensor(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)
        ### END SOLUTION

    def __truediv__(self, other: Operand) -> Tensor:
        """Return self / other, element by element, broadcasting."""
        ### BEGIN SOLUTION
        other = as_tensor(other)
        return Tensor.from_operation(self.data / other.data, "div", self, other)
        ### END SOLUTION

    def __pow__(self, exponent: float) -> Tensor:
        """Return every element raised to the number `exponent`."""
        ### BEGIN SOLUTION
        return Tensor.from_operation(self.data**exponent, "pow", self, exponent=exponent)
        ### END SOLUTION

    def __neg__(self) -> Tensor:
        """Return -self: every element with its sign changed."""
        ### BEGIN SOLUTION
        return Tensor.from_operation(-self.data, "neg", self)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-arithmetic-elementwise", "points": 4}
assert_close(Tensor([1, 2, 3]) + Tensor([4, 5, 6]), [5, 7, 9], "+ adds element by element")
assert_close(Tensor([1, 2, 3]) - Tensor([4, 5, 7]), [-3, -3, -4], "- subtracts the right operand")
assert_close(Tensor([1, 2, 3]) * Tensor([4, 5, 6]), [4, 10, 18], "* multiplies elements")
assert_close(Tensor([1, 2, 3]) / Tensor([4, 4, 4]), [0.25, 0.5, 0.75], "/ divides elements")
assert isinstance(Tensor([1]) + Tensor([2]), Tensor), "a result is a Tensor again"
assert isinstance(Tensor([1]) * 2, Tensor), "also where the other operand is a number"
learned = Tensor([1], requires_grad=True) + Tensor([2])
assert learned.requires_grad, "a result requires a gradient if an operand does: from_operation"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(201)
learned, one = Tensor([2.0], requires_grad=True), Tensor([1.0])
results = [learned + one, one - learned, learned * 2, one / learned, learned**2, -learned]
wanted = [result.requires_grad for result in results]
assert all(wanted), "the result of each operation comes from from_operation"
for other in (2, np.ones(1)):
    results = [one + other, one - other, one * other, one / other]
    made = [isinstance(result, Tensor) for result in results]
    assert all(made), "a number or an array as the other operand gives a Tensor, too"
for shape in [(), (5,), (3, 3), (2, 5), (0, 4), (1, 3, 2)]:
    left, right = generator.normal(size=shape), generator.normal(size=shape)
    right = right + np.sign(right)  # not close to 0, of either sign
    results = [
        (Tensor(np.float32(left)) + Tensor(np.float32(right)), left + right, "+"),
        (Tensor(np.float32(left)) - Tensor(np.float32(right)), left - right, "-"),
        (Tensor(np.float32(left)) * Tensor(np.float32(right)), left * right, "*"),
        (Tensor(np.float32(left)) / Tensor(np.float32(right)), left / right, "/"),
    ]
    for actual, expected, sign in results:
        assert isinstance(actual, Tensor), f"the result of {sign} is a Tensor"
        assert_close(actual, expected, f"{sign} on shape {shape}")
        assert_float32(actual, f"the result of {sign} is float32 again")
large, small = np.array([3e-3, 2e20]), np.array([1e-6, 1e-8])
assert_close(Tensor(large) / Tensor(small), large / small, "small divisors")
assert_close(Tensor(large) * Tensor(1 / small), large / small, "large numbers")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-arithmetic-broadcast", "points": 5}
column, row = Tensor([[1], [2]]), Tensor([10, 20, 30])
table = Tensor([[1, 1, 1], [2, 2, 2]]) + Tensor([[10, 20, 30], [10, 20, 30]])
assert_shape(column + row, (2, 3), "a column plus a row is a table")
assert_close(column + row, to_array(table), "as if both had been stretched to tables first")
assert np.unique(to_array(table)).size > 1, "different numbers have different sums"
assert isinstance(column + row, Tensor), "a result is a Tensor"
table = Tensor([[2, 4], [6, 8]]) / Tensor([[2, 2], [2, 2]])
assert_close(Tensor([[2, 4], [6, 8]]) / 2, to_array(table), "a number meets every element")
table = Tensor([1, 2]) * Tensor([3, 4])
assert_close(Tensor([1, 2]) * np.array([3.0, 4.0]), to_array(table), "an array is like a tensor")
assert_raises(ValueError, lambda: Tensor(np.ones((2, 3))) + Tensor(np.ones(2)), "3 meets 2")
### BEGIN HIDDEN TESTS
import operator

generator = np.random.default_rng(202)
signs = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
pairs = [((4, 3), (3,)), ((3, 3), (3, 1)), ((3, 3), (3,)), ((5, 1), (1, 2)), ((2,), (3, 1))]
pairs += [((2, 3, 4), (3, 1)), ((0, 3), (3,)), ((1, 4), (3, 4)), ((), (2, 2)), ((2, 3), ())]
for first, second in pairs:
    left, right = generator.normal(size=first), generator.uniform(1, 2, size=second)
    left_full, right_full = np.broadcast_arrays(left, right)
    for sign, op in signs.items():
        expected = to_array(op(Tensor(left_full), Tensor(right_full)))
        place = f"{sign} with shapes {first} and {second}"
        assert_close(op(Tensor(left), Tensor(right)), expected, place)
        assert_close(op(Tensor(left), right), expected, f"{place}, an array on the right")
for sign, op in signs.items():
    for other in [np.array([3, 4]), 3, -0.75]:
        expected = to_array(op(Tensor([1, 2]), Tensor(np.broadcast_to(other, 2))))
        assert_close(op(Tensor([1, 2]), other), expected, f"{sign} {other!r}")
    for first, second in [((2, 3), (2,)), ((3,), (4,)), ((2, 2), (3, 2))]:
        left, right = Tensor(np.ones(first)), Tensor(np.ones(second))
        assert_raises(ValueError, lambda: op(left, right), f"{first} {sign} {second}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-arithmetic-power", "points": 2}
assert_close(Tensor([1, 2, 3]) ** 2, [1, 4, 9], "** 2 squares every element")
assert_close(Tensor([4, 9]) ** 0.5, [2, 3], "** 0.5 is the square root")
### BEGIN HIDDEN TESTS
assert_close(Tensor(np.zeros((2, 2))) ** 3, np.zeros((2, 2)), "zero ** 3")
generator = np.random.default_rng(203)
for shape in [(), (4,), (3, 3), (1, 3), (2, 1, 3), (0, 2)]:
    values = generator.uniform(0.5, 2, size=shape)
    for exponent in [3, -1, 1.5, -0.5, 0]:
        result = Tensor(values) ** exponent
        assert isinstance(result, Tensor), "a power is a Tensor"
        assert_close(result, values**exponent, f"** {exponent} on shape {shape}")
    for exponent in [2, 3, 1, -1]:
        assert_close(Tensor(-values) ** exponent, (-values) ** exponent, f"negative ** {exponent}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-arithmetic-negative", "points": 1}
assert_close(-Tensor([1, -2, 0]), [-1, 2, 0], "unary minus changes every sign")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(205)
for shape in [(), (4,), (3, 3), (3, 3), (1, 3), (2, 1, 3), (0, 2)]:
    values = generator.normal(size=shape)
    assert isinstance(-Tensor(values), Tensor), "the negative of a Tensor is a Tensor"
    assert_close(-Tensor(values), -values, f"unary minus on shape {shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-arithmetic-unchanged", "points": 3}
a, b = Tensor([1.0, 2.0, 3.0]), Tensor([4.0, 5.0, 6.0])
assert np.shape(a.data) == (3,), "a holds three numbers"
with assert_unchanged(a, b):
    total = a + b
assert total is not a and total is not b, "a result is a new tensor"
assert isinstance(total, Tensor), "a result is a Tensor"
with assert_unchanged(a, b, total):  # and the first result stays, too
    difference, product, quotient = a - b, a * b, a / b
    power, negative = a**2, -a
assert not np.array_equal(to_array(total), to_array(difference)), "other signs, other results"
### BEGIN HIDDEN TESTS
import operator
from contextlib import suppress

generator = np.random.default_rng(204)
a, b = Tensor(generator.normal(size=(3, 4))), Tensor(generator.uniform(1, 2, size=(3, 4)))
with assert_unchanged(a, b):
    results = [a + b, a - b, a * b, a / b, b**3, -a]
tiny, huge = Tensor([1e-30, -1e-30]), Tensor([3e38, -3e38])
with assert_unchanged(tiny, huge, message="an operand is not changed, not even for a moment"):
    _ = [tiny + huge, tiny - huge, tiny * huge, tiny / huge, -tiny, -huge]
    _ = [huge + tiny, huge - tiny, huge * tiny, huge / huge]
zeros, ones = Tensor(np.zeros((3, 4))), Tensor(np.ones((3, 4)))
results += [a + 0, a - 0, a * 1, a / 1, a + zeros, a - zeros, a * ones, a / ones, a**1, -zeros]
for result in results:
    assert all(result is not operand for operand in [a, b, zeros, ones]), (
        "a result is a new tensor, even where no number changes"
    )
with assert_unchanged(a, b, *results, message="an earlier result must not change"):
    others = [b + b, b - b, b * b, b / b, b**2, -b]
for op in [operator.add, operator.sub, operator.mul, operator.truediv]:
    for other in [2, np.ones((3, 4))]:  # whether these work at all is tested above
        with assert_unchanged(a), suppress(TypeError, AttributeError):
            op(a, other)
### END HIDDEN TESTS

# %% [markdown]
# ## 3. A number on the left
#
# `2 - a` asks the number first: `int` knows nothing about tensors and gives up, and Python then
# calls the *reflected* method `a.__rsub__(2)`. Mind the order: `self` is the **right** operand
# there. For $a = [1, 4]$, $2 - a = [1, -2]$ and $2 / a = [2, 0.5]$, while $a - 2 = [-1, 2]$.
#
# The line `__array_ufunc__ = None` in the class makes NumPy arrays give up in the same way, so
# that `array + tensor` is a tensor, too.


# %% nbgrader={"grade_id": "reflected", "solution": true}
#| export
@add_to_class(Tensor)
class ReflectedArithmetic:
    def __radd__(self, other: Operand) -> Tensor:
        """Return other + self, where `other` is a number or an array.

        Hint: once `other` is a tensor, section 2 has done the work.
        """
        ### BEGIN SOLUTION
        return as_tensor(other) + self
        ### END SOLUTION

    def __rsub__(self, other: Operand) -> Tensor:
        """Return other - self."""
        ### BEGIN SOLUTION
        return as_tensor(other) - self
        ### END SOLUTION

    def __rmul__(self, other: Operand) -> Tensor:
        """Return other * self."""
        ### BEGIN SOLUTION
        return as_tensor(other) * self
        ### END SOLUTION

    def __rtruediv__(self, other: Operand) -> Tensor:
        """Return other / self."""
        ### BEGIN SOLUTION
        return as_tensor(other) / self
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-reflected", "points": 4}
pair = [1, 4]
assert_close(2 + Tensor(pair), to_array(Tensor(2) + Tensor(pair)), "2 + a is [3, 6]")
assert_close(2 - Tensor(pair), to_array(Tensor(2) - Tensor(pair)), "2 - a takes a from 2: [1, -2]")
assert_close(2 * Tensor(pair), to_array(Tensor(2) * Tensor(pair)), "2 * a is [2, 8]")
assert_close(
    2 / Tensor(pair), to_array(Tensor(2) / Tensor(pair)), "2 / a divides 2 by a: [2, 0.5]"
)
two_signs = [to_array(result).tolist() for result in (2 + Tensor(pair), 2 - Tensor(pair))]
assert two_signs[0] != two_signs[1], "other signs give other results"
assert isinstance(2 - Tensor(pair), Tensor), "a result is a Tensor"
tens = np.array([10.0, 20.0])
assert_close(tens - Tensor(pair), to_array(Tensor(tens) - Tensor(pair)), "array - a is [9, 16]")
### BEGIN HIDDEN TESTS
import operator

generator = np.random.default_rng(301)
signs = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
for sign, other, number in [("+", 0, 5), ("-", 0, 0), ("*", 1, 5), ("/", 1, 1)]:
    right = Tensor([number, number])
    is_new = signs[sign](other, right) is not right
    assert is_new or signs[sign](Tensor(other), right) is right, "a result is a new tensor"
pairs = [((3,), (3,)), ((4, 1), (3,)), ((2,), (5, 2)), ((2, 3, 1), (3, 4))]
pairs += [((1, 3), (1, 3)), ((0, 2), (2,)), ((), ())]
for first, second in pairs:
    left, right = generator.normal(size=first), Tensor(generator.uniform(1, 2, size=second))
    others = [left, -1.5, 0.25, 3]
    for sign, op in signs.items():
        with assert_unchanged(right):
            results = [op(other, right) for other in others]
        for other, actual in zip(others, results):
            expected = op(Tensor(other), right)
            place = f"{other!r:.40} {sign} a tensor of shape {second}"
            is_right = isinstance(actual, Tensor) or not isinstance(expected, Tensor)
            assert is_right, f"{place}: a Tensor"
            assert_close(actual, to_array(expected), place)
### END HIDDEN TESTS

# %% [markdown]
# ## 4. The matrix product
#
# This one operation is most of the work of every neural network. For $A$ of shape $(m, k)$ and
# $B$ of shape $(k, n)$, the product has shape $(m, n)$, and its entry in row $i$ and column $j$ is
#
# $$ C_{ij} = \sum_{p=1}^{k} A_{ip} \, B_{pj} $$
#
# A row of $A$ meets a column of $B$:
# $[[1, 2], [3, 4]] \; @ \; [[5, 6], [7, 8]] = [[19, 22], [43, 50]]$, since
# $1 \cdot 5 + 2 \cdot 7 = 19$.
#
# | left | right | result | meaning |
# |---|---|---|---|
# | `(m, k)` | `(k, n)` | `(m, n)` | matrices |
# | `(k,)` | `(k,)` | `()` | dot product of two vectors |
# | `(m, k)` | `(k,)` | `(m,)` | matrix times vector |
# | `(k,)` | `(k, n)` | `(n,)` | vector times matrix |
# | `(s, m, k)` | `(s, k, n)` | `(s, m, n)` | a stack: pair by pair |
# | `(s, m, k)` | `(k, n)` | `(s, m, n)` | the same right matrix for all of the stack |
#
# The inner sizes, both called $k$ here, must be equal. When they are not, the message should say
# what to look at:
#
# `Cannot perform matrix multiplication: (32, 128) @ (256, 10). Inner dimensions must match:
# 128 ≠ 256`
#
# Never write this with Python loops. NumPy hands the arrays to BLAS, a library tuned for exactly
# this product; you will measure the difference below. And choose the NumPy function with
# care: for stacks, `np.dot` pairs *every* matrix on the left with *every* one on the right.


# %% nbgrader={"grade_id": "matmul", "solution": true}
#| export
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
        ### BEGIN SOLUTION
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
        ### END SOLUTION

    def __matmul__(self, other: Tensor) -> Tensor:
        """Return self @ other: `matmul` under the name of its operator."""
        ### BEGIN SOLUTION
        return self.matmul(other)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-matmul-matrices", "points": 4}
a, b = Tensor([[1, 2], [3, 4]]), Tensor([[5, 6], [7, 8]])
assert_close(a.matmul(b), [[19, 22], [43, 50]], "rows of the left meet columns of the right")
assert_close(b.matmul(a), [[23, 34], [31, 46]], "the order of the operands matters")
assert isinstance(a.matmul(b), Tensor), "the product is a Tensor"
assert_shape(Tensor(np.ones((2, 3))).matmul(Tensor(np.ones((3, 5)))), (2, 5), "(2, 3), (3, 5)")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(401)
for m, k, n in [(3, 3, 3), (2, 5, 4), (1, 6, 3), (0, 4, 2), (7, 1, 2), (4, 3, 1), (2, 0, 3)]:
    left, right = generator.normal(size=(m, k)), generator.normal(size=(k, n))
    a, b = Tensor(left), Tensor(right)
    with assert_unchanged(a, b):
        result, _ = a.matmul(b), Tensor(-left).matmul(b)  # which leaves the first product alone
    assert isinstance(result, Tensor), "the product is a Tensor"
    assert_close(result, left @ right, f"({m}, {k}) times ({k}, {n})")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-matmul-stacks", "points": 3}
assert_close(Tensor([1, 2, 3]).matmul(Tensor([4, 5, 6])), 32.0, "two vectors: the dot product")
assert_close(Tensor([[1, 2], [3, 4]]).matmul(Tensor([10, 1])), [12, 34], "matrix times vector")
assert_close(Tensor([10, 1]).matmul(Tensor([[1, 2], [3, 4]])), [13, 24], "vector times matrix")
cube = Tensor([[[1, 0], [0, 1]], [[2, 0], [0, 2]], [[0, 1], [1, 0]]])
assert_close(
    cube.matmul(Tensor([[1, 2], [3, 4]])),
    [[[1, 2], [3, 4]], [[2, 4], [6, 8]], [[3, 4], [1, 2]]],
    "every matrix of the stack meets the one on the right",
)
assert_shape(cube.matmul(cube), (3, 2, 2), "two stacks are multiplied pair by pair")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(402)
pairs = [((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 5)), ((1,), (1, 3))]
pairs += [((2, 3, 4), (2, 4, 5)), ((3, 3, 3), (3, 3, 3)), ((2, 3, 4), (4, 5)), ((2, 3, 4), (4,))]
pairs += [((5, 1, 2, 3), (4, 3, 2)), ((3, 4), (2, 4, 5)), ((0, 2, 3), (3, 2)), ((4,), (2, 4, 3))]
for first, second in pairs:
    left, right = generator.normal(size=first), generator.normal(size=second)
    a, b = Tensor(left), Tensor(right)
    with assert_unchanged(a, b):
        result = a.matmul(b)
    assert isinstance(result, Tensor), f"{first} times {second} is a Tensor"
    assert_close(result, left @ right, f"{first} times {second}")
two, three = Tensor(np.ones((2, 3, 4))), Tensor(np.ones((3, 4, 2)))
assert_raises(ValueError, lambda: two.matmul(three), "2 matrices do not pair with 3")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-matmul-operator", "points": 1}
a, b = Tensor([[1, 2], [3, 4]]), Tensor([[5, 6], [7, 8]])
assert_close(a @ b, to_array(a.matmul(b)), "@ is the same as matmul")
assert not np.array_equal(to_array(a @ b), to_array(a @ a)), "other operands, other products"
### BEGIN HIDDEN TESTS
from contextlib import suppress

generator = np.random.default_rng(403)
pairs = [((2, 5), (5, 3)), ((3, 3), (3, 3)), ((4,), (4,)), ((4,), (4, 2)), ((2, 3, 4), (2, 4, 5))]
pairs += [((2, 4), (4, 3)), ((0, 3), (3, 2)), ((1, 3), (3, 2))]
for first, second in pairs:
    values = generator.normal(size=first), generator.normal(size=second)
    a, b, left, right = [Tensor(numbers) for numbers in values * 2]
    expected = None
    with suppress(ValueError, IndexError):  # whether matmul can do it is tested above
        expected = left.matmul(right)
    if expected is not None:
        actual = a @ b
        assert isinstance(actual, Tensor) or not isinstance(expected, Tensor), "@ gives a Tensor"
        assert_close(actual, to_array(expected), f"{first} @ {second} is the same as matmul")
        for operand, other in [(a, left), (b, right)]:
            is_same = np.array_equal(to_array(operand), to_array(other))
            assert is_same, "@ does no more to its operands than matmul"
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-matmul-errors", "points": 3}
two_by_three = Tensor(np.ones((2, 3)))
assert_shape(two_by_three @ Tensor(np.ones((3, 4))), (2, 4), "(2, 3) @ (3, 4) is defined")
assert_raises(ValueError, lambda: two_by_three @ two_by_three, "(2, 3) @ (2, 3): 3 is not 2")
assert_raises(ValueError, lambda: two_by_three @ Tensor(2.0), "a single number has no inner size")
assert_raises(TypeError, lambda: two_by_three.matmul([[1], [2], [3]]), "a list is not a Tensor")
assert_raises(TypeError, lambda: two_by_three @ np.ones((3, 2)), "an array is not a Tensor")
### BEGIN HIDDEN TESTS
pairs = [((32, 128), (256, 10)), ((3,), (4,)), ((3, 4), (3,)), ((3,), (4, 3)), ((), (1,))]
pairs += [((), ()), ((1,), ()), ((2, 3), (1, 3)), ((2, 3, 4), (2, 3, 4)), ((2, 1), (2, 1))]
pairs += [((3,), (1,)), ((2, 1), (3, 2)), ((), (2, 2))]
for first, second in pairs:
    a, b = Tensor(np.ones(first)), Tensor(np.ones(second))
    for product in [lambda: a.matmul(b), lambda: a @ b]:
        assert_raises(ValueError, product, f"{first} times {second} is not defined")
for other in [2.0, None, np.ones(3), [1.0, 1.0, 1.0], "text"]:
    for product in [lambda: two_by_three.matmul(other), lambda: two_by_three @ other]:
        assert_raises(TypeError, product, f"{other!r} is not a Tensor")
### END HIDDEN TESTS

# %% [markdown]
# ## 5. Shapes
#
# The numbers of an array lie in memory as one long row. The shape, and the *strides* (how many
# bytes to step to reach the next element along each axis), say how to read that row as a table.
# Changing shape or strides is free; moving the numbers is not.
#
# - **`reshape`** keeps the numbers in reading order, row by row, and gives them another shape with
#   as many elements. One size may be $-1$: it is worked out from the others. From `(2, 6)`,
#   `reshape(3, -1)` gives `(3, 4)`. The shape may come as separate numbers or as one tuple. An
#   impossible shape is a `ValueError` that names both numbers of elements. `view` is the same.
# - **`transpose`** swaps two axes: the last two, or the two you name (negative numbers count from
#   the end). $[[1, 2, 3], [4, 5, 6]]$ becomes $[[1, 4], [2, 5], [3, 6]]$, and a stack `(8, 2, 3)`
#   becomes `(8, 3, 2)`: its first axis stays. (`array.T` reverses *all* axes: not the same.)
# - **`contiguous`** returns a tensor with the same shape and values whose numbers do lie in
#   reading order, and copies them only if they do not.
#
# Reshape and transpose are not interchangeable: from `(2, 3)` above, `reshape(3, 2)` gives
# $[[1, 2], [3, 4], [5, 6]]$.


# %% nbgrader={"grade_id": "shapes", "solution": true}
#| export
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
        ### BEGIN SOLUTION
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = tuple(shape[0])
        try:
            data = self.data.reshape(shape)
        except ValueError as error:
            given = math.prod(size for size in shape if size != -1)
            problem = f"Cannot reshape {self.shape} into {shape}"
            raise ValueError(f"{problem}: {self.size} elements do not fit {given}") from error
        return Tensor.from_operation(data, "reshape", self, shape=shape)
        ### END SOLUTION

    def view(self, *shape: int) -> Tensor:
        """The same as `reshape`, under a name that PyTorch code often uses."""
        ### BEGIN SOLUTION
        return self.reshape(*shape)
        ### END SOLUTION

    def transpose(self, dim0: int = -2, dim1: int = -1) -> Tensor:
        """Return the tensor with the axes `dim0` and `dim1` swapped: by default the last two.

        Call the operation "transpose", with the details `dim0` and `dim1`.
        """
        ### BEGIN SOLUTION
        swapped = self.data.swapaxes(dim0, dim1)
        return Tensor.from_operation(swapped, "transpose", self, dim0=dim0, dim1=dim1)
        ### END SOLUTION

    def contiguous(self) -> Tensor:
        """Return an equal tensor of the same shape whose numbers lie in memory in reading order.

        Hint: look for `order` among the arguments of NumPy's functions that make arrays. Mind the
        shape () (`np.ascontiguousarray` turns it into (1,)). Call the operation "contiguous".
        """
        ### BEGIN SOLUTION
        return Tensor.from_operation(np.asarray(self.data, order="C"), "contiguous", self)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-reshape", "points": 2}
table = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(table.reshape(3, 2), [[1, 2], [3, 4], [5, 6]], "reading order is kept")
assert_close(table.reshape((6,)), [1, 2, 3, 4, 5, 6], "the shape may be a tuple")
assert_close(table.reshape(-1, 2), [[1, 2], [3, 4], [5, 6]], "-1 is worked out")
assert_shape(table, (2, 3), "the tensor itself keeps its shape")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(501)
cases = [((4, 3), (3, 4)), ((2, 6), (3, -1)), ((2, 3, 4), (-1,)), ((2, 3, 4), (4, 1, -1))]
cases += [((), (1, 1)), ((0, 6), (3, 0)), ((0, 3), (-1, 3)), ((5,), (5, 1)), ((3, 3), (9,))]
for before, after in cases:
    values = generator.normal(size=before)
    for order in ["C", "F"]:  # in memory row by row, and column by column
        tensor = Tensor(np.asarray(values, dtype=np.float32, order=order))
        with assert_unchanged(tensor):
            results = [tensor.reshape(*after), tensor.reshape(after)]
            Tensor(-values).reshape(after)  # which leaves the other results alone
        for result in results:
            assert isinstance(result, Tensor), "reshape returns a Tensor"
            assert_close(result, values.reshape(after), f"{before} reshaped to {after}")
assert_close(Tensor([[5.0]]).reshape(()), 5.0, "one element fits the shape ()")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-reshape-errors", "points": 1}
table = Tensor([[1, 2, 3], [4, 5, 6]])
assert_shape(table.reshape(3, 2), (3, 2), "6 elements fill (3, 2)")
assert_raises(ValueError, lambda: table.reshape(4, 2), "6 elements do not fill (4, 2)")
assert_raises(ValueError, lambda: table.view(5), "6 elements do not fit into (5,)")
### BEGIN HIDDEN TESTS
for after in [(7,), (5, -1), (2, 2), (-1, -1), (3, 5)]:
    assert_raises(ValueError, lambda: table.reshape(*after), f"6 elements do not fit {after}")
    assert_raises(ValueError, lambda: table.reshape(after), f"6 elements do not fit {after}")
    assert_raises(ValueError, lambda: table.view(after), f"6 elements do not fit {after}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-view", "points": 1}
table = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(table.view(3, 2), to_array(table.reshape(3, 2)), "view is the same as reshape")
assert to_array(table.view(3, 2)).sum() == 21, "every number is still there"
assert_close(table.view((1, 6)), to_array(table.reshape((1, 6))), "the shape may be a tuple")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(504)
for before, after in [((2, 6), (3, -1)), ((2, 3, 4), (-1,)), ((4,), (2, 1, 2)), ((0, 2), (2, 0))]:
    for order in ["C", "F"]:
        values = generator.normal(size=before)
        tensor = Tensor(np.asarray(values, dtype=np.float32, order=order))
        with assert_unchanged(tensor):
            results, expected = [tensor.view(*after), tensor.view(after)], tensor.reshape(*after)
        for result in results:
            is_right = isinstance(result, Tensor) or not isinstance(expected, Tensor)
            assert is_right, "a view is a Tensor"
            assert_close(result, to_array(expected), f"view{after} of shape {before}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-transpose", "points": 4}
table = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(table.transpose(), [[1, 4], [2, 5], [3, 6]], "rows become columns")
assert_shape(table, (2, 3), "the tensor itself keeps its shape")
assert_close(table.transpose(0, 1), [[1, 4], [2, 5], [3, 6]], "the same, axes named")
cube = Tensor(np.ones((8, 2, 3)))
assert_shape(cube.transpose(), (8, 3, 2), "only the last two axes are swapped")
assert_shape(cube.transpose(0, -1), (3, 2, 8), "the first and the last axis")
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(502)
cases = [(shape, ()) for shape in [(3, 3), (1, 4), (0, 2), (2, 3, 4), (3, 3, 3), (2, 3, 4, 5)]]
for shape in [(2, 3, 4, 5), (3, 3, 3, 3)]:
    cases += [(shape, axes) for axes in [(0, 1), (1, 2), (2, 1), (0, 3), (-3, -2), (1, -1)]]
    cases += [(shape, axes) for axes in [(2, 2), (0, -4)]]
for shape, axes in cases:
    values = generator.normal(size=shape)
    tensor, other = Tensor(values), Tensor(-values)
    with assert_unchanged(tensor):
        result, _ = tensor.transpose(*axes), other.transpose(*axes)  # leaves the first alone
    assert isinstance(result, Tensor), "transpose returns a Tensor"
    expected = values.swapaxes(*(axes or (-1, -2)))
    assert_close(result, expected, f"transpose{axes} of shape {shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-contiguous", "points": 2}
table = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(table.contiguous(), [[1, 2, 3], [4, 5, 6]], "the values stay")
assert_close(Tensor(5.0).contiguous(), 5.0, "the shape () stays, too")
columns_first = Tensor(np.array([[1, 2, 3], [4, 5, 6]], dtype=np.float32, order="F"))
assert columns_first.contiguous().data.flags.c_contiguous, "in memory, the rows come in turn"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(503)
arrays = []
for shape in [(4, 3), (3, 3), (2, 3, 4), (1, 5), (0, 2), (4,)]:
    values = generator.normal(size=shape)
    arrays += [np.array(values, dtype=np.float32, order=order) for order in ["C", "F"]]
cube = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
arrays += [cube.swapaxes(0, 1), cube.swapaxes(1, 2), cube[:, ::2], cube[::-1]]
for values in arrays:
    tensor = Tensor(values)
    with assert_unchanged(tensor):
        result = tensor.contiguous()
    assert_close(result, values, "values and shape are the same, whatever the order in memory")
    in_order = isinstance(result, Tensor) and result.data.flags.c_contiguous
    assert in_order, f"a Tensor of shape {values.shape} whose numbers lie in reading order"
### END HIDDEN TESTS

# %% [markdown]
# ## 6. Indexing
#
# `x[key]` calls `x.__getitem__(key)`. NumPy already knows what every key means; all that you add
# is that the answer is a tensor again, even when it is a single number. For
# $x = [[1, 2, 3], [4, 5, 6]]$:
#
# | key | result | shape |
# |---|---|---|
# | `x[1]` | $[4, 5, 6]$ | `(3,)` |
# | `x[1, 2]` | $6$ | `()` |
# | `x[:, 1:]` | $[[2, 3], [5, 6]]$ | `(2, 2)` |
# | `x[np.array([1, 1, 0])]` | rows 1, 1 and 0 | `(3, 3)` |
# | `x[np.array([True, False])]` | the rows where it says True | `(1, 3)` |
#
# Indices are whole numbers or booleans, so an index is an array and not one of our tensors, which
# hold `float32`.


# %% nbgrader={"grade_id": "indexing", "solution": true}
#| export
@add_to_class(Tensor)
class Indexing:
    def __getitem__(self, key) -> Tensor:
        """Return the part of the tensor that `key` selects, as a Tensor.

        key: an int, a slice, an array of ints or booleans, or a tuple of these.
        Call the operation "getitem", with `key=key` as a detail.
        """
        ### BEGIN SOLUTION
        return Tensor.from_operation(self.data[key], "getitem", self, key=key)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-indexing", "points": 4}
x = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(x[1], [4, 5, 6], "an int selects along axis 0")
assert_close(x[1, 2], 6.0, "two ints select one number, of shape ()")
assert_close(x[:, 1:], [[2, 3], [5, 6]], "slices keep the axes")
assert_close(x[np.array([1, 1, 0])], [[4, 5, 6], [4, 5, 6], [1, 2, 3]], "an array picks rows")
assert isinstance(x[0], Tensor) and isinstance(x[0, 0], Tensor), "a part is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(601)
values = generator.normal(size=(5, 4, 3))
keys = [0, -1, (2, -1), (0, 1, 2), slice(1, 4), slice(None, None, 2), (slice(None), 2)]
keys += [(slice(0, 2), slice(None), -2), slice(3, 3), slice(2, 3), slice(None, None, -1)]
keys += [np.array([4, 0, 0]), np.array([-1, 1]), np.array([[0, 1], [2, 3]]), np.array([2])]
keys += [np.array(2), np.array([], dtype=int)]
keys += [values[:, 0, 0] > 0, values > 0, np.zeros(5, dtype=bool)]
keys += [(np.array([0, 1, 2]), np.array([3, 2, 1])), (slice(None), np.array([3, 0]))]
for key in keys:
    tensor = Tensor(values)
    with assert_unchanged(tensor):
        result, _ = tensor[key], Tensor(-values)[key]  # which leaves the first result alone
    assert isinstance(result, Tensor), f"[{key!r:.60}] gives a Tensor"
    assert_close(result, values[key], f"[{key!r:.60}] of shape (5, 4, 3)")
for key in [3, -4, (0, 3)]:
    assert_raises(IndexError, lambda: Tensor(np.ones((3, 3)))[key], f"[{key}] of shape (3, 3)")
### END HIDDEN TESTS

# %% [markdown]
# ## 7. Reductions
#
# A reduction makes one number out of many: their sum, their mean, their largest. `axis` says which
# axis *disappears*. For $x = [[1, 2, 3], [4, 5, 6]]$ of shape `(2, 3)`:
#
# | call | result | shape |
# |---|---|---|
# | `x.sum()` | $21$ | `()` |
# | `x.sum(axis=0)` | $[5, 7, 9]$ | `(3,)` |
# | `x.sum(axis=1)` or `axis=-1` | $[6, 15]$ | `(2,)` |
# | `x.sum(axis=(0, 1))` | $21$ | `()` |
# | `x.mean(axis=1, keepdims=True)` | $[[2], [5]]$ | `(2, 1)` |
#
# `keepdims=True` leaves the reduced axis in place with size 1. That makes the result broadcast
# against the original: `x - x.mean(axis=1, keepdims=True)` takes its own mean from each row and
# gives $[[-1, 0, 1], [-1, 0, 1]]$. Softmax in Module 02 needs it twice.
#
# The two arguments are not tensors: hand them on as the details `axis=axis, keepdims=keepdims`.


# %% nbgrader={"grade_id": "reductions", "solution": true}
#| export
Axis = int | tuple[int, ...] | None  # the axes that a reduction removes; None means all


@add_to_class(Tensor)
class Reductions:
    def sum(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the sum over `axis` (all axes if None), reduced axes kept as 1 if `keepdims`."""
        ### BEGIN SOLUTION
        total = self.data.sum(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(total, "sum", self, axis=axis, keepdims=keepdims)
        ### END SOLUTION

    def mean(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the mean over `axis`: the sum, divided by how many elements went into it."""
        ### BEGIN SOLUTION
        average = self.data.mean(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(average, "mean", self, axis=axis, keepdims=keepdims)
        ### END SOLUTION

    def max(self, axis: Axis = None, keepdims: bool = False) -> Tensor:
        """Return the largest element over `axis`."""
        ### BEGIN SOLUTION
        largest = self.data.max(axis=axis, keepdims=keepdims)
        return Tensor.from_operation(largest, "max", self, axis=axis, keepdims=keepdims)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-reductions", "points": 2}
x = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(x.sum(), 21.0, "without an axis, everything is summed to one number")
assert_close(x.sum(axis=0), [5, 7, 9], "axis 0 disappears: the columns are summed")
assert_close(x.sum(axis=-1), [6, 15], "the last axis disappears: the rows are summed")
assert isinstance(x.sum(), Tensor), "a sum is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(701)
for shape in [(), (4,), (3, 3), (2, 5), (1, 4), (2, 3, 4), (3, 3, 3)]:
    values = generator.normal(size=shape) - 4
    axes = [None, 0, -1, (0,), tuple(range(len(shape)))] if shape else [None]
    axes += [1, -2, (0, 1), (0, -1), (-1, -2)] if len(shape) > 1 else []
    for axis in axes:
        tensor = Tensor(values)
        with assert_unchanged(tensor):
            result, _ = tensor.sum(axis=axis), Tensor(-values).sum(axis=axis)
        assert isinstance(result, Tensor), "a sum is a Tensor"
        assert_close(result, values.sum(axis=axis), f"sum of shape {shape} over axis {axis}")
for axis, expected in [(1, np.ones(0)), (0, np.zeros(3))]:
    assert_close(Tensor(np.ones((0, 3))).sum(axis=axis), expected, "a sum over a batch of 0")
assert_close(Tensor(np.ones((0, 3))).sum(), 0.0, "without an axis, the sum of nothing is 0")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-reductions-mean", "points": 2}
x = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(x.mean(), 3.5, "without an axis, the mean of everything")
assert_close(x.mean(axis=-1), [2, 5], "the mean of each row")
assert_close(x.mean(axis=0), [2.5, 3.5, 4.5], "the mean of each column")
assert isinstance(x.mean(), Tensor), "a mean is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(703)
for shape in [(), (4,), (3, 3), (2, 5), (1, 4), (2, 3, 4), (3, 3, 3)]:
    values = generator.normal(size=shape) - 4
    axes = [None, 0, -1, (0,), tuple(range(len(shape)))] if shape else [None]
    axes += [1, (0, 1), (0, -1), (-1, -2)] if len(shape) > 1 else []
    for axis in axes:
        tensor = Tensor(values)
        with assert_unchanged(tensor):
            result, _ = tensor.mean(axis=axis), Tensor(-values).mean(axis=axis)
        assert isinstance(result, Tensor), "a mean is a Tensor"
        assert_close(result, values.mean(axis=axis), f"mean of shape {shape} over axis {axis}")
assert_close(tensor.mean(), values.mean(), "without an axis, again the mean of everything")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-reductions-max", "points": 2}
x = Tensor([[1, 2, 3], [4, 5, 6]])
assert_close(x.max(), 6.0, "without an axis, the largest of all")
assert_close(x.max(axis=1), [3, 6], "the largest of each row")
assert_close(Tensor([-3.0, -2.0]).max(), -2.0, "the largest may be negative")
assert isinstance(x.max(), Tensor), "the largest is a Tensor"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(704)
for shape in [(), (4,), (3, 3), (2, 5), (1, 4), (2, 3, 4), (3, 3, 3)]:
    for shift in [0, -4]:  # signs mixed, and all negative
        values = generator.normal(size=shape) + shift
        axes = [None, 0, -1, (0,), tuple(range(len(shape)))] if shape else [None]
        axes += [1, (0, 1), (0, -1), (-1, -2)] if len(shape) > 1 else []
        for axis in axes:
            tensor = Tensor(values)
            with assert_unchanged(tensor):
                result, _ = tensor.max(axis=axis), Tensor(-values).max(axis=axis)
            assert isinstance(result, Tensor), "the largest is a Tensor"
            assert_close(result, values.max(axis=axis), f"max of {shape} over axis {axis}")
assert_close(Tensor([-np.inf, -1e30]).max(), -1e30, "whatever the size of the numbers")
assert_close(Tensor(np.ones((0, 3))).max(axis=1), np.ones(0), "a batch of 0 has no row maxima")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-keepdims", "points": 3}
x = Tensor([[1, 2, 3], [4, 5, 6]])
assert_shape(x.sum(axis=1, keepdims=True), (2, 1), "the reduced axis stays, with size 1")
assert_shape(x.mean(axis=0, keepdims=True), (1, 3), "also for the mean")
assert_shape(x.max(axis=-1, keepdims=True), (2, 1), "also for the largest")
assert np.unique(to_array(x.sum(axis=1, keepdims=True))).size == 2, "rows keep their sums"
### BEGIN HIDDEN TESTS
generator = np.random.default_rng(702)
for shape in [(4,), (3, 3), (2, 3, 4)]:
    values, axes = generator.normal(size=shape), [None, 0, -1]
    axes += [1, -2, (0, 1), (-1, -2)] if len(shape) > 1 else []
    axes += [(0, 2), (2, 0), (0, 1, 2)] if len(shape) > 2 else []
    for name, axis in [(name, axis) for name in ("sum", "mean", "max") for axis in axes]:
        calls = [getattr(Tensor(values), name) for _ in range(3)]
        dropped, kept = calls[0](axis), values.sum(axis, keepdims=True).shape
        for result in [calls[1](axis, True), calls[2](axis=axis, keepdims=True)]:
            place = f"{name} of shape {shape} over axis {axis} with keepdims"
            assert isinstance(result, Tensor) or not isinstance(dropped, Tensor), (
                f"{place}: a Tensor"
            )
            assert_shape(result, kept, place)
            if to_array(dropped).size == math.prod(kept):
                assert_close(result, to_array(dropped).reshape(kept), f"{place}: the same numbers")
x = Tensor([[1, 2, 3], [4, 5, 6]])
for name in ("sum", "mean", "max"):
    shapes = [to_array(getattr(x, name)(1, keepdims)).shape for keepdims in (False, True, False)]
    assert shapes == [(2,), (2, 1), (2,)], f"each call of {name} follows its own keepdims"
### END HIDDEN TESTS

# %% [markdown]
# ## 8. Masks
#
# `masked_fill(mask, value)` returns a tensor that is `value` wherever the mask is true and
# unchanged elsewhere. With $x = [1, 2, 3]$, the mask $[0, 1, 0]$ and the value $-\infty$ it gives
# $[1, -\infty, 3]$. A transformer hides the words of the future in this way: after softmax,
# $-\infty$ becomes probability 0.
#
# The mask may be a tensor (every number but 0 counts as true), an array or a list, and it
# broadcasts: one row of mask serves a whole batch.


# %% nbgrader={"grade_id": "masked-fill", "solution": true}
#| export
@add_to_class(Tensor)
class MaskedFill:
    def masked_fill(self, mask: Tensor | np.ndarray, value: float) -> Tensor:
        """Return a new tensor: `value` where `mask` is true (not 0), the own element elsewhere.

        Steps: turn the mask into an array of booleans; choose element by element with one call
        of NumPy.
        Call the operation "masked_fill", with the mask as the detail `mask` and `value=value`.
        """
        ### BEGIN SOLUTION
        chosen = np.asarray(mask.data if isinstance(mask, Tensor) else mask, dtype=bool)
        filled = np.where(chosen, np.float32(value), self.data)
        return Tensor.from_operation(filled, "masked_fill", self, mask=chosen, value=value)
        ### END SOLUTION


# %% nbgrader={"grade_id": "test-masked-fill", "points": 4}
x = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
with assert_unchanged(x):
    hidden = x.masked_fill(np.array([[False, True, False], [True, False, False]]), -9)
assert_close(hidden, [[1, -9, 3], [-9, 5, 6]], "the value stands where the mask is True")
assert_close(x.masked_fill(Tensor([0, 0, 1]), 7.5), [[1, 2, 7.5], [4, 5, 7.5]], "it broadcasts")
assert isinstance(hidden, Tensor), "the result is a Tensor"
### BEGIN HIDDEN TESTS
x = Tensor([1, 2])
for mask in [np.array([True, True]), np.array([False, False])]:
    result = x.masked_fill(mask, 3)
    assert result is not x, "the result is a new tensor, even where no number changes"
    assert_close(result, np.where(mask, 3, [1, 2]), f"3 by the mask {mask}")
generator = np.random.default_rng(801)
pairs = [((4,), (4,)), ((3, 3), (3, 1)), ((3, 3), (3,)), ((2, 3, 4), (3, 4)), ((0, 2), (2,))]
pairs += [((2, 2, 3), (2, 1, 1)), ((1, 3), (3,)), ((), ())]
for shape, mask_shape in pairs:
    values, mask = generator.normal(size=shape), np.asarray(generator.random(mask_shape) < 0.4)
    for value in [0, -1e9, 0.25, -np.inf]:
        tensor, tensor_mask = Tensor(np.float32(values)), Tensor(mask * -2.0)
        with assert_unchanged(tensor, tensor_mask):
            results = [tensor.masked_fill(mask, value), tensor.masked_fill(tensor_mask, value)]
            results += [tensor.masked_fill(mask.tolist(), value)] if mask_shape else []
            Tensor(-values).masked_fill(mask, value)  # which leaves the other results alone
        for result in results:
            assert isinstance(result, Tensor), "the result is a Tensor"
            assert_close(result, np.where(mask, value, values), f"{value} by a mask {mask_shape}")
            assert_float32(result, "the result is float32 again")
for number, mask in [(1, np.array([0.5, 0])), (np.inf, [True, False])]:
    hidden = Tensor([number, 2]).masked_fill(mask, 5)
    assert_close(hidden, [5, 2], "any number but 0 is true, and infinity is hidden, too")
### END HIDDEN TESTS

# %% [markdown]
# ## 9. A tensor among numbers and arrays
#
# Given, for whoever uses your tensors: what Python and NumPy ask of an object that holds numbers.
#
# | you write | you get |
# |---|---|
# | `t.item()`, `float(t)`, `int(t)` | the number of a tensor that holds one |
# | `len(t)`, `t.T`, `t.flatten()` | the size of axis 0; the transpose; all numbers on one axis |
# | `abs(t)` | each number without its sign |
# | `t < 2`, `t == u`, ... | a mask: a tensor of 1 where it is so and 0 where it is not |
# | `if t:` | whether the one number is not 0; an error where there are several |
# | `np.asarray(t)`, `np.argmax(t)` | NumPy's answer for the numbers of `t` |
#
# So `t == u` does not ask whether both are one object: `t is u` does. Nor does `t in tensors`,
# which compares with `==`; write `any(t is other for other in tensors)`.


# %% nbgrader={"grade_id": "conversions"}
#| export
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


# %% [markdown]
# ## Measure it: bytes
#
# A tensor of shape $(d_1, \dots, d_n)$ takes $4 \cdot d_1 \cdots d_n$ bytes. The table sets the
# formula beside what `memory_footprint` reports, and beside `float64`.

# %%
#| demo
print(f"{'tensor':28} {'shape':20} {'formula':>12} {'measured':>12} {'as float64':>12}")
for name, shape in [
    ("one MNIST image, flat", (784,)),
    ("weights of a layer", (784, 256)),
    ("a batch of 32 MNIST images", (32, 784)),
    ("a batch of 64 photographs", (64, 3, 224, 224)),
]:
    measured = Tensor(np.zeros(shape, dtype=np.float32)).memory_footprint()
    formula = 4 * math.prod(shape)
    print(f"{name:28} {shape!s:20} {formula:12,} {measured:12,} {2 * formula:12,}")

# %% [markdown]
# ## Measure it: work
#
# Each of the $m \cdot n$ entries of a matrix product takes $k$ multiplications, each followed by
# an addition: $m \cdot k \cdot n$ *multiply-accumulates* (MACs), or $2 \, m \, k \, n$ floating
# point operations (FLOPs). For a batch of 32 MNIST images through 784-to-256 weights that is
# $32 \cdot 784 \cdot 256 = 6{,}422{,}528$ MACs, 12,845,056 FLOPs.
#
# First: what are loops in Python worth? Both ways below do the same 262,144 MACs.

# %%
#| demo
import time


def seconds(action: Callable, repeats: int = 5) -> float:
    """Return the time of the fastest of several runs of `action`."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def loop_product(left: list, right: list) -> list:
    """The matrix product of lists: a Python loop over rows, columns and inner index."""
    columns = list(zip(*right))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in left]


square = Tensor(rng.standard_normal((64, 64)))
as_lists = square.data.tolist()
slow = seconds(lambda: loop_product(as_lists, as_lists), repeats=2)
fast = seconds(lambda: square @ square, repeats=50)
print(f"64 x 64 @ 64 x 64: loops {slow * 1e3:.1f} ms, tensor {fast * 1e6:.0f} us,", end=" ")
print(f"{slow / fast:,.0f} times as fast")

# %% [markdown]
# Second: how does the batch size matter? The 784-by-256 weights must come from memory whether they
# serve one row or a thousand. With more rows, each number that was fetched does more work.

# %%
#| demo
weight = Tensor(rng.standard_normal((784, 256)))
batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
rows_per_second, gigaflops = [], []
print(f"{'batch':>5} {'MACs':>12} {'FLOPs':>12} {'time':>10} {'rows / s':>12} {'GFLOP/s':>8}")
for batch in batches:
    x = Tensor(rng.standard_normal((batch, 784)))
    took = seconds(lambda: x @ weight, repeats=20)
    macs = batch * 784 * 256
    rows_per_second.append(batch / took)
    gigaflops.append(2 * macs / took / 1e9)
    print(f"{batch:5} {macs:12,} {2 * macs:12,} {took * 1e6:7.0f} us", end=" ")
    print(f"{rows_per_second[-1]:12,.0f} {gigaflops[-1]:8.1f}")

# %% [markdown]
# ## Measure it: which operations copy?
#
# `transpose` exchanges the two strides (bytes to the next row, bytes to the next column), and both
# tensors look at the same numbers; `contiguous` pays for a copy.

# %%
#| demo
print(f"{'side':>5} {'operation':22} {'strides':>14} {'shares memory':>14} {'time':>10}")
for side in [128, 512, 1024]:
    x = Tensor(rng.standard_normal((side, side)))
    for name, action in [
        ("reshape(-1)", lambda: x.reshape(-1)),
        ("transpose()", lambda: x.transpose()),
        ("transpose, contiguous", lambda: x.transpose().contiguous()),
    ]:
        result = action().data
        shared, took = np.shares_memory(result, x.data), seconds(action)
        print(f"{side:5} {name:22} {result.strides!s:>14} {shared!s:>14} {took * 1e6:7.0f} us")

# %% [markdown]
# ## See it
#
# Broadcasting: a column of shape `(4, 1)` and a row of shape `(6,)` become a table `(4, 6)`.

# %%
#| demo
import matplotlib.pyplot as plt

column, row = Tensor(np.arange(4).reshape(4, 1) * 10), Tensor(np.arange(6))
parts = [("(4, 1)", column), ("(6,)", row.reshape(1, 6)), ("sum: (4, 6)", column + row)]
figure, panels = plt.subplots(1, 3, figsize=(9, 3), width_ratios=[1, 6, 6], layout="constrained")
for panel, (title, tensor) in zip(panels, parts):
    panel.imshow(tensor.data, vmin=0, vmax=50, cmap="viridis")
    panel.set(title=title, xticks=[], yticks=[])
    for (i, j), number in np.ndenumerate(tensor.data):
        panel.text(j, i, f"{number:.0f}", ha="center", va="center", color="white")
plt.show()

# %% [markdown]
# Batch size: on the left what you measured, on the right the *arithmetic intensity* that explains
# it, FLOPs per byte moved when both operands are read once and the result is written once. You
# compute it yourself in question 1. (A hole in the left curve means a busy machine: BLAS
# shares a product among the cores, and all of them wait for one that another program holds.)

# %%
#| demo
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
left.loglog(batches, gigaflops, "o-", base=2)
left.set(title="measured: (batch, 784) @ (784, 256)", xlabel="batch size", ylabel="GFLOP/s")
flops = [2 * batch * 784 * 256 for batch in batches]
moved = [4 * (batch * 784 + 784 * 256 + batch * 256) for batch in batches]
right.loglog(batches, np.array(flops) / np.array(moved), "o-", base=2, color="tab:orange")
right.set(title="counted: arithmetic intensity", xlabel="batch size", ylabel="FLOPs per byte")
for panel in (left, right):
    panel.grid(alpha=0.3)
plt.show()

# %% [markdown]
# Time against size: for matrices of side $n$, `transpose` touches two strides, a copy moves
# $n^2$ numbers, a product takes $2 n^3$ FLOPs. On two logarithmic axes a power is a straight line,
# and its exponent is the slope: 0, 2 and 3, once $n$ is so large that the fixed cost of a call no
# longer shows. (The copy turns steeper where a matrix no longer fits into a cache.)

# %%
#| demo
sides = [32, 64, 128, 256, 512, 1024]
times = {"transpose": [], "transpose, contiguous": [], "matrix product": []}
for side in sides:
    x = Tensor(rng.standard_normal((side, side)))
    times["transpose"].append(seconds(lambda: x.transpose(), repeats=20))
    times["transpose, contiguous"].append(seconds(lambda: x.transpose().contiguous(), repeats=20))
    times["matrix product"].append(seconds(lambda: x @ x, repeats=10))
figure, panel = plt.subplots(figsize=(6, 3.6), layout="constrained")
for name, measured in times.items():
    panel.loglog(sides, measured, "o-", base=2, label=name)
cube = [times["matrix product"][-1] * (side / sides[-1]) ** 3 for side in sides]
panel.loglog(sides, cube, "--", base=2, color="gray", label="slope 3")
panel.set(xlabel="side n", ylabel="seconds", ylim=(min(times["transpose"]) / 2, None))
panel.grid(alpha=0.3)
panel.legend(fontsize=8)
plt.show()

# %% [markdown]
# Strides: each number below is a place in memory. `reshape` and `transpose` give two tensors of
# shape `(4, 3)` from the same 12 places. Read row by row, the first walks through memory; the
# second jumps, 4 places (16 bytes) at a time.

# %%
#| demo
x = Tensor(np.arange(12).reshape(3, 4))
views = [("x: (3, 4)", x), ("x.reshape(4, 3)", x.reshape(4, 3)), ("x.transpose()", x.transpose())]
figure, panels = plt.subplots(1, 3, figsize=(8, 2.8), layout="constrained")
for panel, (title, tensor) in zip(panels, views):
    panel.imshow(tensor.data, vmin=0, vmax=16, cmap="viridis")
    panel.set(title=f"{title}\nstrides {tensor.data.strides}", xticks=[], yticks=[])
    for (i, j), number in np.ndenumerate(tensor.data):
        panel.text(j, i, f"{number:.0f}", ha="center", va="center", color="white")
plt.show()

# %% [markdown]
# What do jumps cost? Below, always the same number of elements is added up, once side by side and
# once ever further apart. Memory arrives in *cache lines*, mostly of 64 bytes, 16 numbers: with
# a step of 16 or more, each line that arrives serves a single number. That is why a loop over the
# columns of a large matrix is slower than one over its rows. (Further to the right the elements
# also spread over ever more *pages*, and looking these up takes time of its own.)

# %%
#| demo
steps, count = [1, 2, 4, 8, 16, 32, 64], 2**18
numbers_in_a_row = Tensor(np.ones(count * steps[-1], dtype=np.float32))
nanoseconds = []
for step in steps:
    apart = numbers_in_a_row[: count * step : step]
    nanoseconds.append(seconds(lambda: apart.sum(), repeats=10) / count * 1e9)
    print(f"step {step:2}, stride {apart.data.strides[0]:3} bytes: {nanoseconds[-1]:.2f} ns each")
figure, panel = plt.subplots(figsize=(6, 3), layout="constrained")
panel.semilogx(steps, nanoseconds, "o-", base=2)
panel.axvline(16, linestyle="--", color="gray")
panel.set(xlabel="step (dashed: one cache line)", ylabel="ns per element", ylim=(0, None))
panel.grid(alpha=0.3)
plt.show()

# %% [markdown]
# ## Understand it
#
# Question 1 asks for a function, 2 to 4 for reasons in words, 5 to 7 for numbers. Work them out on
# paper first.
#
# **1. Work against bytes.** The arithmetic intensity of $(m, k) \; @ \; (k, n)$ is its FLOPs
# ($2 \, m \, k \, n$), divided by the bytes of float32 numbers that move: both operands are read
# once, the result is written once. For $(2, 3) \; @ \; (3, 4)$ these are 48 FLOPs and
# $4 \cdot (6 + 12 + 8) = 104$ bytes, an intensity of 0.46.


# %% nbgrader={"grade_id": "q1-intensity", "solution": true}
def matmul_intensity(m: int, k: int, n: int) -> float:
    """Return the FLOPs per byte moved of the product (m, k) @ (k, n) of float32 tensors."""
    ### BEGIN SOLUTION
    flop_count = 2 * m * k * n
    byte_count = 4 * (m * k + k * n + m * n)
    return flop_count / byte_count
    ### END SOLUTION


# %% nbgrader={"grade_id": "test-q1-intensity", "points": 2}
assert_close(matmul_intensity(2, 3, 4), 48 / 104, "48 FLOPs over 104 bytes")
### BEGIN HIDDEN TESTS
cases = [((1, 1, 1), 2 / 12), ((512, 512, 512), 512 / 6), ((1, 784, 256), 401408 / 806976)]
cases += [((1024, 784, 256), 411041792 / 5062656), ((5, 1, 7), 70 / 188), ((3, 9, 2), 108 / 204)]
for (m, k, n), expected in cases:
    assert_close(matmul_intensity(m, k, n), expected, f"({m}, {k}) @ ({k}, {n})", rtol=1e-6)
### END HIDDEN TESTS

# %% [markdown]
# ### Questions 2 to 4: in words
#
# Three to six sentences each. They are graded by hand; reasons count, not length.

# %% [markdown] nbgrader={"grade_id": "q2", "points": 0, "task": true}
# **2. A silent mistake.** A model returns predictions of shape `(32, 1)`, the targets have shape
# `(32,)`, and someone computes `((predictions - targets) ** 2).mean()`. What is the shape of the
# difference, and why? Does anything raise an error? What does the mean measure, and how do you
# repair it?
#
# ### BEGIN MARK SCHEME
# 7 points:
#
# - 2: the shape is (32, 32).
# - 1: because shapes are aligned from the right: 1 meets 32, and 32 meets a missing axis.
# - 1: no error is raised; the result is one plausible number.
# - 2: it averages over all 1,024 pairs of a prediction and any target, not over the 32 true pairs.
# - 1: a repair: reshape one of them, so that both are (32,) or both (32, 1); or check the shapes.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q2-answer", "points": 7, "solution": true}
# ### BEGIN SOLUTION
# Shapes are aligned from the right: the 1 of `(32, 1)` meets 32 and is stretched, and the first
# axis, 32, meets an axis that the targets do not have, which counts as 1. The difference has
# shape `(32, 32)`. Nothing is raised, since this is legal broadcasting, and the mean is a
# plausible number. But it averages over 1,024 pairs, each prediction against every target, so a
# model that minimised it would predict the average target for every input. Give both the same
# shape first, for example the targets `(32, 1)`, and let the loss function refuse unequal shapes.
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "q3", "points": 0, "task": true}
# **3. Free or not?** Explain with the strides why `transpose` takes the same time for every size,
# while `contiguous` after it does not. What must `reshape(-1)` do with a transposed matrix? When
# is it worth while to copy all the same?
#
# ### BEGIN MARK SCHEME
# 7 points:
#
# - 2: transpose exchanges shape and strides only; the numbers stay where they are, in memory that
#   both tensors share.
# - 2: contiguous writes every number to a new place: time and memory grow with the size.
# - 2: reshape(-1) of a transposed matrix has to copy: one stride cannot describe that order.
# - 1: the copy pays if the data are read several times, since neighbours then share cache lines;
#   or if a library needs that order.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q3-answer", "points": 7, "solution": true}
# ### BEGIN SOLUTION
# A float32 matrix `(2, 3)` has strides `(12, 4)`: 12 bytes to the next row, 4 to the next column.
# Transposing only exchanges the entries of shape and strides; no number moves, and both tensors
# share memory. `contiguous` writes all numbers to new places in reading order, so its time and
# memory grow with the size. `reshape(-1)` of the transposed matrix must copy as well, because its
# reading order jumps back and forth, which a single stride cannot describe. The copy pays when
# the data are read several times: neighbouring elements then share cache lines, and memory is
# read in long runs instead of jumps.
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "q4", "points": 0, "task": true}
# **4. Why batches?** Compare the products `(1, 784) @ (784, 256)` and `(1024, 784) @ (784, 256)`:
# their work, arithmetic intensity, and the throughput that you measured. Why does one row at a
# time waste the processor, and why does the gain level off?
#
# ### BEGIN MARK SCHEME
# 6 points:
#
# - 1: the work grows in proportion to the batch: 200,704 MACs against 205,520,896 (or as FLOPs).
# - 1: the 802,816 bytes of weights are read in both cases, so bytes grow far more slowly.
# - 1: intensity about 0.5 against about 81 FLOPs per byte.
# - 2: with one row a weight is used once per fetch: the processor waits for memory (1 of the 2
#   points for the fixed cost of a call instead).
# - 1: it levels off when arithmetic is the limit: the peak rate of the processor is reached.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q4-answer", "points": 6, "solution": true}
# ### BEGIN SOLUTION
# The work is proportional to the batch: 200,704 MACs for one row, 205,520,896 for 1,024 rows. The
# weights, 802,816 bytes, are read once in both cases; inputs and outputs add 4,160 bytes a row.
# So the intensity rises from about 0.5 to about 81 FLOPs per byte. With one row, each weight that
# is fetched does a single multiply-accumulate: the processor waits for memory, and the fixed cost
# of a call counts as well. With many rows each weight is reused, so the throughput rises until
# the arithmetic units are busy all the time; after that a larger batch only takes longer.
# ### END SOLUTION

# %% [markdown]
# ### Questions 5 to 7: in numbers
#
# Put the numbers into the named variables (an expression is fine). The tests you can read look at
# the remainder of a division by 97 only: they tell right from wrong and give nothing away.
#
# **5. A film.** Ten seconds of film, 25 pictures a second, each of 480 rows and 640 columns of
# grey values, are a tensor of shape `(250, 480, 640)`. How many bytes do its numbers take? How
# many would they take as `float64`? How many does the mean picture take, `film.mean(axis=0)`? And
# how many does `film - film.mean(axis=0)` take?

# %% nbgrader={"grade_id": "q5-bytes", "solution": true}
# film_bytes: the film as a Tensor; double_bytes: the same numbers as float64;
# mean_bytes: the mean over axis 0; difference_bytes: film - film.mean(axis=0)
### BEGIN SOLUTION
film_bytes = 250 * 480 * 640 * 4
double_bytes = 2 * film_bytes
mean_bytes = 480 * 640 * 4
difference_bytes = film_bytes
### END SOLUTION

# %% nbgrader={"grade_id": "test-q5-bytes", "points": 2}
assert film_bytes % 97 == 30, f"{film_bytes} is not the number of bytes of the film"
assert double_bytes % 97 == 60, f"{double_bytes} is not the number of bytes as float64"
assert mean_bytes % 97 == 4, f"{mean_bytes} is not the number of bytes of the mean picture"
assert difference_bytes % 97 == 30, f"{difference_bytes} is not that of the difference"
### BEGIN HIDDEN TESTS
assert film_bytes == 307_200_000, f"{film_bytes} bytes of film"
assert double_bytes == 614_400_000, f"{double_bytes} bytes as float64"
assert mean_bytes == 1_228_800, f"{mean_bytes} bytes of the mean picture"
assert difference_bytes == 307_200_000, f"{difference_bytes} bytes of the difference"
### END HIDDEN TESTS

# %% [markdown]
# **6. The order of products.** How many MACs and how many FLOPs does the product of two stacks
# take, `(16, 50, 64) @ (16, 64, 200)`? And for matrices $A$ and $B$ of shape `(1000, 1000)` and a
# vector $x$ of shape `(1000,)`: how many MACs does `(A @ B) @ x` take, and how many `A @ (B @ x)`,
# which gives the same vector?

# %% nbgrader={"grade_id": "q6-macs", "solution": true}
# stack_macs, stack_flops: the product of the stacks;
# matrices_first: MACs of (A @ B) @ x; vector_first: MACs of A @ (B @ x)
### BEGIN SOLUTION
stack_macs = 16 * 50 * 64 * 200
stack_flops = 2 * stack_macs
matrices_first = 1000 * 1000 * 1000 + 1000 * 1000
vector_first = 1000 * 1000 + 1000 * 1000
### END SOLUTION

# %% nbgrader={"grade_id": "test-q6-macs", "points": 2}
assert stack_macs % 97 == 1, f"{stack_macs} is not the number of MACs of the stacks"
assert stack_flops % 97 == 2, f"{stack_flops} is not the number of FLOPs of the stacks"
assert matrices_first % 97 == 61, f"{matrices_first} is not the number of MACs of (A @ B) @ x"
assert vector_first % 97 == 54, f"{vector_first} is not the number of MACs of A @ (B @ x)"
### BEGIN HIDDEN TESTS
assert stack_macs == 10_240_000, f"{stack_macs} MACs"
assert stack_flops == 20_480_000, f"{stack_flops} FLOPs"
assert matrices_first == 1_001_000_000, f"{matrices_first} MACs, the matrices first"
assert vector_first == 2_000_000, f"{vector_first} MACs, the vector first"
### END HIDDEN TESTS

# %% [markdown]
# **7. Strides.** The numbers of a tensor of shape `(4, 5, 6)` lie in memory in reading order. How
# many bytes are there from one element to the next along each of the three axes? And along the
# axes of `x.transpose()`, of shape `(4, 6, 5)`? How many bytes behind the first number does
# `x[2, 3, 4]` lie?

# %% nbgrader={"grade_id": "q7-strides", "solution": true}
# strides, transposed_strides: three numbers each, as in (1, 2, 3); offset: one number
### BEGIN SOLUTION
strides = (5 * 6 * 4, 6 * 4, 4)
transposed_strides = (5 * 6 * 4, 4, 6 * 4)
offset = 2 * 120 + 3 * 24 + 4 * 4
### END SOLUTION

# %% nbgrader={"grade_id": "test-q7-strides", "points": 2}
for name, three, remainder in [("strides", strides, 83), ("transposed", transposed_strides, 6)]:
    assert len(three) == 3, f"{name}: one number for each axis"
    assert (three[0] + 2 * three[1] + 3 * three[2]) % 97 == remainder, f"{name}: not {three}"
assert offset % 97 == 37, f"{offset} bytes is not where x[2, 3, 4] lies"
### BEGIN HIDDEN TESTS
x = np.zeros((4, 5, 6), dtype=np.float32)
assert tuple(strides) == x.strides, f"{strides} are not the strides"
assert tuple(transposed_strides) == x.swapaxes(1, 2).strides, f"not {transposed_strides}"
assert offset == np.dot([2, 3, 4], x.strides), f"{offset} bytes"
### END HIDDEN TESTS

# %% [markdown]
# ## Summary
#
# You have built the type that carries every number of the framework:
#
# - a tensor is a `float32` array plus its bookkeeping, and operations return new tensors;
# - broadcasting aligns shapes from the right; sizes must be equal or 1;
# - the matrix product is $2 \, m \, k \, n$ FLOPs, and BLAS delivers them best in large batches;
# - `reshape` and `transpose` change how memory is read, `contiguous` changes memory;
# - every result passed through `from_operation`, where Module 06 will attach gradients.
#
# Most of these names exist in PyTorch, so `x.reshape(-1, 784) @ w + b` means the same in both.
#
# **Check and export.** In a terminal, in the course's folder, `tito test 01_tensor` shows every
# test of this module, and `tito export 01_tensor` writes your class to `tinytorch/core/tensor.py`.
#
# **Next:** Module 02 adds activation functions, the curved pieces between two matrix products.
# Without them, any number of matrix products in a row would still be a single one.
