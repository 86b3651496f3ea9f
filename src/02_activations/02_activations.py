# %% [markdown]
# # Module 02: Activations
#
# A tensor can already add and multiply. In this module you build the five small functions that
# stand between those sums and products in almost every neural network: ReLU, Sigmoid, Tanh, GELU
# and Softmax. Each is a few lines of NumPy, and each teaches something about numbers in a
# computer: what overflows, what loses its slope, what costs time although it looks free.
#
# **You need:** Module 01, your `Tensor` with its arithmetic, shapes and reductions.
#
# **After this module you can**
#
# - say why a network without activations is no more than one matrix;
# - write five activations that act on tensors of any shape and leave their input alone;
# - keep exponentials from overflowing, so that inputs of 10,000 give right answers;
# - normalise along any axis of a tensor, each row by itself;
# - say what an activation costs in memory and in time, and measure it.

# %% [markdown]
# ## The map
#
# ```mermaid
# flowchart LR
#     T["Tensor x<br/>any numbers, any shape"]
#     T --> R["ReLU<br/>0 and up"]
#     T --> S["Sigmoid<br/>between 0 and 1"]
#     T --> H["Tanh<br/>between -1 and 1"]
#     T --> G["GELU<br/>a smooth ReLU"]
#     T --> P["Softmax<br/>rows that sum to 1"]
#     R --> D["hidden layers"]
#     G --> D
#     H --> D
#     S --> Y["yes or no"]
#     P --> C["one class of many"]
# ```
#
# The first four look at one number at a time. Softmax looks at a whole row, and so it is the one
# that needs most care.
#
# **How to work:** a cell with `raise NotImplementedError()` is yours. Replace that line, run the
# cell, then the test cells below it: a test that says nothing has passed. Save before you leave
# (Ctrl-S): only what is saved can be handed in, and Binder forgets even that, so download it.
# Background, common errors and PyTorch beside it are on
# [the page of this module](https://github.com/harvard-edge/cs249r_book/blob/main/tinytorch/src/02_activations/ABOUT.md).

# %% nbgrader={"grade_id": "imports"}
#| default_exp core.activations
#| export
import numpy as np

from tinytorch.core.tensor import Tensor

# %% [markdown]
# ## Why a network needs them
#
# Send $x$ through two matrices, one after the other. Matrix products may be bracketed as we like:
#
# $$(x W_1)\, W_2 = x\, (W_1 W_2) = x W$$
#
# Two linear maps are one linear map, and so are two hundred. The depth is wasted: a single matrix
# would do the same. Put any curve that is not a straight line between the two, and the brackets
# can no longer be moved. With ReLU, $f(z) = \max(0, z)$, two units are enough for something no
# matrix can do: $|x| = f(x) + f(-x)$.
#
# The next cell shows the collapse, and how a bend prevents it.

# %%
#| demo
numbers = np.random.default_rng(0)
x = Tensor(numbers.standard_normal((2, 4)))
w1, w2 = Tensor(numbers.standard_normal((4, 6))), Tensor(numbers.standard_normal((6, 3)))

deep = x.matmul(w1).matmul(w2)
flat = x.matmul(w1.matmul(w2))
print("two matrices and one matrix differ by", f"{np.abs(deep.data - flat.data).max():.1e}")

bent = Tensor(np.clip(x.matmul(w1).data, 0, None)).matmul(w2)
print("with a bend between them they differ by", f"{np.abs(bent.data - flat.data).max():.1e}")

# %% [markdown]
# ## What every activation looks like
#
# An activation is an object with a method `forward` that takes a Tensor and gives a **new**
# Tensor. Three things are the same in all five classes and are given to you:
#
# - `__call__` lets us write `relu(x)` in place of `relu.forward(x)`;
# - `parameters` gives an empty list, since an activation has nothing to learn (the layers of
#   Module 03 will have weights here, and code that collects them can treat both alike);
# - `__repr__` shows the object as `ReLU()`.
#
# The body of `forward` has two steps: compute an array from `x.data` with NumPy, then wrap it with
# `Tensor.from_operation(array, name, x)`. You know that method from Module 01: every result passes
# through it, and Module 06 will use the name and the operand to find gradients. For a made-up
# activation that squares its input, the two steps read
#
# ```python
# squares = np.square(x.data)
# result = Tensor.from_operation(squares, "square", x)
# ```
#
# Two rules hold from here on. Never write into `x.data`: the caller still needs the input, and so
# will the gradient. And act on the whole array at once: no Python loop over elements. Then any
# shape will do, even `()`, that of a single number. For it, most NumPy functions give a plain
# number: you may calculate on, but not write into it by an index or with `out=`.

# %% [markdown]
# ## ReLU
#
# The rectified linear unit keeps what is positive and replaces the rest by zero:
#
# $$\text{ReLU}(x) = \max(0, x)$$
#
# | $x$ | -2 | -0.5 | 0 | 3 |
# |---|---|---|---|---|
# | $\text{ReLU}(x)$ | 0 | 0 | 0 | 3 |
#
# Any shape goes in and the same shape comes out. It costs one comparison for each number, and for
# positive numbers its slope is exactly 1 however large they are. These two facts made it the
# standard choice for hidden layers. Its weak point: a unit whose input is negative for every
# example has slope 0 everywhere and stops learning (a "dead" unit).


# %% nbgrader={"grade_id": "relu", "solution": true}
#| export
class ReLU:
    """Rectified linear unit: keeps positive numbers, replaces the others by zero."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with max(0, x) for every element.

        Leave `x` as it is. The name of the operation is "relu".

        Hint: NumPy has a function that takes the larger of two operands element by element. It is
        not the one that reduces an array to its largest element.
        """
        ### BEGIN SOLUTION
        zeros = np.zeros(x.shape[-1:], dtype=np.float32)  # a row, faster than the number 0
        return Tensor.from_operation(np.maximum(x.data, zeros), "relu", x)
        ### END SOLUTION

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "ReLU()"


# %% [markdown]
# The first test checks the values, for vectors, matrices and stacks. The second checks what is
# true of every activation: each call gives a new Tensor of float32 numbers and leaves the input as
# it was, and the three given methods still do what they say.

# %% nbgrader={"grade_id": "test-relu-values", "points": 5}
from tinytorch.testing import assert_close

y = ReLU()(Tensor([[-2.0, -0.5, 0.0], [3.0, 0.25, -7.0]]))
assert_close(y, [[0, 0, 0], [3, 0.25, 0]], "ReLU keeps positive numbers and zeroes the others")
### BEGIN HIDDEN TESTS
assert_close(ReLU()(Tensor([-9.0, -0.1])), [0, 0], "ReLU of negative numbers only")
numbers = np.random.default_rng(21)
for shape in [(6,), (4, 4), (2, 3), (2, 3, 4), (2, 1, 3, 2), (1, 7), (5, 1), (1,), (0, 4), ()]:
    values = numbers.uniform(-5, 5, shape)
    expected = (values + np.abs(values)) / 2
    assert_close(ReLU()(Tensor(values)), expected, f"ReLU acts on every element, shape {shape}")
assert_close(ReLU()(Tensor([-1e4, 1e4, 50.0])), [0, 1e4, 50], "ReLU keeps large numbers")
small = [-0.1, -1e-6, 1e-6, 0.001, 0.05]
assert_close(ReLU()(Tensor(small)), [0, 0, *small[2:]], "ReLU keeps small numbers", atol=0)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-relu-result", "points": 3}
from tinytorch.testing import assert_close, assert_float32, assert_unchanged, to_array

relu_layer = ReLU()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="ReLU must not write into its input"):
    called, y = relu_layer(x), relu_layer.forward(x)
for result in (called, y):
    assert isinstance(result, Tensor), "ReLU gives a Tensor: see Tensor.from_operation"
    assert result is not x, "ReLU gives a new Tensor, not its input"
    assert_float32(result, "the result of ReLU holds float32 numbers")
values = to_array(y)
is_bent = np.unique(values).size > 2 and not np.array_equal(values, to_array(x))
assert is_bent, "some numbers change, and not all to the same"
assert_close(called, values, "relu_layer(x) and relu_layer.forward(x) are the same")
assert relu_layer.parameters() == [], "an activation has no parameters"
assert "ReLU" in repr(relu_layer), f"its repr names the class: ReLU(), not {relu_layer!r}"
### BEGIN HIDDEN TESTS
for shape, scale in [((3, 2), 1), ((2, 1, 3), 1), ((4,), 3000)]:
    x = Tensor(scale * np.random.default_rng(22).uniform(-3, 3, shape))
    with assert_unchanged(x, y, message="ReLU writes into nothing but a new result"):
        again = relu_layer(x)
x = Tensor([1e-30, -1e-30, 3e38, -3e38])
with assert_unchanged(x, message="ReLU does not change its input, not even for a moment"):
    again = relu_layer(x)
x = Tensor([[0.25, -2.0], [1.0, 0.5], [-0.75, 3.0]])
fresh = to_array(ReLU()(x))
assert_close(relu_layer(x), fresh, "ReLU keeps nothing from one call to the next")
x.data = np.float32([0.5, 0.25, -0.5, 2.0])
assert_close(relu_layer(x), to_array(ReLU()(Tensor(x.data))), "ReLU takes the numbers of now")
for numbers in ([3.0, 1.5], [-3.0, -1.5], [0.0, 0.0]):
    x = Tensor(numbers)
    assert relu_layer.forward(x) is not x, "ReLU gives a new Tensor, whatever the numbers are"
### END HIDDEN TESTS

# %% [markdown]
# ## Sigmoid
#
# Sigmoid bends the whole number line into the interval from 0 to 1, so its result can be read as a
# probability:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# | $x$ | -2 | 0 | 2 |
# |---|---|---|---|
# | $\sigma(x)$ | 0.1192 | 0.5 | 0.8808 |
#
# The table shows a symmetry: $\sigma(-x) = 1 - \sigma(x)$.
#
# **Where it breaks.** The largest float32 number is about $3.4 \cdot 10^{38}$, but
# $e^{100} \approx 2.7 \cdot 10^{43}$. NumPy then gives `inf` and a warning. Multiply above and
# below by $e^{x}$ and you get a second form of the same function:
#
# $$\sigma(x) = \frac{e^{x}}{1 + e^{x}}$$
#
# For $x = 100$ this form computes `inf / inf`, which is `nan`, and one `nan` in a network soon
# makes everything `nan`. The first form has its large exponential on the other side. There, at
# $x = -100$, it computes `1 / inf`, which happens to be right, and a warning.
#
# **Two ways out.** One takes each form where it is safe. Let $a = e^{-|x|}$: the exponent is never
# positive, so $a$ is at most 1 and cannot overflow. Both forms can be written with $a$:
#
# $$\sigma(x) = \begin{cases} 1 / (1 + a) & x \ge 0 \\ a / (1 + a) & x < 0 \end{cases}$$
#
# With $x = -2$: $a = 0.1353$ and $0.1353 / 1.1353 = 0.1192$, as in the table. The denominator is
# the same in both cases. The numerator, 1 or $a$, is an exponential too, $e^{\min(x, 0)}$, and
# computing it so is faster than choosing by sign: a processor is slow at choices it cannot guess.
#
# The other way looks closely at the first form. Where its exponential is `inf`, the result is 0,
# and the right one is below $10^{-38}$: only the warning is wrong. Computing inside
# `with np.errstate(over="ignore"):` tells NumPy that you know. One exponential is enough here.


# %% nbgrader={"grade_id": "sigmoid", "solution": true}
#| export
class Sigmoid:
    """The logistic function: a number between 0 and 1 for every number."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with 1 / (1 + e^-x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "sigmoid".

        Steps:
        1. Choose one of the two ways out, and compute the exponential that it needs.
        2. Compute the numerator, if it is not 1 for every element, and the denominator.
        3. Divide, and wrap the array.
        """
        ### BEGIN SOLUTION
        result = np.empty_like(x.data)  # one array for all steps
        np.negative(x.data, out=result)
        with np.errstate(over="ignore"):
            np.exp(result, out=result)
        result += 1
        np.divide(1, result, out=result)
        return Tensor.from_operation(result, "sigmoid", x)
        ### END SOLUTION

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Sigmoid()"


# %% nbgrader={"grade_id": "test-sigmoid-values", "points": 5}
from tinytorch.testing import assert_close

y = Sigmoid()(Tensor([[-2.0, 0.0, 2.0]]))
assert_close(y, [[0.11920292, 0.5, 0.88079708]], "Sigmoid computes 1 / (1 + e^-x)")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(23)
for shape in [(6,), (3, 3), (2, 6), (2, 3, 4), (2, 1, 3, 2), (1, 1), (4, 1), (0, 3), ()]:
    values = numbers.uniform(-8, 8, shape)
    expected = np.exp(-np.logaddexp(0, -values))
    assert_close(Sigmoid()(Tensor(values)), expected, f"Sigmoid of every element, shape {shape}")
y = Sigmoid()(Tensor([-30.0, -20.0, -12.0, 12.0, 20.0, 30.0]))
assert_close(y, [0, 0, 6.144e-6, 0.99999386, 1, 1], "Sigmoid gets close to 0 and to 1")
### END HIDDEN TESTS

# %% [markdown]
# The next test sends in numbers whose exponential does not fit into float32. At 30 nothing
# overflows yet, and Sigmoid is within $10^{-13}$ of 0 or 1: so what yours gives there, it must
# also give further out. If the test reports `nan`, look at the sign of your exponent.

# %% nbgrader={"grade_id": "test-sigmoid-large", "points": 5}
from tinytorch.testing import assert_close, to_array

low, *middle, high = to_array(Sigmoid()(Tensor([-30.0, -1.0, 0.0, 1.0, 30.0])))
assert len({low, *middle, high}) == 5, "Sigmoid rises all the way from -30 to 30"
y = Sigmoid()(Tensor([-1000.0, -100.0, 100.0, 1000.0]))
expected = [low, low, high, high]
assert_close(y, expected, "further out than 30, Sigmoid gives what it gives at 30, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 88.0, 10000.0, -0.5], [710.0, -89.0, -711.0, 4000.0]])
for values in (large, np.array([9000.0]), np.array([-9000.0])):
    expected = to_array(Sigmoid()(Tensor(np.clip(values, -30, 30))))
    assert_close(Sigmoid()(Tensor(values)), expected, "Sigmoid is right up to 10,000 in size")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-sigmoid-result", "points": 2}
from tinytorch.testing import assert_close, assert_float32, assert_unchanged, to_array

sigmoid_layer = Sigmoid()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="Sigmoid must not write into its input"):
    called, y = sigmoid_layer(x), sigmoid_layer.forward(x)
for result in (called, y):
    assert isinstance(result, Tensor), "Sigmoid gives a Tensor: see Tensor.from_operation"
    assert result is not x, "Sigmoid gives a new Tensor, not its input"
    assert_float32(result, "the result of Sigmoid holds float32 numbers")
values = to_array(y)
is_gradual = np.unique(values).size == 6 and values.min() > 0 and values.max() < 1
assert is_gradual, "different numbers give different results, all of them between 0 and 1"
assert_close(called, values, "sigmoid_layer(x) and sigmoid_layer.forward(x) are the same")
assert sigmoid_layer.parameters() == [], "an activation has no parameters"
assert "Sigmoid" in repr(sigmoid_layer), (
    f"its repr names the class: Sigmoid(), not {sigmoid_layer!r}"
)
### BEGIN HIDDEN TESTS
for shape, scale in [((3, 2), 1), ((2, 1, 3), 1), ((4,), 3000)]:
    x = Tensor(scale * np.random.default_rng(22).uniform(-3, 3, shape))
    with assert_unchanged(x, y, message="Sigmoid writes into nothing but a new result"):
        again = sigmoid_layer(x)
x = Tensor([1e-30, -1e-30, 3e38, -3e38])
with assert_unchanged(x, message="Sigmoid does not change its input, not even for a moment"):
    again = sigmoid_layer(x)
x = Tensor([[0.25, -2.0], [1.0, 0.5], [-0.75, 3.0]])
fresh = to_array(Sigmoid()(x))
assert_close(sigmoid_layer(x), fresh, "Sigmoid keeps nothing from one call to the next")
x.data = np.float32([0.5, 0.25, -0.5, 2.0])
assert_close(
    sigmoid_layer(x), to_array(Sigmoid()(Tensor(x.data))), "Sigmoid takes the numbers of now"
)
for numbers in ([3.0, 1.5], [-3.0, -1.5], [0.0, 0.0]):
    x = Tensor(numbers)
    assert sigmoid_layer.forward(x) is not x, (
        "Sigmoid gives a new Tensor, whatever the numbers are"
    )
### END HIDDEN TESTS

# %% [markdown]
# ## Tanh
#
# The hyperbolic tangent has the same S-shape, but between -1 and 1 and through the origin:
#
# $$\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = 2\,\sigma(2x) - 1$$
#
# | $x$ | -1 | 0 | 0.5 | 1 |
# |---|---|---|---|---|
# | $\tanh(x)$ | -0.7616 | 0 | 0.4621 | 0.7616 |
#
# Check the second form with $x = 1$: $\sigma(2) = 0.8808$, and $2 \cdot 0.8808 - 1 = 0.7616$. A
# negative number gives the same value with a minus.
#
# Its results are centred on zero, which suits the next layer better than results that are all
# positive. Recurrent networks (LSTM) still use it. As with Sigmoid, the fraction with its four
# exponentials becomes `inf / inf` for large numbers.


# %% nbgrader={"grade_id": "tanh", "solution": true}
#| export
class Tanh:
    """Hyperbolic tangent: a number between -1 and 1 for every number."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with tanh(x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "tanh".

        Hint: writing out the exponentials is not needed; look at what NumPy has.
        """
        ### BEGIN SOLUTION
        return Tensor.from_operation(np.tanh(x.data), "tanh", x)
        ### END SOLUTION

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Tanh()"


# %% nbgrader={"grade_id": "test-tanh-values", "points": 4}
from tinytorch.testing import assert_close

y = Tanh()(Tensor([[-1.0, 0.0], [1.0, 0.5]]))
assert_close(y, [[-0.76159416, 0], [0.76159416, 0.46211716]], "Tanh of -1, 0, 1 and 0.5")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(25)
shapes = [(5,), (2, 2), (2, 6), (2, 3, 4), (2, 1, 3, 2), (1, 1), (4, 1), (0, 3), ()]
near = [numbers.uniform(-6, 6, shape) for shape in shapes]
for values in [*near, np.array([-30.0, -12.0, 12.0, 30.0])]:
    expected = 1 - 2 / (np.exp(2 * values) + 1)
    assert_close(Tanh()(Tensor(values)), expected, f"Tanh of every element, shape {values.shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tanh-large", "points": 4}
from tinytorch.testing import assert_close, to_array

low, *middle, high = to_array(Tanh()(Tensor([-30.0, -1.0, 0.0, 1.0, 30.0])))
assert len({low, *middle, high}) == 5, "Tanh rises all the way from -30 to 30"
y = Tanh()(Tensor([-1000.0, -100.0, 100.0, 1000.0]))
expected = [low, low, high, high]
assert_close(y, expected, "further out than 30, Tanh gives what it gives at 30, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 0.5, 45.0], [10000.0, -356.0, 5000.0]])
for values in (large, np.array([9000.0]), np.array([-9000.0])):
    expected = to_array(Tanh()(Tensor(np.clip(values, -30, 30))))
    assert_close(Tanh()(Tensor(values)), expected, "Tanh is right up to 10,000 in size")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tanh-result", "points": 2}
from tinytorch.testing import assert_close, assert_float32, assert_unchanged, to_array

tanh_layer = Tanh()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="Tanh must not write into its input"):
    called, y = tanh_layer(x), tanh_layer.forward(x)
for result in (called, y):
    assert isinstance(result, Tensor), "Tanh gives a Tensor: see Tensor.from_operation"
    assert result is not x, "Tanh gives a new Tensor, not its input"
    assert_float32(result, "the result of Tanh holds float32 numbers")
values = to_array(y)
is_gradual = np.unique(values).size == 6 and np.abs(values).max() < 1
assert is_gradual, "different numbers give different results, all of them between -1 and 1"
assert_close(called, values, "tanh_layer(x) and tanh_layer.forward(x) are the same")
assert tanh_layer.parameters() == [], "an activation has no parameters"
assert "Tanh" in repr(tanh_layer), f"its repr names the class: Tanh(), not {tanh_layer!r}"
### BEGIN HIDDEN TESTS
for shape, scale in [((3, 2), 1), ((2, 1, 3), 1), ((4,), 3000)]:
    x = Tensor(scale * np.random.default_rng(22).uniform(-3, 3, shape))
    with assert_unchanged(x, y, message="Tanh writes into nothing but a new result"):
        again = tanh_layer(x)
x = Tensor([1e-30, -1e-30, 3e38, -3e38])
with assert_unchanged(x, message="Tanh does not change its input, not even for a moment"):
    again = tanh_layer(x)
x = Tensor([[0.25, -2.0], [1.0, 0.5], [-0.75, 3.0]])
fresh = to_array(Tanh()(x))
assert_close(tanh_layer(x), fresh, "Tanh keeps nothing from one call to the next")
x.data = np.float32([0.5, 0.25, -0.5, 2.0])
assert_close(tanh_layer(x), to_array(Tanh()(Tensor(x.data))), "Tanh takes the numbers of now")
for numbers in ([3.0, 1.5], [-3.0, -1.5], [0.0, 0.0]):
    x = Tensor(numbers)
    assert tanh_layer.forward(x) is not x, "Tanh gives a new Tensor, whatever the numbers are"
### END HIDDEN TESTS

# %% [markdown]
# ## GELU
#
# ReLU has a corner at 0. The Gaussian error linear unit, the activation of BERT and the GPT
# models, is smooth there. It multiplies $x$ by a gate between 0 and 1: nearly open for large $x$,
# nearly shut for very negative $x$. Three forms of it are in use; this course takes the shortest:
#
# $$\text{GELU}(x) = x \cdot \sigma(1.702\, x)$$
#
# | $x$ | -3 | -1 | 0 | 1 | 3 |
# |---|---|---|---|---|---|
# | gate $\sigma(1.702\, x)$ | 0.0060 | 0.1542 | 0.5 | 0.8458 | 0.9940 |
# | $\text{GELU}(x)$ | -0.0181 | -0.1542 | 0 | 0.8458 | 2.9819 |
#
# The last row is the product of the two above it. The exact form uses the distribution function of
# the normal distribution as its gate; ours differs from it by at most 0.0203. (A third form
# approximates the exact one with a tanh and a cube. At $x = 1$ these two give 0.8413 and 0.8412:
# close, but not what the tests here ask for.) Unlike ReLU, GELU is slightly negative left of zero
# (lowest: -0.1636 at $x = -0.751$), so a unit with a negative input still has some slope.
#
# The gate needs the same care as Sigmoid. Read the identity from the last section the other way
# round and you have a gate made of a function that never overflows:
#
# $$\sigma(z) = \frac{1 + \tanh(z / 2)}{2}$$
#
# For $z = 2$: $\tanh(1) = 0.7616$ and $1.7616 / 2 = 0.8808$, as in the table of Sigmoid.

# %% nbgrader={"grade_id": "gelu-scale"}
#| export
GELU_SCALE = 1.702  # makes the sigmoid gate follow the normal distribution closely


# %% nbgrader={"grade_id": "gelu", "solution": true}
#| export
class GELU:
    """Gaussian error linear unit in its sigmoid form: a smooth relative of ReLU."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with x * sigmoid(1.702 x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "gelu".

        Steps:
        1. Compute the gate, a number from 0 to 1 for each element. `GELU_SCALE` is given.
        2. Multiply x by its gate, and wrap the array.
        """
        ### BEGIN SOLUTION
        result = np.empty_like(x.data)
        np.multiply(x.data, 0.5 * GELU_SCALE, out=result)
        np.tanh(result, out=result)
        result += 1
        result *= 0.5  # the gate
        result *= x.data
        return Tensor.from_operation(result, "gelu", x)
        ### END SOLUTION

    def __call__(self, x: Tensor) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "GELU()"


# %% nbgrader={"grade_id": "test-gelu-values", "points": 6}
from tinytorch.testing import assert_close

y = GELU()(Tensor([[-1.0, 0.0, 1.0], [-3.0, 3.0, -0.75]]))
expected = [[-0.15420423, 0, 0.84579577], [-0.01807131, 2.98192869, -0.16360999]]
assert_close(y, expected, "GELU computes x * sigmoid(1.702 x)")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(27)
for shape in [(5,), (3, 3), (2, 6), (2, 3, 4), (2, 1, 3, 2), (1, 1), (4, 1), (0, 3), ()]:
    values = numbers.uniform(-5, 5, shape)
    expected = values / (1 + np.exp(-1.702 * values))
    assert_close(GELU()(Tensor(values)), expected, f"GELU of every element, shape {shape}")
y = GELU()(Tensor([-30.0, -12.0, -7.0, 7.0, 12.0, 30.0]))
assert_close(y, [0, 0, -4.6911e-5, 6.99995309, 12, 30], "far from 0, GELU gets close to ReLU")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-gelu-large", "points": 5}
from tinytorch.testing import assert_close, to_array

y = to_array(GELU()(Tensor([-30.0, 1.0, 30.0])))
assert y[1] != y[2], "GELU of 1 and of 30 are not the same"
low, middle, high = y / np.array([-30.0, 1.0, 30.0])  # what the gate is at -30, 1 and 30
assert len({low, middle, high}) == 3, "the gate rises all the way from -30 to 30"
large = np.array([-1000.0, -100.0, 100.0, 1000.0])
gates = to_array(GELU()(Tensor(large))) / large
expected = [low, low, high, high]
assert_close(gates, expected, "further out than 30, the gate stays as it is at 30, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 52.0, 10000.0, -0.5], [450.0, -53.0, -4000.0, 2.0]])
near = np.clip(large, -30, 30)
expected = to_array(GELU()(Tensor(near))) / near
gates = to_array(GELU()(Tensor(large))) / large
assert_close(gates, expected, "GELU is right up to 10,000 in size", atol=1e-6)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-gelu-result", "points": 2}
from tinytorch.testing import assert_close, assert_float32, assert_unchanged, to_array

gelu_layer = GELU()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="GELU must not write into its input"):
    called, y = gelu_layer(x), gelu_layer.forward(x)
for result in (called, y):
    assert isinstance(result, Tensor), "GELU gives a Tensor: see Tensor.from_operation"
    assert result is not x, "GELU gives a new Tensor, not its input"
    assert_float32(result, "the result of GELU holds float32 numbers")
values = to_array(y)
is_gradual = np.unique(values).size == 6 and (np.abs(values) < np.abs(to_array(x))).all()
assert is_gradual, "different numbers give different results, each nearer to 0 than its input"
assert_close(called, values, "gelu_layer(x) and gelu_layer.forward(x) are the same")
assert gelu_layer.parameters() == [], "an activation has no parameters"
assert "GELU" in repr(gelu_layer), f"its repr names the class: GELU(), not {gelu_layer!r}"
### BEGIN HIDDEN TESTS
for shape, scale in [((3, 2), 1), ((2, 1, 3), 1), ((4,), 3000)]:
    x = Tensor(scale * np.random.default_rng(22).uniform(-3, 3, shape))
    with assert_unchanged(x, y, message="GELU writes into nothing but a new result"):
        again = gelu_layer(x)
x = Tensor([1e-30, -1e-30, 3e38, -3e38])
with assert_unchanged(x, message="GELU does not change its input, not even for a moment"):
    again = gelu_layer(x)
x = Tensor([[0.25, -2.0], [1.0, 0.5], [-0.75, 3.0]])
fresh = to_array(GELU()(x))
assert_close(gelu_layer(x), fresh, "GELU keeps nothing from one call to the next")
x.data = np.float32([0.5, 0.25, -0.5, 2.0])
assert_close(gelu_layer(x), to_array(GELU()(Tensor(x.data))), "GELU takes the numbers of now")
for numbers in ([3.0, 1.5], [-3.0, -1.5], [0.0, 0.0]):
    x = Tensor(numbers)
    assert gelu_layer.forward(x) is not x, "GELU gives a new Tensor, whatever the numbers are"
### END HIDDEN TESTS

# %% [markdown]
# ## Softmax
#
# A classifier ends with one number for each class, the scores or **logits**. Softmax turns a row
# of them into probabilities: all positive, with sum 1, in the same order of size.
#
# $$\text{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# For the row $(0, 1, 2)$ the exponentials are $1$, $2.7183$ and $7.3891$, their sum is $11.1073$,
# and the result is $(0.0900, 0.2447, 0.6652)$.
#
# **Along one axis.** `dim` says along which axis the results sum to 1. The same four scores, once
# with each row by itself and once with each column:
#
# | scores | `dim=-1`: rows sum to 1 | `dim=0`: columns sum to 1 |
# |---|---|---|
# | 0, 1 | 0.2689, 0.7311 | 0.1192, 0.5 |
# | 2, 1 | 0.7311, 0.2689 | 0.8808, 0.5 |
#
# With shape (batch, classes) and `dim=-1`, the default, each row is an example of its own. A shape
# of (32, 10) gives 32 sums, one for each row. They must divide the rows they belong to: kept as
# shape (32, 1) they broadcast, as shape (32,) they do not (and with a square input they would
# divide *columns*, in silence).
#
# **Any size of number.** A row $(1000, 1001, 1002)$ overflows at once. But only differences
# matter: subtract any constant $m$ from the whole row and it cancels,
#
# $$\frac{e^{x_i - m}}{\sum_j e^{x_j - m}} = \frac{e^{-m}\, e^{x_i}}{e^{-m} \sum_j e^{x_j}}
# = \text{softmax}(x)_i$$
#
# Take for $m$ the largest number of the row. Then every exponent is at most 0, nothing overflows,
# and the largest term is $e^0 = 1$, so the sum cannot be 0 either. For $(1000, 1001, 1002)$ the
# differences are $(-2, -1, 0)$, their exponentials $0.1353$, $0.3679$ and $1$, the sum is
# $1.5032$, and the result is that of $(0, 1, 2)$ above. Each row needs its **own** $m$: a row that
# lies thousands below another one would otherwise become all zeros, and `0 / 0`.


# %% nbgrader={"grade_id": "softmax", "solution": true}
#| export
class Softmax:
    """Turn scores into probabilities that sum to 1 along one axis."""

    def forward(self, x: Tensor, dim: int = -1) -> Tensor:
        """Return a new Tensor of the shape of `x`, positive, with sum 1 along axis `dim`.

        dim: the axis that is normalised; negative numbers count from the last axis.

        Scores up to 10,000 in size, and rows that differ by thousands, must give the right
        values, never nan. Leave `x` as it is. The name of the operation is "softmax", with `dim`
        as a keyword argument of `Tensor.from_operation`.

        Steps:
        1. From each row subtract its own largest score. (A "row" runs along `dim`.)
        2. Take the exponential of every difference.
        3. Divide each row by its own sum, and wrap the array.
        Hint: look up what `keepdims` does in NumPy's reductions.
        """
        ### BEGIN SOLUTION
        exponentials = np.empty_like(x.data)
        np.subtract(x.data, x.data.max(axis=dim, keepdims=True), out=exponentials)
        np.exp(exponentials, out=exponentials)
        exponentials /= exponentials.sum(axis=dim, keepdims=True)
        return Tensor.from_operation(exponentials, "softmax", x, dim=dim)
        ### END SOLUTION

    def __call__(self, x: Tensor, dim: int = -1) -> Tensor:
        """Let the object be called like a function."""
        return self.forward(x, dim)

    def parameters(self) -> list[Tensor]:
        """Return the tensors that training changes: none."""
        return []

    def __repr__(self) -> str:
        return "Softmax()"


# %% [markdown]
# Five tests. The first knows the right answers for a single row. The next three compare with what
# your own Softmax gives for single rows, so that each asks one new thing: other shapes, another
# axis, large scores. The last one looks at the objects, as before.

# %% nbgrader={"grade_id": "test-softmax-values", "points": 6}
from tinytorch.testing import assert_close

y = Softmax()(Tensor([[2.0, 0.0, 1.0]]), -1)
expected = [[0.66524096, 0.09003057, 0.24472847]]
assert_close(y, expected, "Softmax gives e^x of each score, divided by the sum of its row")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(29)
for spread, length in [(4, 5), (4, 4), (8, 2), (0, 3), (2, 10), (10, 6), (4, 1)]:
    scores = numbers.uniform(-spread, spread, (1, length))
    expected = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    y = Softmax()(Tensor(scores), -1)
    assert_close(y, expected, f"Softmax of a row of {length} scores", rtol=2e-5)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-shapes", "points": 4}
from tinytorch.testing import assert_close, assert_shape, to_array

scores = np.array([[0.0, 1.0, 2.0], [4.0, 1.0, 4.0]])
rows = [to_array(Softmax()(Tensor([row]), -1))[0] for row in scores]
is_gradual = np.unique(rows[0]).size == 3 and rows[0].min() > 0 and rows[0].max() < 1
assert is_gradual, "different scores get different shares, all of them between 0 and 1"
assert_close(Softmax()(Tensor(scores)), rows, "each row of a matrix, as if it stood alone")
assert_close(Softmax()(Tensor(scores[1])), rows[1], "a single row, without a batch")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(30)
for shape in [(4, 4), (6, 2), (7,), (1,), (1, 4), (5, 1), (2, 3, 4), (3, 3, 3), (2, 2, 2, 3)]:
    scores = numbers.uniform(-4, 4, shape)
    rows = [to_array(Softmax()(Tensor([row]), -1))[0] for row in scores.reshape(-1, shape[-1])]
    message = f"without `dim`, Softmax normalises along the last axis, shape {shape}"
    assert_close(Softmax()(Tensor(scores)), np.reshape(rows, shape), message)
    assert_close(Softmax().forward(Tensor(scores)), np.reshape(rows, shape), message)
assert_shape(Softmax()(Tensor(np.zeros((0, 4)))), (0, 4), "a batch without rows")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-dim", "points": 6}
from tinytorch.testing import assert_close, to_array

scores = np.array([[1.0, 5.0, -1.0], [1.0, 6.0, 2.0]])
y = to_array(Softmax()(Tensor(scores), dim=0))
assert_close(y.sum(axis=0), [1, 1, 1], "with dim=0, each column sums to 1", rtol=1e-2)
columns = [to_array(Softmax()(Tensor([column]), -1))[0] for column in scores.T]
assert np.unique(columns[1:]).size == 4, "weights of other scores are other weights"
assert_close(y, np.transpose(columns), "with dim=0, each column as if it stood alone as a row")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(31)
shapes_and_dims = [((3, 5), 0), ((4, 4), 0), ((4, 4), -2), ((4, 4), 1), ((5,), 0), ((0, 4), 1)]
shapes_and_dims += [((2, 3, 4), dim) for dim in range(-3, 3)] + [((2, 3, 2, 4), 2)]
for shape, dim in shapes_and_dims:
    scores = numbers.uniform(-4, 4, shape)
    last = np.moveaxis(scores, dim, -1)  # what lies along `dim` becomes the rows
    rows = [to_array(Softmax()(Tensor([row]), -1))[0] for row in last.reshape(-1, shape[dim])]
    expected = np.moveaxis(np.reshape(rows, last.shape), -1, dim)
    message = f"Softmax normalises along the axis it is told, shape {shape}, dim={dim}"
    for y in (Softmax().forward(Tensor(scores), dim=dim), Softmax()(Tensor(scores), dim)):
        assert_close(y, expected, message)
same = Softmax()
scores = numbers.uniform(-4, 4, (3, 3))
first, second = same(Tensor(scores), dim=-1), same(Tensor(scores.T), dim=0)
assert_close(second, to_array(first).T, "each call follows its own `dim`")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-large", "points": 8}
from tinytorch.testing import assert_close, to_array

row = to_array(Softmax()(Tensor([[0.0, 1.0, 2.0]]), -1))[0]
assert np.unique(row).size == 3, "different scores get different shares"
y = Softmax()(Tensor([[1000.0, 1001.0, 1002.0]]), -1)
assert_close(y, [row], "adding 1000 to every score of a row changes nothing", rtol=1e-2)
y = Softmax()(Tensor([[0.0, 1.0, 2.0], [5000.0, 5001.0, 5002.0], [-3.0, -2.0, -1.0]]), -1)
assert_close(y, [row, row, row], "rows that differ by thousands keep apart", rtol=1e-2)
### BEGIN HIDDEN TESTS
# rtol leaves room for solutions that subtract the logarithm of the sum: float32 numbers near
# 10,000 are 0.001 apart.
steps = np.random.default_rng(32).integers(-4, 4, (4, 5)).astype(np.float64)
rows = [to_array(Softmax()(Tensor([step]), -1))[0] for step in steps]
for offset in ([[9990.0]], [[-9990.0]], [[0.0], [3000.0], [-3000.0], [9990.0]]):
    y = Softmax()(Tensor(steps + offset), -1)
    assert_close(y, rows, "Softmax of large scores", rtol=1e-2)
first, second = to_array(Softmax()(Tensor([[30.0, 0.0, -30.0], [-30.0, 30.0, 30.0]]), -1))
y = Softmax()(Tensor([[10000.0, 0.0, -10000.0], [-10000.0, 10000.0, 10000.0]]), -1)
assert_close(y, [first, second], "large and small scores in one row", rtol=1e-2)
stack = (steps + [[0.0], [5000.0], [-5000.0], [9990.0]]).reshape(2, 2, 5)
y = Softmax()(Tensor(stack), -1)
assert_close(y, np.reshape(rows, (2, 2, 5)), "a stack of rows that differ by thousands", rtol=1e-2)
turned = np.swapaxes(steps + [[0.0], [3000.0], [-3000.0], [9990.0]], 0, 1)
y = Softmax()(Tensor(turned), 0)
assert_close(y, np.swapaxes(rows, 0, 1), "large scores, whatever `dim` is", rtol=1e-2)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-result", "points": 3}
from tinytorch.testing import assert_close, assert_float32, assert_unchanged, to_array

softmax_layer = Softmax()
x = Tensor([[-1.5, 0.5], [2.0, -0.25]])
with assert_unchanged(x, message="Softmax must not write into its input"):
    called, y = softmax_layer(x, -1), softmax_layer.forward(x, -1)
for result in (called, y):
    assert isinstance(result, Tensor), "Softmax gives a Tensor: see Tensor.from_operation"
    assert result is not x, "Softmax gives a new Tensor, not its input"
    assert_float32(result, "the result of Softmax holds float32 numbers")
values = to_array(y)
is_gradual = np.unique(values).size == 4 and values.min() > 0 and values.max() < 1
assert is_gradual, "different scores get different shares, all of them between 0 and 1"
assert_close(called, values, "softmax_layer(x) and softmax_layer.forward(x) are the same")
assert softmax_layer.parameters() == [], "an activation has no parameters"
assert "Softmax" in repr(softmax_layer), (
    f"its repr names the class: Softmax(), not {softmax_layer!r}"
)
### BEGIN HIDDEN TESTS
for shape, scale in [((2, 2), 1), ((3, 3), 1), ((4,), 1), ((2, 1, 3), 1), ((2, 2), 3000)]:
    x = Tensor(scale * np.random.default_rng(22).uniform(-3, 3, shape))
    with assert_unchanged(x, y, message="Softmax writes into nothing but a new result"):
        again = softmax_layer(x, -1)
x = Tensor([[0.25, -2.0], [1.0, 0.5]])
fresh = to_array(Softmax()(x, -1))
assert_close(softmax_layer(x, -1), fresh, "Softmax keeps nothing from one call to the next")
for numbers in ([[3.0, 1.5]], [[-3.0, -1.5]], [[0.0, 0.0]]):
    x = Tensor(numbers)
    assert softmax_layer.forward(x, -1) is not x, (
        "Softmax gives a new Tensor, whatever the numbers are"
    )
x = Tensor([[0.5, -2.0], [1.0, 3.0]])
with assert_unchanged(x, message="Softmax must not write into its input, whatever `dim` is"):
    again = softmax_layer(x, 0)
### END HIDDEN TESTS

# %% [markdown]
# **Sharper and flatter.** Only differences between scores matter, so scaling the scores changes
# the result: small scores give nearly equal shares, large ones give nearly everything to the
# winner. The inverse of the factor is called temperature, and it is the setting of that name in
# chat programs. For the scores 1, 2, 3, 4 the largest share is 0.35, 0.64 and 0.98 at factors
# 0.25, 1 and 4.

# %%
#| demo
import matplotlib.pyplot as plt

scores = np.array([1.0, 2.0, 3.0, 4.0])
figure, axes = plt.subplots(1, 3, figsize=(9, 2.6), sharey=True)
for axis, factor in zip(axes, [0.25, 1, 4]):
    axis.bar(scores, Softmax()(Tensor(factor * scores)).data)
    axis.set(title=f"scores times {factor}", xlabel="score", ylim=(0, 1))
axes[0].set_ylabel("probability")
figure.tight_layout()
plt.show()

# %% [markdown]
# ## See it: the curves and their slopes
#
# The upper panel shows the four curves, the lower one their slopes. Training multiplies by these
# slopes, once for each layer, so a curve that is flat stops what is behind it from learning. At
# $x = 5$ the slopes are 0.0066 for Sigmoid and 0.00018 for Tanh: they are **saturated**. ReLU has
# slope 1 there, and GELU 1.0015.

# %%
#| demo
import matplotlib.pyplot as plt

x = np.linspace(-5, 5, 1001)
figure, (upper, lower) = plt.subplots(2, 1, figsize=(8, 7), sharex=True)
for activation in [ReLU(), GELU(), Sigmoid(), Tanh()]:
    curve = activation(Tensor(x)).data
    upper.plot(x, curve, label=str(activation))
    lower.plot(x, np.gradient(curve, x), label=str(activation))
upper.set(title="Four activations", ylabel="result", ylim=(-1.3, 3))
lower.set(xlabel="input x", ylabel="slope")
for axis in (upper, lower):
    axis.axhline(0, color="gray", linewidth=0.8)
    axis.grid(alpha=0.3)
    axis.legend()
figure.tight_layout()
plt.show()

# %% [markdown]
# ## Measure it: what an activation costs
#
# First on paper, then with a clock:
#
# | | formula | for a batch of 1024 rows of 1024 numbers |
# |---|---|---|
# | parameters | 0 | 0 bytes |
# | multiply-accumulates (MACs) | 0: there is no sum of products | 0 |
# | result | 4 bytes for each element | 4,194,304 bytes |
# | memory traffic, at least | read 4 and write 4 bytes for each element | 8,388,608 bytes |
# | FLOPs, ReLU | 1 for each element | 1,048,576 |
# | FLOPs, others | an `exp` or `tanh` for each element, and up to 5 more | |
#
# A linear layer of width 1024 does 1,024 MACs (2,048 FLOPs) for each number it produces, ReLU one
# FLOP. So activations ought to be free. Measure before you believe it.

# %%
#| demo
import time
import tracemalloc


def seconds(action, repeats=7):
    """Return the shortest time that `action()` takes in several runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def peak_bytes(action):
    """Return how many bytes NumPy holds at most while `action()` runs, its result included."""
    tracemalloc.start()
    action()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


x = Tensor(np.random.default_rng(0).standard_normal((1024, 1024)))
weight = Tensor(np.random.default_rng(1).standard_normal((1024, 1024)))
elements = x.data.size
print(f"bytes of the result by the formula: {4 * elements:,}")
print(f"{'operation':10}{'result bytes':>14}{'peak':>10}{'time':>10}{'each':>10}{'traffic':>12}")
for name, operation in [
    ("ReLU", ReLU()),
    ("Sigmoid", Sigmoid()),
    ("Tanh", Tanh()),
    ("GELU", GELU()),
    ("Softmax", Softmax()),
    ("matmul", weight.matmul),
]:
    peak, taken = peak_bytes(lambda: operation(x)), seconds(lambda: operation(x))
    traffic = 8 * elements / taken / 1e9
    print(
        f"{name:10}{operation(x).data.nbytes:14,}{peak / 1e6:7.1f} MB{taken * 1e3:7.2f} ms"
        f"{taken / elements * 1e9:7.2f} ns{traffic:7.1f} GB/s"
    )

# %% [markdown]
# Compare ReLU with `matmul`: the product does 1,024 multiply-accumulates for each number, but
# takes nowhere near 1,024 times as long. Compare it with Tanh, which does far more arithmetic: on
# many machines both take about the same time. ReLU waits for memory, not for arithmetic: it is
# **memory-bound**. Sigmoid, GELU and Softmax, written in NumPy, make several passes over the
# array, and each pass reads and writes all of it again. The peak shows it, too: ReLU and Tanh can
# do with room for their result, the others commonly hold two or three arrays of that size at once,
# unless each step writes over the array of the step before: `np.exp(a, out=a)`, where `a` must
# never be the input. Fast frameworks *fuse* such passes into one.
#
# Training adds to this: the result of every activation is kept until the gradients have been
# computed, 4 bytes for each element and layer.
#
# The second measurement changes the number of rows that go through in one call.

# %%
#| demo
relu, softmax = ReLU(), Softmax()
print(f"{'rows':>6}{'ReLU':>20}{'Softmax':>20}")
for rows in [1, 8, 64, 512, 4096]:
    x = Tensor(np.random.default_rng(0).standard_normal((rows, 256)))
    rates = []
    for activation in (relu, softmax):
        calls = max(3, 4096 // rows)
        start = time.perf_counter()
        for _ in range(calls):
            activation(x)
        rates.append(calls * rows / (time.perf_counter() - start))
    print(f"{rows:6}{rates[0]:14,.0f} rows/s{rates[1]:14,.0f} rows/s")

# %% [markdown]
# With one row, nearly all the time goes into the call itself: Python, the wrapper, NumPy's set-up.
# A batch pays this once for all its rows. When the arrays no longer fit into the processor's
# cache, the gain ends, and it may turn into a loss.

# %% [markdown]
# ## Beside PyTorch
#
# The names are those of `torch.nn`. What differs, when you meet it there:
#
# | | TinyTorch | PyTorch |
# |---|---|---|
# | GELU | $x\,\sigma(1.702\,x)$ | the exact form, or `approximate="tanh"`; CLIP has ours |
# | Softmax | `dim=-1` unless you say otherwise | wants `dim`, and warns if it is missing |
# | ReLU | always a new Tensor | may work in place: `ReLU(inplace=True)` |

# %% [markdown]
# ## Understand it
#
# Seven questions. Three ask for numbers and are tested like the code above. Four ask for reasons,
# and a person reads the answers.
#
# ### Questions with a number
#
# **How much memory does attention's Softmax take?** In a transformer, each head compares every
# token with every token, and a Softmax turns each row of scores into weights. Its result has shape
# (batch, heads, tokens, tokens), in float32. For batch 1, one head and 8 tokens that is 64
# numbers, or 256 bytes. Write the function.


# %% nbgrader={"grade_id": "attention-bytes", "solution": true}
def attention_bytes(batch: int, heads: int, tokens: int) -> int:
    """Return the bytes of a Softmax result of shape (batch, heads, tokens, tokens) in float32."""
    ### BEGIN SOLUTION
    return 4 * batch * heads * tokens * tokens
    ### END SOLUTION


# %% nbgrader={"grade_id": "test-attention-bytes", "points": 4}
assert attention_bytes(1, 1, 8) == 256, "one head and 8 tokens: 64 numbers of 4 bytes"
### BEGIN HIDDEN TESTS
found = [attention_bytes(8, 12, 1024), attention_bytes(3, 5, 7)]
assert found == [402_653_184, 2940], "tokens count twice, batch and heads once"
assert attention_bytes(0, 2, 16) == 0, "an empty batch takes no memory"
### END HIDDEN TESTS

# %% [markdown]
# **What is left of a gradient?** The slope of Sigmoid can be written with its own result,
# $\sigma'(x) = \sigma(x)\,(1 - \sigma(x))$. Training multiplies one such slope for each layer.
# Find the largest slope that Sigmoid has anywhere, and the largest possible product of ten of them
# (a stack of ten Sigmoid layers, leaving the weights aside).

# %% nbgrader={"grade_id": "sigmoid-slopes", "solution": true}
# Set `largest_slope` and `ten_layers`, both numbers.
### BEGIN SOLUTION
largest_slope = 0.25
ten_layers = largest_slope**10
### END SOLUTION

# %% nbgrader={"grade_id": "test-sigmoid-slopes", "points": 3}
slope, product = float(largest_slope), float(ten_layers)
assert 0 < slope < 1, "Sigmoid rises everywhere, nowhere as steeply as x"
assert 0 < product < slope, "ten slopes below 1 multiply to less than one of them"
### BEGIN HIDDEN TESTS
assert abs(slope - 0.25) < 1e-4, "largest_slope is the slope at x = 0"
assert abs(product / 9.5367e-7 - 1) < 1e-2, "ten_layers is the largest slope to the tenth"
### END HIDDEN TESTS

# %% [markdown]
# **Where does the exponential end?** The largest float32 number is $3.4028 \cdot 10^{38}$, the
# largest float64 number $1.7977 \cdot 10^{308}$. What is the largest whole number $n$ for which
# $e^n$ is still finite in each? (Twice as many bits help less than one would hope.)

# %% nbgrader={"grade_id": "exponential-limits", "solution": true}
# Set `float32_limit` and `float64_limit`, both whole numbers.
### BEGIN SOLUTION
float32_limit = 88
float64_limit = 709
### END SOLUTION

# %% nbgrader={"grade_id": "test-exponential-limits", "points": 3}
assert float32_limit > 0, "e^1 is finite, so the limit is a positive number"
assert float64_limit > float32_limit, "float64 reaches further than float32"
### BEGIN HIDDEN TESTS
largest_numbers = np.array([np.finfo(np.float32).max, np.finfo(np.float64).max], dtype=np.float64)
limits = np.floor(np.log(largest_numbers))
assert float32_limit == limits[0], "e^n is finite up to the logarithm of the largest float32"
assert float64_limit == limits[1], "e^n is finite up to the logarithm of the largest float64"
### END HIDDEN TESTS

# %% [markdown]
# ### Questions with a reason
#
# Answer in a few sentences of your own. They are graded by hand, for the argument.

# %% [markdown] nbgrader={"grade_id": "why-bend", "points": 0, "task": true}
# **Depth without bends.** A friend builds a network of 50 matrices and no activation and says that
# it must be able to learn more than a network with one matrix. Who is right? Give the argument,
# and one simple function of $x$ that the friend's network cannot compute but two ReLU units can.
#
# ### BEGIN MARK SCHEME
# - 2 points: a product of matrices is one matrix, since multiplication is associative.
# - 1 point: so the 50 matrices compute nothing that one cannot (a narrow layer even takes away).
# - 2 points: a right function, such as |x| or max(0, x), with a reason why it is not linear.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-bend-answer", "points": 5, "solution": true}
# ### BEGIN SOLUTION
# The friend is wrong. Matrix multiplication is associative, so x W1 W2 ... W50 = x (W1 W2 ...
# W50), and the bracket is a single matrix. The long network can compute only what one matrix can,
# and less when one of its matrices is narrow. The absolute value is out of its reach: a linear f
# has f(-1) = -f(1), but the absolute values of -1 and 1 are equal. Two ReLU units compute it:
# |x| = ReLU(x) + ReLU(-x).
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "why-relu", "points": 0, "task": true}
# **Sigmoid in the middle.** Early networks used Sigmoid in every hidden layer; deep ones could
# hardly be trained. Explain why with what you computed and saw above, why ReLU helps, what ReLU's
# own weakness is, and where Sigmoid is still the right choice.
#
# ### BEGIN MARK SCHEME
# - 2 points: slopes multiply through the layers; Sigmoid's are at most 1/4 and near 0 when
#   saturated.
# - 1 point: ReLU's slope is exactly 1 for positive inputs, whatever their size.
# - 1 point: ReLU's slope is 0 for negative inputs, so units can die (GELU keeps some slope).
# - 1 point: Sigmoid for a probability at the output (yes or no), or for a gate.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-relu-answer", "points": 5, "solution": true}
# ### BEGIN SOLUTION
# Training multiplies one slope per layer. Sigmoid's slope is at most 1/4, so after ten layers less
# than a millionth of the gradient is left, and where units are saturated far less: the first
# layers do not learn. ReLU has slope 1 for every positive input, so the product does not shrink
# along active units. Its weakness is slope 0 for negative inputs: a unit that is negative for all
# examples never recovers. Sigmoid remains right where a number between 0 and 1 is wanted, at the
# output of a yes-or-no classifier or as a gate.
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "why-subtract", "points": 0, "task": true}
# **The subtraction in Softmax.** Why may the maximum be subtracted without changing the result?
# Why the maximum, and not the mean or the minimum of the row? And what goes wrong if the maximum
# of the whole batch is used?
#
# ### BEGIN MARK SCHEME
# - 2 points: the common factor cancels between numerator and denominator.
# - 2 points: with the maximum, no exponent is positive (no overflow) and one term is 1 (no
#   division by 0); with the mean or the minimum, exponents can still be large and overflow.
# - 1 point: a row far below the maximum of the batch underflows to zeros, and 0 / 0 is nan.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-subtract-answer", "points": 5, "solution": true}
# ### BEGIN SOLUTION
# Subtracting m multiplies every exponential of the row, and so their sum, by e^-m; the factor
# cancels. With m the maximum, all exponents are at most 0, so nothing overflows, and the largest
# term is e^0 = 1, so the sum is at least 1. Subtract the mean or the minimum and a large score can
# still lie hundreds above it and overflow. With the maximum of the whole batch, a row that lies
# more than about 100 below it becomes all zeros in float32, its sum is 0, and 0 / 0 gives nan.
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "why-slow", "points": 0, "task": true}
# **Free arithmetic that takes time.** Use your measurements. Compare the time for each element of
# ReLU, GELU and the matrix product with the arithmetic each of them does. Why does ReLU take so
# much longer than its arithmetic suggests, and what would a fused GELU save?
#
# ### BEGIN MARK SCHEME
# - 2 points: measured times for each element, set against 1 FLOP for ReLU and 1,024 MACs (2,048
#   FLOPs) for the product.
# - 2 points: ReLU is limited by memory traffic (8 bytes for each element), the product reuses
#   what it has loaded many times.
# - 1 point: NumPy's GELU makes several passes with intermediate arrays; a fused one reads x once
#   and writes the result once.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-slow-answer", "points": 5, "solution": true}
# ### BEGIN SOLUTION
# The figures depend on the machine. The product does 2,048 FLOPs for each element, ReLU one, but
# their times differ by far less than that factor. ReLU reads 4 and writes 4 bytes for one
# operation, so it waits for memory. The product uses each number that it loads 1,024 times, so it
# is limited by arithmetic. GELU written in NumPy makes five passes (scale, tanh, add, halve,
# multiply), each of which reads and writes a whole array. A fused one would read x once and write
# the result once, keep everything between in registers, and need no intermediate arrays.
# ### END SOLUTION

# %% [markdown]
# ## Summary
#
# | when you see | think of |
# |---|---|
# | `nan` after Sigmoid or GELU | `inf / inf`: an exponent that can be large and positive |
# | `nan` after Softmax | no maximum subtracted, or one maximum for all rows |
# | rows that do not sum to 1 | the wrong axis, or sums that lost theirs |
# | "could not be broadcast" | the same: reductions need to keep the axis |
# | an input that has changed | `+=`, `*=` or `out=` on `x.data` |
#
# - Without a bend between them, all linear maps of a network collapse into one.
# - ReLU keeps slope 1 for positive numbers; Sigmoid and Tanh saturate; GELU is ReLU with a
#   smooth gate.
# - Exponentials of float32 overflow early. Arrange the formula so that no exponent is positive.
# - Softmax works along one axis: a maximum and a sum for each row, with the axis kept for
#   broadcasting.
# - Activations have no parameters and next to no arithmetic. What they cost is memory traffic.
#
# In a terminal, in the course's folder, `tito test 02_activations` shows every test of this
# module, and `tito export 02_activations` puts your classes into the package.
#
# **Next:** Module 03 builds the layers that stand between these activations, `Linear` and
# `Dropout`, and chains them all with `Sequential`.
