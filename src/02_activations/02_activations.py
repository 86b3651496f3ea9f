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
# will the gradient. And act on the whole array at once: no Python loop over elements.

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
        return Tensor.from_operation(np.maximum(x.data, 0), "relu", x)
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
# true of every activation: the result is a Tensor, and the input is what it was before.

# %% nbgrader={"grade_id": "test-relu-values", "points": 5}
from tinytorch.testing import assert_close

y = ReLU()(Tensor([[-2.0, -0.5, 0.0], [3.0, 0.25, -7.0]]))
assert_close(y, [[0, 0, 0], [3, 0.25, 0]], "ReLU keeps positive numbers and zeroes the others")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(21)
for shape in [(6,), (4, 4), (3, 5), (2, 3, 4), (1, 7), (0, 4)]:
    values = numbers.uniform(-5, 5, shape)
    expected = (values + np.abs(values)) / 2
    assert_close(ReLU()(Tensor(values)), expected, f"ReLU acts on every element, shape {shape}")
assert_close(ReLU()(Tensor([-1e4, 1e4])), [0, 1e4], "ReLU passes large numbers unchanged")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-relu-result", "points": 3}
from tinytorch.testing import assert_close, assert_unchanged

relu = ReLU()
x = Tensor([[-1.5, 0.0], [2.0, -0.5], [4.0, -1.0]])
with assert_unchanged(x, message="ReLU must not write into its input"):
    y = relu(x)
assert isinstance(y, Tensor), "ReLU gives a Tensor: wrap the array with Tensor.from_operation"
assert y is not x, "ReLU gives a new Tensor, not its input"
low, high = relu.forward(Tensor([-6.0, 6.0])).data
assert high == 6 and low > -1, "relu.forward(x) lets 6 through and holds -6 back"
assert relu.parameters() == [], "an activation has no parameters"
### BEGIN HIDDEN TESTS
x = Tensor([[[-0.5, 0.75, -3.0]], [[2.5, -4.0, 1.5]]])
with assert_unchanged(x, message="ReLU must not write into its input"):
    assert relu.forward(x).shape == (2, 1, 3), "ReLU keeps the shape of its input"
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
# **The way out.** Let $a = e^{-|x|}$. The exponent is never positive, so $a$ is at most 1 and
# cannot overflow. Both forms can be written with $a$:
#
# $$\sigma(x) = \begin{cases} 1 / (1 + a) & x \ge 0 \\ a / (1 + a) & x < 0 \end{cases}$$
#
# With $x = -2$: $a = 0.1353$ and $0.1353 / 1.1353 = 0.1192$, as in the table. The denominator is
# the same in both cases. The numerator, 1 or $a$, is an exponential too, $e^{\min(x, 0)}$, and
# computing it so is faster than choosing by sign: a processor is slow at choices it cannot guess.


# %% nbgrader={"grade_id": "sigmoid", "solution": true}
#| export
class Sigmoid:
    """The logistic function: a number between 0 and 1 for every number."""

    def forward(self, x: Tensor) -> Tensor:
        """Return a new Tensor of the shape of `x` with 1 / (1 + e^-x) for every element.

        Every element up to 10,000 in size must give the right value, never nan. Leave `x` as it
        is. The name of the operation is "sigmoid".

        Steps:
        1. Compute the exponential whose exponent is never positive (see above).
        2. Compute the numerator, which depends on the sign of x.
        3. Divide, and wrap the array.
        """
        ### BEGIN SOLUTION
        numerator = np.exp(np.minimum(x.data, 0))
        denominator = 1 + np.exp(-np.abs(x.data))
        return Tensor.from_operation(numerator / denominator, "sigmoid", x)
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
for shape in [(5,), (3, 3), (2, 6), (2, 3, 4), (1, 1), (0, 3)]:
    values = numbers.uniform(-8, 8, shape)
    expected = np.exp(-np.logaddexp(0, -values))
    assert_close(Sigmoid()(Tensor(values)), expected, f"Sigmoid of every element, shape {shape}")
### END HIDDEN TESTS

# %% [markdown]
# The next test sends in numbers whose exponential does not fit into float32. If it reports `nan`,
# look at the sign of your exponent.

# %% nbgrader={"grade_id": "test-sigmoid-large", "points": 5}
from tinytorch.testing import assert_close

y = Sigmoid()(Tensor([-1000.0, -100.0, 100.0, 1000.0]))
assert_close(y, [0, 0, 1, 1], "Sigmoid of a large number is 0 or 1, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 88.0, 10000.0, -0.5], [710.0, -89.0, -711.0, 4000.0]])
expected = np.exp(-np.logaddexp(0, -large))
assert_close(Sigmoid()(Tensor(large)), expected, "Sigmoid is right up to 10,000 in size")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-sigmoid-result", "points": 2}
from tinytorch.testing import assert_close, assert_unchanged

sigmoid = Sigmoid()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="Sigmoid must not write into its input"):
    y = sigmoid(x)
assert isinstance(y, Tensor), "Sigmoid gives a Tensor: wrap the array with Tensor.from_operation"
assert_close(sigmoid.forward(Tensor([0.0, 0.0])), [0.5, 0.5], "Sigmoid of 0 is one half")
assert sigmoid.parameters() == [], "an activation has no parameters"
### BEGIN HIDDEN TESTS
x = Tensor([[[-0.5, 0.75, -3.0]], [[2.5, -4.0, 1.5]]])
with assert_unchanged(x, message="Sigmoid must not write into its input"):
    assert sigmoid.forward(x).shape == (2, 1, 3), "Sigmoid keeps the shape of its input"
### END HIDDEN TESTS

# %% [markdown]
# ## Tanh
#
# The hyperbolic tangent has the same S-shape, but between -1 and 1 and through the origin:
#
# $$\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = 2\,\sigma(2x) - 1$$
#
# Check the second form with $x = 1$: $\tanh(1) = 0.7616$, and $2 \cdot 0.8808 - 1 = 0.7616$.
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
for shape in [(4,), (3, 3), (5, 2), (2, 2, 3), (1, 6), (0, 2)]:
    values = numbers.uniform(-6, 6, shape)
    expected = 1 - 2 / (np.exp(2 * values) + 1)
    assert_close(Tanh()(Tensor(values)), expected, f"Tanh of every element, shape {shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tanh-large", "points": 4}
from tinytorch.testing import assert_close

y = Tanh()(Tensor([-1000.0, -100.0, 100.0, 1000.0]))
assert_close(y, [-1, -1, 1, 1], "Tanh of a large number is -1 or 1, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 0.0, 45.0], [10000.0, -356.0, 5000.0]])
assert_close(Tanh()(Tensor(large)), np.sign(large), "Tanh is right up to 10,000 in size")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-tanh-result", "points": 2}
from tinytorch.testing import assert_close, assert_unchanged

tanh = Tanh()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="Tanh must not write into its input"):
    y = tanh(x)
assert isinstance(y, Tensor), "Tanh gives a Tensor: wrap the array with Tensor.from_operation"
assert_close(tanh.forward(Tensor([20.0, 20.0])), [1, 1], "Tanh of 20 is 1 in float32")
assert tanh.parameters() == [], "an activation has no parameters"
### BEGIN HIDDEN TESTS
x = Tensor([[[-0.5, 0.75, -3.0]], [[2.5, -4.0, 1.5]]])
with assert_unchanged(x, message="Tanh must not write into its input"):
    assert tanh.forward(x).shape == (2, 1, 3), "Tanh keeps the shape of its input"
### END HIDDEN TESTS

# %% [markdown]
# ## GELU
#
# ReLU has a corner at 0. The Gaussian error linear unit, the activation of BERT and the GPT
# models, is smooth there. It multiplies $x$ by a gate between 0 and 1: nearly open for large $x$,
# nearly shut for very negative $x$. There are three forms of it in use; this course takes the
# shortest:
#
# $$\text{GELU}(x) = x \cdot \sigma(1.702\, x)$$
#
# | $x$ | -3 | -1 | 0 | 1 | 3 |
# |---|---|---|---|---|---|
# | $\text{GELU}(x)$ | -0.0181 | -0.1542 | 0 | 0.8458 | 2.9819 |
#
# The exact form uses the distribution function of the normal distribution as its gate; ours
# differs from it by at most 0.0204. Unlike ReLU, it is slightly negative left of zero (lowest:
# -0.1636 at $x = -0.751$), so a unit with a negative input still has some slope.
#
# The gate needs the same care as Sigmoid. Read the identity from the last section the other way
# round and you have a gate made of a function that never overflows:
#
# $$\sigma(z) = \frac{1 + \tanh(z / 2)}{2}$$

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
        gate = 0.5 * (1 + np.tanh(0.5 * GELU_SCALE * x.data))
        return Tensor.from_operation(x.data * gate, "gelu", x)
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
for shape in [(5,), (4, 4), (3, 2), (2, 3, 2), (1, 8), (0, 5)]:
    values = numbers.uniform(-5, 5, shape)
    expected = values / (1 + np.exp(-1.702 * values))
    assert_close(GELU()(Tensor(values)), expected, f"GELU of every element, shape {shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-gelu-large", "points": 5}
from tinytorch.testing import assert_close

y = GELU()(Tensor([-1000.0, -100.0, 100.0, 1000.0]))
assert_close(y, [0, 0, 100, 1000], "GELU of a large number is 0 or the number, never nan")
### BEGIN HIDDEN TESTS
large = np.array([[-10000.0, 52.0, 10000.0], [450.0, -53.0, -4000.0]])
expected = np.where(large > 0, large, 0)
assert_close(GELU()(Tensor(large)), expected, "GELU is right up to 10,000 in size")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-gelu-result", "points": 2}
from tinytorch.testing import assert_close, assert_unchanged

gelu = GELU()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="GELU must not write into its input"):
    y = gelu(x)
assert isinstance(y, Tensor), "GELU gives a Tensor: wrap the array with Tensor.from_operation"
assert_close(gelu.forward(Tensor([-20.0, 20.0])), [0, 20], "far from 0, GELU is close to ReLU")
assert gelu.parameters() == [], "an activation has no parameters"
### BEGIN HIDDEN TESTS
x = Tensor([[[-0.5, 0.75, -3.0]], [[2.5, -4.0, 1.5]]])
with assert_unchanged(x, message="GELU must not write into its input"):
    assert gelu.forward(x).shape == (2, 1, 3), "GELU keeps the shape of its input"
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
# **Along one axis.** `dim` says along which axis the results sum to 1. With shape (batch, classes)
# and `dim=-1`, the default, each row is an example of its own. A shape of (32, 10) gives 32 sums,
# one for each row. They must divide the rows they belong to: kept as shape (32, 1) they broadcast,
# as shape (32,) they do not (and with a square input they would divide *columns*, in silence).
#
# **Any size of number.** A row $(1000, 1001, 1002)$ overflows at once. But only differences
# matter: subtract any constant $m$ from the whole row and it cancels,
#
# $$\frac{e^{x_i - m}}{\sum_j e^{x_j - m}} = \frac{e^{-m}\, e^{x_i}}{e^{-m} \sum_j e^{x_j}}
# = \text{softmax}(x)_i$$
#
# Take for $m$ the largest number of the row. Then every exponent is at most 0, nothing overflows,
# and the largest term is $e^0 = 1$, so the sum cannot be 0 either. Each row needs its **own** $m$:
# a row that lies thousands below another one would otherwise become all zeros, and `0 / 0`.


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
        shifted = x.data - x.data.max(axis=dim, keepdims=True)
        exponentials = np.exp(shifted)
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
# Five tests: the values of a matrix, other shapes, the axis, large numbers, and the input left
# alone.

# %% nbgrader={"grade_id": "test-softmax-values", "points": 6}
from tinytorch.testing import assert_close

y = Softmax()(Tensor([[0.0, 1.0, 2.0], [1.0, 1.0, 1.0]]))
expected = [[0.09003057, 0.24472847, 0.66524096], [1 / 3, 1 / 3, 1 / 3]]
assert_close(y, expected, "Softmax gives e^x of each score, divided by the sum of its row")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(29)
for shape in [(3, 5), (4, 4), (6, 2)]:
    values = numbers.uniform(-4, 4, shape)
    expected = np.exp(values - np.logaddexp.reduce(values, axis=1, keepdims=True))
    y = Softmax()(Tensor(values))
    assert_close(y, expected, f"Softmax normalises each row, shape {shape}")
    assert_close(y.data.sum(axis=1), np.ones(shape[0]), f"every row sums to 1, shape {shape}")
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-shapes", "points": 4}
from tinytorch.testing import assert_close

y = Softmax()(Tensor([0.0, 1.0, 2.0]))
assert_close(y, [0.09003057, 0.24472847, 0.66524096], "Softmax of a single row without a batch")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(30)
for shape in [(7,), (1,), (1, 4), (5, 1), (0, 4), (2, 3, 4), (2, 2, 2, 3)]:
    values = numbers.uniform(-4, 4, shape)
    expected = np.exp(values - np.logaddexp.reduce(values, axis=-1, keepdims=True))
    message = f"without `dim`, Softmax normalises along the last axis, shape {shape}"
    assert_close(Softmax()(Tensor(values)), expected, message)
    assert_close(Softmax().forward(Tensor(values)), expected, message)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-dim", "points": 6}
from tinytorch.testing import assert_close

y = Softmax()(Tensor([[0.0, 5.0, -1.0], [0.0, 6.0, 1.0]]), dim=0)
expected = [[0.5, 0.26894142, 0.11920292], [0.5, 0.73105858, 0.88079708]]
assert_close(y, expected, "with dim=0, each column sums to 1")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(31)
cases = [((3, 5), 0), ((4, 4), 0), ((4, 4), -2), ((2, 3, 4), 1), ((2, 3, 4), 0), ((2, 3, 4), -3)]
for shape, dim in cases:
    values = numbers.uniform(-4, 4, shape)
    expected = np.exp(values - np.logaddexp.reduce(values, axis=dim, keepdims=True))
    message = f"Softmax normalises along the axis it is told, shape {shape}, dim={dim}"
    assert_close(Softmax().forward(Tensor(values), dim=dim), expected, message)
    assert_close(Softmax()(Tensor(values), dim), expected, message)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-large", "points": 8}
from tinytorch.testing import assert_close

row = [0.09003057, 0.24472847, 0.66524096]
y = Softmax()(Tensor([[1000.0, 1001.0, 1002.0]]))
assert_close(y, [row], "adding 1000 to every score of a row changes nothing", rtol=1e-2)
y = Softmax()(Tensor([[0.0, 1.0, 2.0], [5000.0, 5001.0, 5002.0], [-3.0, -2.0, -1.0]]))
assert_close(y, [row, row, row], "rows that differ by thousands keep apart", rtol=1e-2)
### BEGIN HIDDEN TESTS
# rtol leaves room for solutions that subtract the logarithm of the sum: float32 numbers near
# 10,000 are 0.001 apart.
numbers = np.random.default_rng(32)
steps = numbers.integers(-4, 4, (4, 5)).astype(np.float64)
for offset in ([[9990.0]], [[-9990.0]], [[0.0], [3000.0], [-3000.0], [9990.0]]):
    scores = steps + np.array(offset)
    expected = np.exp(scores - np.logaddexp.reduce(scores, axis=1, keepdims=True))
    assert_close(Softmax()(Tensor(scores)), expected, "Softmax of large scores", rtol=1e-2)
y = Softmax()(Tensor([[10000.0, 0.0, -10000.0], [-10000.0, 10000.0, 10000.0]]))
assert_close(y, [[1, 0, 0], [0, 0.5, 0.5]], "large and small scores in one row", rtol=1e-2)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-softmax-result", "points": 3}
from tinytorch.testing import assert_close, assert_unchanged

softmax = Softmax()
x = Tensor([[-1.5, 0.5], [2.0, -0.5], [4.0, 1.0]])
with assert_unchanged(x, message="Softmax must not write into its input"):
    y = softmax(x)
assert isinstance(y, Tensor), "Softmax gives a Tensor: wrap the array with Tensor.from_operation"
assert_close(softmax(Tensor([[3.0, 3.0]])), [[0.5, 0.5]], "equal scores, equal shares")
assert softmax.parameters() == [], "an activation has no parameters"
### BEGIN HIDDEN TESTS
x = Tensor([[[-0.5, 0.75, -3.0]], [[2.5, -4.0, 1.5]]])
with assert_unchanged(x, message="Softmax must not write into its input"):
    assert softmax.forward(x, dim=-1).shape == (2, 1, 3), "Softmax keeps the shape of its input"
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


def seconds(action, repeats=7):
    """Return the shortest time that `action()` takes in several runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


x = Tensor(np.random.default_rng(0).standard_normal((1024, 1024)))
weight = Tensor(np.random.default_rng(1).standard_normal((1024, 1024)))
elements = x.data.size
print(f"{'operation':12}{'result':>12}{'time':>10}{'each':>11}{'traffic':>12}")
for name, operation in [
    ("ReLU", ReLU()),
    ("Sigmoid", Sigmoid()),
    ("Tanh", Tanh()),
    ("GELU", GELU()),
    ("Softmax", Softmax()),
    ("matmul", weight.matmul),
]:
    taken = seconds(lambda: operation(x))
    traffic = 8 * elements / taken / 1e9
    print(
        f"{name:12}{operation(x).data.nbytes / 1e6:9.2f} MB{taken * 1e3:7.2f} ms"
        f"{taken / elements * 1e9:8.2f} ns{traffic:8.1f} GB/s"
    )

# %% [markdown]
# Compare ReLU with `matmul`: the product does 1,024 multiply-accumulates for each number, but
# takes nowhere near 1,024 times as long. Compare it with Tanh, which does far more arithmetic: on
# many machines both take about the same time. ReLU waits for memory, not for arithmetic: it is
# **memory-bound**. Sigmoid, GELU and Softmax, written in NumPy, make several passes over the
# array, and each pass reads and writes all of it again. Fast frameworks *fuse* such passes into
# one.
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
# ## Questions with a number
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
assert attention_bytes(8, 12, 1024) == 402_653_184, "batch 8, 12 heads, 1024 tokens"
assert attention_bytes(3, 5, 7) == 2940, "batch 3, 5 heads, 7 tokens"
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
assert 0 < largest_slope < 1, "Sigmoid rises everywhere, nowhere as steeply as x"
assert 0 < ten_layers < largest_slope, "ten slopes below 1 multiply to less than one of them"
### BEGIN HIDDEN TESTS
assert abs(largest_slope - 0.25) < 1e-6, "largest_slope is the slope at x = 0"
assert abs(ten_layers / 9.5367e-7 - 1) < 1e-2, "ten_layers is the largest slope to the tenth"
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
# ## Questions with a reason
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
