# %% [markdown]
# # Module 03: Layers
#
# In Module 01 you built tensors that can multiply, in Module 02 the functions that bend their
# values. Now you give numbers a memory. A **layer** holds the numbers that training will change
# and knows how to turn an input into an output. You will build four classes, about fifty lines
# of Python in all, and every network in the rest of the course is made of them.
#
# **You need:** Module 01 (`Tensor`, above all `matmul` and broadcasting) and Module 02 (`ReLU`).
# **Time:** five to seven hours, with the questions at the end.
#
# When you are done, you can
#
# - write a **Linear** layer, $y = xW + b$, whose weights start at a well-chosen random scale;
# - write **Dropout**, which behaves differently in training and in use, and say why it rescales;
# - write **Sequential**, which turns a list of layers into one layer;
# - predict a network's **parameters, bytes and operations** with pencil and paper, and then
#   measure that you were right;
# - read the same ideas in PyTorch, where the classes are `nn.Module`, `nn.Linear`, `nn.Dropout`
#   and `nn.Sequential`.
#
# ```mermaid
# flowchart TD
#     L["Layer<br/>forward, call, parameters"] --> A["Linear<br/>y = xW + b"]
#     L --> D["Dropout<br/>random mask"]
#     L --> S["Sequential<br/>layers in a row"]
#     S -. holds .-> A
#     S -. holds .-> D
#     S -. holds .-> R["ReLU, Tanh, ...<br/>Module 02"]
#     S -. holds .-> N["Sequential<br/>a chain in a chain"]
# ```
#
# Parts 1 to 4 build the four classes, part 5 measures them, part 6 asks six questions. What is
# *not* here yet: gradients (Module 06) and the optimizers that use them (Module 07). Your layers
# already mark the tensors that will need gradients.

# %% [markdown]
# ## Before you start
#
# The first cell imports what the layers need and sets three constants. `rng` is the package's
# random generator: draw from it, and `manual_seed(7)` makes a whole run repeatable. Others share
# it, as they share NumPy's and Python's own: no code of yours may set their seed. Cells that
# begin with `#| export` become the file `tinytorch/core/layers.py`; cells that begin with
# `#| demo` only look at something and are never graded.
#
# **How to work:** a cell with `raise NotImplementedError()` is yours. Replace that line, run the
# cell, then the test cells below it: a test that says nothing has passed. Save before you leave
# (Ctrl-S): only what is saved can be handed in, and Binder forgets even that, so download it.
# Background, common errors and PyTorch beside it are on
# [the page of this module](https://github.com/harvard-edge/cs249r_book/blob/main/tinytorch/src/03_layers/ABOUT.md).

# %% nbgrader={"grade_id": "imports"}
#| default_exp core.layers
#| export
import functools
import inspect

import numpy as np

from tinytorch.core.tensor import Tensor, rng

XAVIER_SCALE_FACTOR = 1.0  # variance of a new weight, times the number of inputs
INIT_SCALE_FACTOR = XAVIER_SCALE_FACTOR  # the same number under its second name
DROPOUT_MIN_PROB = 0.0  # nothing is dropped
DROPOUT_MAX_PROB = 1.0  # everything is dropped

# %% nbgrader={"grade_id": "test-imports"}
import math

from tinytorch import helpers
from tinytorch.core.activations import ReLU
from tinytorch.testing import (
    assert_binomial,
    assert_close,
    assert_float32,
    assert_normal,
    assert_raises,
    assert_shape,
    assert_unchanged,
    to_array,
)

# %% [markdown]
# ## 1. What every layer has in common
#
# Whatever a layer computes, the code around it wants to ask the same three things:
#
# | the question | the method | the answer of the base class |
# |---|---|---|
# | What comes out for this input? | `layer.forward(x)` | an error: only a subclass can know |
# | May I write it as a function? | `layer(x)` | yes, it runs `forward` |
# | Which tensors do you learn? | `layer.parameters()` | none |
#
# Python turns `layer(x)` into `layer.__call__(x)`. Keeping `__call__` apart from `forward` looks
# like a detour, but it leaves one place where a framework can act before and after *every* layer:
# PyTorch runs its hooks there.
#
# Some layers take more than one input value (Dropout takes a flag), so `__call__` hands on
# whatever else it is given, positional and named. Suppose that somebody writes a class `Blur`
# with `forward(self, x, width=3)`. Then
#
# | who writes | must get |
# |---|---|
# | `blur(x)` | the result of `blur.forward(x)` |
# | `blur(x, 5)` | the result of `blur.forward(x, 5)` |
# | `blur(x, width=5)` | the result of `blur.forward(x, width=5)` |
#
# The two stars in `__call__(self, x, *args, **kwargs)` collect the rest: for `blur(x, 5)`, `args`
# is the tuple `(5,)` and `kwargs` is empty; for `blur(x, width=5)`, `args` is empty and `kwargs`
# is the dictionary `{"width": 5}`. The same stars, written in a call, spread them out again:
# `max(*(3, 8))` is `max(3, 8)`.
#
# A subclass whose author forgot `forward` should fail with a message that says *which* class it
# is: in a network of fifty layers, that is the difference between a minute and an hour. So the
# base class raises an error that names the class of the object, not the word Layer.


# %% nbgrader={"grade_id": "layer", "solution": true}
#| export
class Layer:
    """What all layers share: a subclass writes `forward` and, if it learns, `parameters`."""

    def forward(self, x: Tensor) -> Tensor:
        """Compute the layer's output. The base class cannot: it raises NotImplementedError.

        The message must hold the name of the object's own class, so that somebody who forgot
        to write `forward` in `class Blur(Layer)` reads the word Blur.
        Hint: every object knows its class, and every class its `__name__`.
        """
        ### BEGIN SOLUTION
        raise NotImplementedError(f"{type(self).__name__} must implement forward()")
        ### END SOLUTION

    def __call__(self, x: Tensor, *args, **kwargs) -> Tensor:
        """Make `layer(x)` give what `forward` gives, with every further argument handed on.

        Run `forward` once, and give its result as it is.
        """
        ### BEGIN SOLUTION
        return self.forward(x, *args, **kwargs)
        ### END SOLUTION

    def parameters(self) -> list[Tensor]:
        """Give the list of the tensors that training may change: empty, unless overridden."""
        ### BEGIN SOLUTION
        return []
        ### END SOLUTION

    def __repr__(self) -> str:
        """Show the object as the name of its class and empty brackets, such as `Blur()`."""
        ### BEGIN SOLUTION
        return f"{type(self).__name__}()"
        ### END SOLUTION


# %% [markdown]
# Two small layers to try it on: `Stretch` takes further arguments and counts how often it runs,
# `Unfinished` has no `forward`.


# %% nbgrader={"grade_id": "example-layers"}
class Stretch(Layer):
    """Multiplies its input by a factor and adds a shift."""

    def forward(self, x: Tensor, factor: float = 2.0, shift: float = 0.0) -> Tensor:
        helpers.count_run(self)
        return factor * x + shift


class Unfinished(Layer):
    """Its author forgot to write forward()."""


# %% [markdown]
# **The call.**

# %% nbgrader={"grade_id": "test-layer", "points": 3}
stretch = Stretch()
x = Tensor([[1.0, -2.0]])
assert_close(stretch(x), [[2.0, -4.0]], "layer(x) gives what layer.forward(x) gives")
assert_close(stretch(x, 3.0), [[3.0, -6.0]], "layer(x, 3.0) hands on the second argument")
assert_close(stretch(x, shift=1.0), [[3.0, -3.0]], "layer(x, shift=1.0) hands on the name, too")
count = helpers.runs_of(stretch)
assert count == 3, f"3 calls run forward 3 times, not {count} times"
### BEGIN HIDDEN TESTS
values = np.arange(6.0).reshape(3, 2)
expected = values * -0.5 + 4.0
for output in (
    stretch(Tensor(values), -0.5, shift=4.0),
    stretch(Tensor(values), -0.5, 4.0),
    stretch(Tensor(values), shift=4.0, factor=-0.5),
):
    assert_close(output, expected, "two further arguments, by position, by name or both at once")
assert_close(stretch(Tensor(values)), values * 2.0, "arguments of an earlier call are forgotten")
assert_close(stretch(x, factor=0.0, shift=0.0), [[0.0, 0.0]], "an argument of 0 is handed on, too")
Same, Later = helpers.same_class(Layer), helpers.later_class(Layer)
assert Same()(x) is x, "layer(x) gives the very object that forward gives"
for shape in ((), (0, 3), (2, 3, 4)):
    output = Stretch()(Tensor(np.zeros(shape)))
    assert_close(output, np.zeros(shape), f"layer(x) of shape {shape} gives what forward gives")
for wish in (True, False):
    output = Same()(Tensor([1.0], requires_grad=wish))
    assert output.requires_grad is wish, f"layer(x) leaves requires_grad={wish} as it is"
twice = Stretch()
twice(x)
twice(x)
count = helpers.runs_of(twice)
assert count == 2, f"2 calls run forward 2 times, not {count} times"
assert_raises(TypeError, lambda: stretch(x, widht=5), "forward refuses a name; so does the call")
assert_raises(NotImplementedError, lambda: Later()(x), "an error of forward comes out")
### END HIDDEN TESTS

# %% [markdown]
# **The answers of the base class:** an error that names the subclass, no parameters, a name to
# show.

# %% nbgrader={"grade_id": "test-layer-forward", "points": 2}
x = Tensor([[1.0, -2.0]])
assert_raises(
    NotImplementedError,
    lambda: Unfinished().forward(x),
    "without a forward() of its own, the error names the subclass",
    mentions="Unfinished",
)
### BEGIN HIDDEN TESTS
message = "the error names the class of the object"
any_name = f"Layer{np.random.default_rng().integers(1_000_000)}"
for layer, name in ((Layer(), "Layer"), (helpers.bare_class(Layer, any_name)(), any_name)):
    assert_raises(NotImplementedError, lambda: helpers.run(layer, x), message, mentions=name)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-layer-parameters", "points": 1}
for layer in (Stretch(), Layer()):
    parameters = layer.parameters()
    assert isinstance(parameters, list), f"parameters() gives a list, not {parameters!r}"
    assert len(parameters) == 0, "a layer that learns nothing has no parameters"

# %% nbgrader={"grade_id": "test-layer-repr", "points": 1}
shown = repr(Unfinished())
assert shown.startswith("Unfinished("), f"expected Unfinished(), got {shown}"
assert shown.endswith(")"), f"expected Unfinished(), got {shown}"
### BEGIN HIDDEN TESTS
for layer, name in ((Stretch(), "Stretch"), (Layer(), "Layer")):
    shown = repr(layer).replace(" ", "")
    assert shown.startswith(f"{name}()"), f"the brackets are empty: {name}(), not {layer!r}"
### END HIDDEN TESTS

# %% [markdown]
# ## 2. Linear: $y = xW + b$
#
# A Linear layer (also called *dense* or *fully connected*) gives each of its outputs its own
# weighted sum of all inputs, plus its own constant:
#
# $$y_j = \sum_i x_i W_{ij} + b_j$$
#
# Column $j$ of $W$ is therefore the question that output $j$ asks: a high $y_j$ means that the
# input looks like that column. Written for a whole batch of inputs it is one matrix product:
#
# | tensor | shape | for 32 images of 28 x 28 pixels and 10 digits |
# |---|---|---|
# | input $x$ | `(batch, in_features)` | `(32, 784)` |
# | weight $W$ | `(in_features, out_features)` | `(784, 10)` |
# | bias $b$ | `(out_features,)`, broadcast over the batch | `(10,)` |
# | output $y$ | `(batch, out_features)` | `(32, 10)` |
#
# **By hand**, with two inputs and three outputs:
#
# $$\begin{pmatrix}1 & 2\end{pmatrix}
# \begin{pmatrix}1 & 0 & -1\\ 0 & 1 & 1\end{pmatrix} +
# \begin{pmatrix}10 & 20 & 30\end{pmatrix} =
# \begin{pmatrix}1 & 2 & 1\end{pmatrix} + \begin{pmatrix}10 & 20 & 30\end{pmatrix} =
# \begin{pmatrix}11 & 22 & 31\end{pmatrix}$$
#
# ### Where do the first weights come from?
#
# Not from zeros (Question 5 asks why), but from a random generator. How large should the numbers
# be? Each output adds up `in_features` products. If inputs have variance 1 and weights variance
# $v$, independent and around zero, the sum has variance $\text{in} \cdot v$. It is 1 again when
#
# $$v = \frac{1}{\text{in}}, \qquad\text{a standard deviation of}\qquad
# \sigma = \sqrt{\frac{1}{\text{in}}}.$$
#
# So `Linear(1000, 10)` starts with $\sigma \approx 0.032$ and `Linear(10, 1000)` with
# $\sigma \approx 0.316$: the more inputs share in a sum, the smaller each share.
#
# **With numbers:** a generator gives numbers of standard deviation 1, say 1.3, -0.4 and 0.7. For
# a layer of 100 inputs $\sigma = \sqrt{1/100} = 0.1$, and each number times $\sigma$ is a weight:
# 0.13, -0.04 and 0.07. For 25 inputs $\sigma = 0.2$, and they would be 0.26, -0.08 and 0.14.
#
# The constant for the numerator is `XAVIER_SCALE_FACTOR`, the name this course has always used.
# Strictly, Xavier Glorot's own rule is $\sqrt{2/(\text{in}+\text{out})}$, and $\sqrt{1/\text{in}}$
# is due to LeCun; they agree for square layers. The bias starts at zero: the random weights
# already make the outputs different.
#
# ### What a Linear layer promises
#
# - The weight and the bias are made with `requires_grad=True`: Module 06 will look for this.
# - `parameters()` gives *the tensors themselves*, not copies. An optimizer changes what it was
#   given; if that was a copy, the layer would never learn. It looks anew at every call: whoever
#   sets `layer.weight` to another tensor finds that one in the list.
# - `Linear(3, 2, bias=False)` has no bias: `layer.bias` is None, `parameters()` holds the weight
#   alone, and `forward` gives $xW$.
# - `forward` takes any leading dimensions, `(in,)`, `(batch, in)` or `(batch, time, in)`, and an
#   empty batch. You need no cases for this: `matmul` and broadcasting do it.
# - An input of the wrong width fails inside `matmul`, whose message names both shapes. Leave that
#   error alone; it is the best one there is.


# %% nbgrader={"grade_id": "linear", "solution": true}
#| export
class Linear(Layer):
    """A fully connected layer: y = xW + b.

    weight: Tensor of shape (in_features, out_features).
    bias: Tensor of shape (out_features,), or None.
    """

    def __init__(self, in_features: int, out_features: int, bias: bool = True) -> None:
        """Make `self.weight` and `self.bias`, both with `requires_grad=True`.

        1. Refuse sizes below 1 with a ValueError, before anything else is made.
        2. Keep the two sizes; `__repr__` will want them.
        3. Draw the weight from a normal distribution with mean 0 and standard deviation
           sqrt(XAVIER_SCALE_FACTOR / in_features). `rng.standard_normal(shape, dtype=...)`
           draws with standard deviation 1; `shape` is a tuple of the two sizes.
        4. The bias is zeros, one an output, or None when `bias=False`.
        """
        ### BEGIN SOLUTION
        if in_features < 1 or out_features < 1:
            raise ValueError(f"Linear needs sizes >= 1, got {in_features} and {out_features}")
        self.in_features = in_features
        self.out_features = out_features
        weight = rng.standard_normal((in_features, out_features), dtype=np.float32)
        weight *= np.float32(np.sqrt(XAVIER_SCALE_FACTOR / in_features))
        self.weight = Tensor(weight, requires_grad=True)
        self.bias = None
        if bias:
            self.bias = Tensor(np.zeros(out_features, dtype=np.float32), requires_grad=True)
        ### END SOLUTION

    def forward(self, x: Tensor) -> Tensor:
        """Map an input of shape (..., in_features) to an output of shape (..., out_features).

        Two steps: the matrix product of input and weight, then the bias, if there is one.
        Broadcasting gives each row the same bias.

        Best stay with operations of `Tensor` here. Work on bare NumPy arrays gives the same
        numbers, but would be invisible to the gradients of Module 06.
        """
        ### BEGIN SOLUTION
        output = x.matmul(self.weight)
        if self.bias is not None:
            output = output + self.bias
        return output
        ### END SOLUTION

    def parameters(self) -> list[Tensor]:
        """Give the weight and the bias, in this order; the weight alone if there is no bias."""
        ### BEGIN SOLUTION
        if self.bias is None:
            return [self.weight]
        return [self.weight, self.bias]
        ### END SOLUTION

    def __repr__(self) -> str:
        """Show the sizes, as in `Linear(in_features=4, out_features=2, bias=True)`."""
        ### BEGIN SOLUTION
        sizes = f"in_features={self.in_features}, out_features={self.out_features}"
        return f"Linear({sizes}, bias={self.bias is not None})"
        ### END SOLUTION


# %% [markdown]
# **A new layer.** Shapes, types and starting values. (From here on the tests run `forward`
# directly: a slip in `Layer.__call__` costs its own points once, and no others.)

# %% nbgrader={"grade_id": "test-linear-create", "points": 4}
for sizes in ((3, 2), (1, 1), (4, 4), (1, 7), (60, 5)):
    layer = Linear(*sizes)
    assert_shape(layer.weight, sizes, "the weight has shape (in_features, out_features)")
    assert_close(layer.bias, np.zeros(sizes[1]), "the bias starts at zero, one number an output")
    for tensor in (layer.weight, layer.bias):
        assert isinstance(tensor, Tensor), "the weight and the bias are Tensors"
        assert_float32(tensor, "the weight and the bias are float32")
        assert tensor.requires_grad is True, "the weight and the bias are to be trained"
### BEGIN HIDDEN TESTS
for sizes in ((1, 1), (1, 7), (60, 5)):
    layer, other = Linear(*sizes), Linear(*sizes)
    assert np.isfinite(to_array(layer.weight)).all(), "weights are numbers, not NaN"
    assert other.bias is not layer.bias, "each layer has a bias of its own"
weight = Linear(6, 4, bias=False).weight
right = weight.shape == (6, 4) and weight.requires_grad is True
assert right, "without a bias, the weight is the same, and is to be trained, too"
### END HIDDEN TESTS

# %% [markdown]
# **Impossible sizes.** A mistake in a size is best found where it was made.

# %% nbgrader={"grade_id": "test-linear-sizes", "points": 2}
assert_shape(Linear(1, 1).weight, (1, 1), "one input and one output are enough")
assert_raises(ValueError, lambda: Linear(0, 2), "a layer needs an input")
assert_raises(ValueError, lambda: Linear(2, 0), "a layer needs an output")
### BEGIN HIDDEN TESTS
for sizes in ((0, 0), (-1, 2), (2, -3), (-2, -3), (0, -1)):
    for bias in (True, False):
        assert_raises(
            ValueError, lambda: Linear(*sizes, bias), f"Linear{(*sizes, bias)} is impossible"
        )
### END HIDDEN TESTS

# %% [markdown]
# **The scale of the weights.** With forty thousand weights, chance leaves the measured standard
# deviation within a few per cent of the true one. The bounds of each such check are computed so
# that a right solution fails it less than once in a hundred thousand million runs.

# %% nbgrader={"grade_id": "test-linear-init-scale", "points": 4}
layer = Linear(400, 100)
std = math.sqrt(1 / 400)
assert_normal(layer.weight, std, "Linear(400, 100) draws with standard deviation sqrt(1 / 400)")
### BEGIN HIDDEN TESTS
for in_features, out_features in ((50, 900), (250, 250), (2, 20_000)):
    std = math.sqrt(1 / in_features)
    for bias in (True, False):
        layer = Linear(in_features, out_features, bias=bias)
        what = f"std of Linear({in_features}, {out_features}, bias={bias})"
        assert_normal(layer.weight, std, what)
### END HIDDEN TESTS

# %% [markdown]
# **The kind of randomness.** Of a normal distribution, 68.3 % lies within one standard deviation,
# whatever the scale (of a uniform one, 57.7 %). And no two layers may start alike.

# %% nbgrader={"grade_id": "test-linear-init-random", "points": 3}
first, second = to_array(Linear(100, 200).weight), to_array(Linear(100, 200).weight)
assert not np.array_equal(first, second), "two layers start with different weights"
assert not np.array_equal(first[:, 0], first[:, 1]), "two outputs start with different weights"
within = int((np.abs(first) < first.std()).sum())
assert_binomial(within, first.size, math.erf(math.sqrt(0.5)), "weights follow a normal law")
assert np.unique(np.abs(first)).size > 15_000, "hardly any of 20,000 weights comes twice"
### BEGIN HIDDEN TESTS
first = to_array(Linear(7, 9).weight)
assert not np.array_equal(first[0], first[1]), "two inputs start with different weights"
assert np.unique(np.abs(first)).size > 59, "the weights of a layer differ from each other"
positive = to_array(Linear(100, 100).weight) > 0
for signs in (positive, positive.T):  # neighbours in a row, then in a column
    same = int((signs[:, 0::2] == signs[:, 1::2]).sum())
    assert_binomial(same, 5000, 0.5, "the sign of a weight says nothing about its neighbour's")
draws = []
for _ in range(2):
    Linear(12, 12).forward(Tensor(np.ones(12)))
    draws += helpers.shared_draws()
assert len(set(draws)) == 6, "a layer leaves the seed of shared generators alone"
seeded = []
for _ in range(2):
    helpers.seed_shared(11)
    Linear(11, 13)
    seeded.append(helpers.shared_draws())
helpers.seed_shared(None)
assert seeded[0] == seeded[1], "after a seed, shared generators go on as they must"
### END HIDDEN TESTS

# %% [markdown]
# **The product.** The tests set the weight, so the result does not depend on chance, and a zero
# bias, so that only $xW$ is looked at.

# %% nbgrader={"grade_id": "test-linear-forward", "points": 6}
layer = Linear(2, 3)
layer.weight = Tensor([[1.0, 0.0, -1.0], [0.0, 1.0, 1.0]])
layer.bias = Tensor([0.0, 0.0, 0.0])
x = Tensor([[1.0, 2.0]])
with assert_unchanged(x, layer.weight):
    output = layer.forward(x)
assert_close(output, [[1.0, 2.0, 1.0]], "the worked example without its bias")
assert isinstance(output, Tensor), "the output is a Tensor"
assert_close(layer.forward(Tensor([3.0, 4.0])), [3.0, 4.0, 1.0], "one input without a batch")
### BEGIN HIDDEN TESTS
data = np.random.default_rng(3)
for in_features, out_features in ((4, 4), (5, 2), (1, 6)):
    weights = data.normal(size=(in_features, out_features))
    layer = Linear(in_features, out_features)
    layer.weight = Tensor(weights)
    layer.bias = Tensor(np.zeros(out_features))
    for leading in ((), (1,), (0,), (7,), (7,), (2, 3), (2, 1, 4)):
        values = data.normal(size=(*leading, in_features))
        x = Tensor(values)
        with assert_unchanged(x, layer.weight):
            output = helpers.run(layer, x)
        assert_close(output, values @ weights, f"an input of shape {values.shape}")
        assert_float32(output, "the output is float32")
large = layer.forward(Tensor([[3e6], [-2e3]]))
assert_close(large, [[3e6], [-2e3]] * weights, "large inputs")
layer.forward(Tensor([[2.0], [1.0]]))
assert_close(large, [[3e6], [-2e3]] * weights, "an output stays when the layer runs again")
wide = Linear(3, 2, bias=False)
wide.weight = Tensor(np.ones((3, 2)))
for shape in ((4, 2), (4, 5), (2, 6), (2,)):
    x = Tensor(np.ones(shape))
    assert_raises(ValueError, lambda: wide.forward(x), f"an input of shape {shape} is not 3 wide")
### END HIDDEN TESTS

# %% [markdown]
# **The bias.** A new layer's bias is zero, so a `forward` that forgets it looks right until the
# first step of training. These tests set it first. An input of zeros makes $xW$ vanish, and
# nothing but the bias is left.

# %% nbgrader={"grade_id": "test-linear-bias", "points": 4}
layer = Linear(3, 3)
layer.weight = Tensor([[1.0, 0.0, -1.0], [0.0, 1.0, 1.0], [2.0, -0.5, 0.0]])
layer.bias = Tensor([10.0, 20.0, 30.0])
x = Tensor([[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
with assert_unchanged(x, layer.bias):
    output = layer.forward(x)
assert_close(output, [[10.0, 20.0, 30.0], [10.0, 20.0, 30.0]], "each row gets the bias once")
### BEGIN HIDDEN TESTS
data = np.random.default_rng(5)
for leading in ((), (1,), (0,), (3,), (2, 5), (3, 3)):
    bias, values = data.normal(size=3), data.normal(size=(*leading, 3))
    layer.bias = Tensor(np.zeros(3))
    product = to_array(layer.forward(Tensor(values))).copy()
    layer.bias = Tensor(bias)
    with assert_unchanged(layer.bias):
        output = layer.forward(Tensor(values))
    assert_close(output, product + bias, f"the product plus the bias, input {values.shape}")
    output = layer.forward(Tensor(np.zeros((*leading, 3))))
    assert_close(output, np.zeros((*leading, 3)) + bias, "the bias alone")
### END HIDDEN TESTS

# %% [markdown]
# **The parameters.** Python's `is` asks whether two names mean the same object; equal numbers are
# not enough.

# %% nbgrader={"grade_id": "test-linear-parameters", "points": 3}
layer = Linear(4, 2)
weight, bias = Tensor(np.ones((4, 2))), Tensor(np.ones(2))
layer.weight, layer.bias = weight, bias
parameters = layer.parameters()
assert isinstance(parameters, list), f"parameters() gives a list, not {type(parameters)}"
assert len(parameters) == 2, f"a weight and a bias are 2 parameters, not {len(parameters)}"
found = parameters[0] is weight and parameters[1] is bias
assert found, "first the weight itself, then the bias itself, not copies"
### BEGIN HIDDEN TESTS
square = Linear(5, 5)
for _ in range(2):
    assert len(square.parameters()) == 2, "a new layer has two parameters, whenever it is asked"
layers = (square, layer)
for wish in (False, True):
    for one in layers:
        one.weight = Tensor(to_array(one.weight), requires_grad=wish)
        one.bias = Tensor(np.ones(one.bias.shape), requires_grad=wish)
    for one in layers:
        parameters = one.parameters()
        found = parameters[0] is one.weight and parameters[1] is one.bias
        assert found, "what was set later is found, and each layer has parameters of its own"
### END HIDDEN TESTS

# %% [markdown]
# **Without a bias.**

# %% nbgrader={"grade_id": "test-linear-without-bias", "points": 2}
layer = Linear(2, 2, bias=False)
assert layer.bias is None, "with bias=False, the bias is None"
count = len(layer.parameters())
assert count == 1, f"without a bias there is 1 parameter, not {count}"
layer.weight = Tensor([[1.0, 2.0], [2.0, 5.0]])
output = layer.forward(Tensor([[1.0, -1.0]]))
assert_close(output, [[-1.0, -3.0]], "without a bias, the product alone")
### BEGIN HIDDEN TESTS
layer = Linear(6, 4, False)
alone = layer.bias is None and len(layer.parameters()) == 1
assert alone, "the third argument is the bias, with or without its name"
assert Linear(2, 2).bias is not None, "other layers keep their bias"
### END HIDDEN TESTS

# %% [markdown]
# **How a Linear layer looks.** `repr` is what a notebook shows for an object.

# %% nbgrader={"grade_id": "test-linear-repr", "points": 1}
expected = "Linear(in_features=4, out_features=2, bias=True)"
assert repr(Linear(4, 2)) == expected, f"expected {expected}, got {Linear(4, 2)!r}"
### BEGIN HIDDEN TESTS
without_bias = Linear(7, 3, bias=False)
expected = "Linear(in_features=7, out_features=3, bias=False)"
assert repr(without_bias) == expected, f"expected {expected}, got {without_bias!r}"
### END HIDDEN TESTS

# %% [markdown]
# When layers do not fit together, the message comes from your own `matmul`. Read it from left to
# right: what came in, then the weight it met.

# %%
#| demo
hidden = Linear(784, 128)(Tensor(np.ones((32, 784))))
try:
    Linear(256, 10)(hidden)
except ValueError as problem:
    print("ValueError:", problem)

# %% [markdown]
# ## 3. Dropout
#
# A large network can come to depend on a few of its numbers and fail when they mislead. Dropout
# makes that impossible: in training, each forward pass puts zeros in the place of randomly chosen
# values, so no value can be relied upon. In use nothing is dropped. The layer has no weights; its
# only setting is $p$, the probability with which each element, on its own, becomes zero.
#
# $$y_i = \begin{cases} 0 & \text{with probability } p\\
# \dfrac{x_i}{1-p} & \text{otherwise}\end{cases}$$
#
# **Why divide?** Look at the average: $E[y_i] = p \cdot 0 + (1-p)\,\frac{x_i}{1-p} = x_i$. What
# survives is made larger by just as much as is lost, so the next layer sees the same average in
# training and in use. With $p = 0.75$, one value in four survives, four times as large:
#
# | | | | | | average |
# |---|---|---|---|---|---|
# | input | 2 | 2 | 2 | 2 | 2 |
# | mask | 0 | 1 | 0 | 0 | |
# | output | 0 | 8 | 0 | 0 | 2 |
#
# A good test of your formula is a $p$ other than one half: at $p = 0.5$, dropping with
# probability $p$ and keeping with probability $p$ look the same.
#
# **How to draw a decision.** `rng.random(shape)` gives uniform numbers in $[0, 1)$, one an
# element. A fraction $p$ of them lies below $p$: those elements are dropped. Comparing gives an
# array of True and False, which multiplies like 1 and 0.
#
# **By hand**, with $p = 0.25$, so that survivors are multiplied by $\frac{1}{0.75} \approx 1.333$:
#
# | | | | | |
# |---|---|---|---|---|
# | input $x$ | 3 | -6 | 9 | 12 |
# | a uniform number for each | 0.91 | 0.13 | 0.52 | 0.78 |
# | kept? | yes | no (0.13 is below 0.25) | yes | yes |
# | mask, with the factor in it | 1.333 | 0 | 1.333 | 1.333 |
# | output $y$ | 4 | 0 | 12 | 16 |
#
# The next call draws four new numbers, and other elements are dropped. How many are dropped
# differs from call to call, too: $p$ is a probability, not a share that is always met.
#
# **The ends.** For $p = 1$ the fraction $\frac{1}{1-p}$ has no value: treat it as a case of its
# own (all zeros). For $p = 0$, and whenever `training` is False, the input comes out as it went
# in. As before, stay with operations of `Tensor`: a result that is computed from the input by
# tensor operations keeps the input's `requires_grad`, and gradients will find their way through.


# %% nbgrader={"grade_id": "dropout", "solution": true}
#| export
class Dropout(Layer):
    """In training, sets each element to zero with probability p and scales up the others."""

    def __init__(self, p: float = 0.5) -> None:
        """Keep `p` as `self.p`; refuse with a ValueError what is no probability.

        The limits are DROPOUT_MIN_PROB and DROPOUT_MAX_PROB, and both are allowed.
        """
        ### BEGIN SOLUTION
        if not DROPOUT_MIN_PROB <= p <= DROPOUT_MAX_PROB:
            raise ValueError(f"Dropout needs a probability in [0, 1], got {p}")
        self.p = p
        ### END SOLUTION

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        """Drop elements of `x` if `training`, else give its values as they are.

        1. Not training, or nothing to drop: there is nothing to compute.
        2. Everything is dropped: zeros, whatever the input holds. `masked_fill` can do it.
        3. Otherwise draw a new mask of the input's shape at each call, 1 where an element is
           kept, and put the factor for the survivors into the mask.
        4. Apply the mask with one operation of `Tensor`. The mask itself learns nothing, and the
           input stays as it is.
        """
        ### BEGIN SOLUTION
        if not training or self.p == DROPOUT_MIN_PROB:
            return x
        if self.p == DROPOUT_MAX_PROB:
            return x.masked_fill(np.ones(x.shape, dtype=bool), 0.0)
        mask = rng.random(x.shape, dtype=np.float32)
        mask += 1 - self.p  # below 1 with probability p
        np.floor(mask, out=mask)  # rounded down: 0 where an element is dropped, else 1
        mask *= 1 / (1 - self.p)
        return x * Tensor(mask)
        ### END SOLUTION

    def __repr__(self) -> str:
        """Show the probability, as in `Dropout(p=0.5)`."""
        ### BEGIN SOLUTION
        return f"Dropout(p={self.p})"
        ### END SOLUTION


# %% [markdown]
# **The ends.** Nothing is dropped for $p = 0$, everything for $p = 1$.

# %% nbgrader={"grade_id": "test-dropout-limits", "points": 3}
x = Tensor([[1.0, -2.0], [3.0, 4.0]])
output = Dropout(0.0).forward(x, training=True)
assert_close(output, [[1.0, -2.0], [3.0, 4.0]], "p = 0 drops nothing")
with assert_unchanged(x):
    output = Dropout(1.0).forward(x, training=True)
assert_close(output, [[0.0, 0.0], [0.0, 0.0]], "p = 1 drops everything")
### BEGIN HIDDEN TESTS
for values in (np.random.default_rng(7).normal(size=(40, 5, 6)), np.float64(-2.5)):
    for p in (0, 0.0, 1, 1.0):
        output = Dropout(p).forward(Tensor(values), training=True)
        assert_close(
            output, values * (1 - p), "p = 0 keeps all values, p = 1 gives zeros, never NaN"
        )
### END HIDDEN TESTS

# %% [markdown]
# **What is no probability** is refused when the layer is made.

# %% nbgrader={"grade_id": "test-dropout-refuse", "points": 2}
Dropout(0.5)  # is possible
assert_raises(ValueError, lambda: Dropout(1.5), "1.5 is no probability")
assert_raises(ValueError, lambda: Dropout(-0.1), "-0.1 is no probability")
### BEGIN HIDDEN TESTS
for p in (-1, 2, 1.001, -0.001, 50):
    assert_raises(ValueError, lambda: Dropout(p), f"{p} is no probability")
### END HIDDEN TESTS

# %% [markdown]
# **In use**, that is with `training=False`, Dropout must do nothing at all. Forgetting this is a
# well-known trap: training looks fine, and the finished model is mysteriously worse. Without the
# argument, the layer is in training.

# %% nbgrader={"grade_id": "test-dropout-inference", "points": 3}
dropout_layer = Dropout(0.5)
values = np.linspace(-3, 3, 50).reshape(5, 10)
output = dropout_layer.forward(Tensor(values), training=False)
assert_close(output, values, "without training, Dropout(0.5) changes nothing")
output = to_array(dropout_layer.forward(Tensor(values)))
assert not np.array_equal(output, values.astype(np.float32)), (
    "without the flag, the layer is in training"
)
### BEGIN HIDDEN TESTS
data = np.random.default_rng(11)
for p in (0.1, 0.3, 0.75, 1.0):
    for shape in ((200,), (0, 4), (1, 90), (4, 5, 6)):
        values = data.normal(size=shape)
        output = Dropout(p).forward(Tensor(values), training=False)
        assert_close(output, values, f"without training, Dropout({p}) changes nothing")
dropout_layer = Dropout(0.5)
dropout_layer.forward(Tensor(values), training=True)
output = dropout_layer.forward(Tensor(values), False)
assert_close(output, values, "the flag without its name, after a pass of training")
x = Tensor(values)
assert_close(
    helpers.run(dropout_layer, x, training=False), values, "dropout(x, training=False) is the same"
)
output = to_array(helpers.run(dropout_layer, Tensor(values)))
assert not np.array_equal(output, values.astype(np.float32)), (
    "without the flag, the layer is in training"
)
### END HIDDEN TESTS

# %% [markdown]
# **How many are dropped.** Twenty thousand elements follow the probability closely. The test
# counts zeros and accepts what the binomial distribution makes believable.

# %% nbgrader={"grade_id": "test-dropout-rate", "points": 4}
output = Dropout(0.3).forward(Tensor(np.ones(20_000)), training=True)
assert_shape(output, (20_000,), "the output has the shape of the input")
zeros = int((to_array(output) == 0).sum())
assert_binomial(zeros, 20_000, 0.3, "Dropout(0.3) drops each element with probability 0.3")
### BEGIN HIDDEN TESTS
layers = [(p, Dropout(p)) for p in (0.1, 0.75, 0.9955, 0.0045)]
for p, layer in layers:
    for values in (np.linspace(1, 9, 9000), np.linspace(-0.1, -5, 9000)):
        output = layer.forward(Tensor(values), training=True)
        zeros = int((to_array(output) == 0).sum())
        assert_binomial(zeros, 9000, p, f"Dropout({p}) drops each element with probability {p}")
zeros = int((to_array(Dropout().forward(Tensor(np.ones(9000)), training=True)) == 0).sum())
assert_binomial(zeros, 9000, 0.5, "Dropout() drops with probability 0.5")
### END HIDDEN TESTS

# %% [markdown]
# **How large the others are.** This test looks only at the elements that survived.

# %% nbgrader={"grade_id": "test-dropout-scale", "points": 5}
values = np.linspace(1, 2, 1000)
output = Dropout(0.75).forward(Tensor(values), training=True)
assert_shape(output, (1000,), "the output has the shape of the input")
result = to_array(output)
kept = result != 0
assert kept.any(), "Dropout(0.75) keeps some of 1000 elements"
assert_close(result[kept], 4 * values[kept], "with p = 0.75, survivors are 4 times as large")
### BEGIN HIDDEN TESTS
data = np.random.default_rng(13)
for p, shape in ((0.1, (30, 20)), (0.3, (10, 5, 12)), (0.5, (20, 20)), (0.9, (200, 200))):
    values = data.uniform(1, 5, size=shape) * data.choice([-1, 1], size=shape)
    output = Dropout(p).forward(Tensor(values), training=True)
    assert_shape(output, shape, "the output has the shape of the input")
    assert_float32(output, "the output is float32")
    result = to_array(output)
    kept = result != 0
    assert kept.any(), f"Dropout({p}) keeps some elements"
    assert_close(result[kept], values[kept] / (1 - p), f"survivors of Dropout({p})")
empty = Dropout(0.3).forward(Tensor(np.zeros((0, 3))), training=True)
assert_shape(empty, (0, 3), "an empty batch stays an empty batch")
### END HIDDEN TESTS

# %% [markdown]
# **A new decision for each element and each call.** A mask that is drawn once for a whole row, or
# once for ever, drops the right number of elements and is wrong all the same.

# %% nbgrader={"grade_id": "test-dropout-mask", "points": 3}
dropout_layer = Dropout(0.5)
first = to_array(dropout_layer.forward(Tensor(np.ones((100, 50))), training=True)) != 0
second = to_array(dropout_layer.forward(Tensor(np.ones((100, 50))), training=True)) != 0
early = first
same = int((first[:, 0::2] == first[:, 1::2]).sum())
assert_binomial(same, 2500, 0.5, "neighbours in a row are dropped independently")
same = int((first == second).sum())
assert_binomial(same, 5000, 0.5, "each call draws a new mask")
### BEGIN HIDDEN TESTS
same = int((first[0::2] == first[1::2]).sum())
assert_binomial(same, 2500, 0.5, "neighbours in a column are dropped independently")
same = int((first[:50] == first[50:]).sum())
assert_binomial(same, 2500, 0.5, "the upper half says nothing about the lower half")
ones = np.ones((16, 16, 16))
first = to_array(Dropout(0.5).forward(Tensor(ones), training=True)) != 0
second = to_array(Dropout(0.5).forward(Tensor(ones), training=True)) != 0
assert_binomial(int((first == second).sum()), 4096, 0.5, "each Dropout draws its own mask")
for axis in range(3):
    moved = np.moveaxis(first, axis, 0)
    same = int((moved[0::2] == moved[1::2]).sum())
    assert_binomial(same, 2048, 0.5, f"neighbours along axis {axis}")
outputs = [to_array(dropout_layer.forward(Tensor(np.ones(9000)), training=True)) for _ in range(6)]
assert len({int((output == 0).sum()) for output in outputs}) > 1, "the number of zeros varies"
third = to_array(dropout_layer.forward(Tensor(np.ones((100, 50))), training=True)) != 0
fourth = to_array(dropout_layer.forward(Tensor(np.ones((100, 50))), training=True)) != 0
for later in (third, fourth):
    assert_binomial(int((early == later).sum()), 5000, 0.5, "no mask comes back")
rising = to_array(dropout_layer.forward(Tensor(np.linspace(1, 2, 6000)), training=True))
zeros = int((rising[:3000] == 0).sum())
assert_binomial(zeros, 3000, 0.5, "small values are dropped as often as large ones")
single = Dropout(0.5)
ones = [to_array(single.forward(Tensor([1.0]), training=True)) for _ in range(40)]
zeros = int((np.array(ones) == 0).sum())
assert_binomial(zeros, 40, 0.5, "a single element is dropped as often as one of many")
draws = []
for _ in range(2):
    Dropout(0.5).forward(Tensor([1.0, 2.0]), training=True)
    draws += helpers.shared_draws()
assert len(set(draws)) == 6, "Dropout leaves the seed of shared generators alone"
seeded = []
for _ in range(2):
    helpers.seed_shared(11)
    Dropout(0.5).forward(Tensor([1.0, 2.0]), training=True)
    seeded.append(helpers.shared_draws())
helpers.seed_shared(None)
assert seeded[0] == seeded[1], "after a seed, shared generators go on as they must"
### END HIDDEN TESTS

# %% [markdown]
# **What Dropout leaves alone:** the input's numbers, and its wish for a gradient.

# %% nbgrader={"grade_id": "test-dropout-input", "points": 1}
x = Tensor([[1.0, 2.0, 3.0]] * 20)
with assert_unchanged(x):
    output = Dropout(0.3).forward(x, training=True)
changed = to_array(output).shape == (20, 3) and (to_array(output) != to_array(x)).any()
assert changed, "the output has the shape of the input, and other numbers"
### BEGIN HIDDEN TESTS
for p in (0.1, 0.75):
    for training in (True, False):
        x = Tensor(np.linspace(1, 2, 300))
        with assert_unchanged(x):
            Dropout(p).forward(x, training=training)
### END HIDDEN TESTS

# %% nbgrader={"grade_id": "test-dropout-requires-grad", "points": 2}
x = Tensor([[1.0, 2.0, 3.0]] * 20, requires_grad=True)
output = Dropout(0.3).forward(x, training=True)
assert isinstance(output, Tensor), "the output is a Tensor"
assert output.requires_grad is True, "gradients must find their way through Dropout"
assert len(helpers.own_parameters(Dropout(0.3))) == 0, "Dropout itself learns nothing"
### BEGIN HIDDEN TESTS
for p in (0.0, 0.1, 0.75, 1.0):
    for training in (True, False):
        for wish in (True, False):
            x = Tensor(np.linspace(1, 2, 30), requires_grad=wish)
            output = Dropout(p).forward(x, training=training)
            assert x.requires_grad is wish, "the input's own requires_grad stays"
            assert output.requires_grad is wish, f"requires_grad={wish} is kept by Dropout({p})"
### END HIDDEN TESTS

# %% [markdown]
# **How Dropout looks.**

# %% nbgrader={"grade_id": "test-dropout-repr", "points": 1}
shown = repr(Dropout(0.3))
right = shown.startswith("Dropout(") and "0.3" in shown and shown.endswith(")")
assert right, f"expected Dropout(p=0.3), got {shown}"
### BEGIN HIDDEN TESTS
assert "0.125" in repr(Dropout(0.125)), "the repr shows p, whatever it is"
### END HIDDEN TESTS

# %% [markdown]
# ## 4. Sequential: layers in a row
#
# A network is a chain: the output of one layer is the input of the next,
# $y = f_3(f_2(f_1(x)))$. Sequential holds the layers in a list and is a layer itself, so a chain
# may hold chains. What it has to do is little, but three details are easily missed.
#
# **By hand**, with two layers, "times 2" and "plus 3", and the input 5:
#
# | the chain | on the way | output |
# |---|---|---|
# | times 2, plus 3 | 5, 10, 13 | 13 |
# | plus 3, times 2 | 5, 8, 16 | 16 |
# | times 2, (plus 3, times 2) | 5, 10, then in the inner chain 13, 26 | 26 |
# | no layers at all | 5 | 5 |
#
# **The training flag.** `model(x, training=False)` must reach every Dropout, however deeply it is
# nested, but `ReLU.forward(x)` takes no such argument. *Trying* the call and catching the
# TypeError would be wrong: a real TypeError inside a layer would vanish, and the layer would run
# twice. Ask first. The helper below looks at the signature of a class's `forward` and remembers
# the answer, so asking at every call costs next to nothing. Take a chain of four, the last of them
# a chain of two, called with `training=False`:
#
# | layer | has `forward` an argument `training`? | what it is given |
# |---|---|---|
# | `Linear(4, 4)` | no | the input |
# | `Dropout(0.5)` | yes | its input and `training=False` |
# | `ReLU()` | no | its input |
# | `Sequential(Tanh(), Dropout(0.3))` | yes | its input and `training=False`, which it hands on |
#
# **Shared layers.** The same layer may stand in a network twice. Its weight is then one tensor in
# two places, and an optimizer that finds it twice takes its step twice. So `parameters()` names
# each tensor once, at its first place. If three layers in a row own the tensors $(a, b)$, $(c)$
# and $(b, d)$, the list is $a, b, c, d$. "The same" means the same object: two biases full of
# zeros are equal, and still two parameters.
#
# **Two ways to write it.** `Sequential(a, b, c)` and `Sequential([a, b, c])` mean the same.


# %% nbgrader={"grade_id": "takes-training"}
#| export
@functools.lru_cache
def takes_training(layer_class: type) -> bool:
    """Tell whether `forward` of this class has an argument named `training`.

    Ask with the class, as in `takes_training(Dropout)`: an object's class is `type(layer)`.
    """
    return "training" in inspect.signature(layer_class.forward).parameters


# %% nbgrader={"grade_id": "sequential", "solution": true}
#| export
class Sequential(Layer):
    """A chain of layers: each works on the output of the one before it."""

    def __init__(self, *layers: "Layer | list | tuple") -> None:
        """Keep the layers, in order, in `self.layers`: a list of its own.

        They come as separate arguments, or as one argument that is a list or a tuple. The star
        collects the arguments in a tuple; look how many it holds, and what the first one is.
        Hint: `isinstance(value, (int, float))` tells whether a value is of one of two types.
        """
        ### BEGIN SOLUTION
        if len(layers) == 1 and isinstance(layers[0], (list, tuple)):
            layers = layers[0]
        self.layers = list(layers)
        ### END SOLUTION

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        """Send `x` through all layers in order; without layers it comes out as it is.

        Layers whose `forward` takes `training` get the flag, the others get `x` alone. Errors
        inside a layer are the caller's to see: catch none.
        """
        ### BEGIN SOLUTION
        for layer in self.layers:
            if takes_training(type(layer)):
                x = layer(x, training=training)
            else:
                x = layer(x)
        return x
        ### END SOLUTION

    def parameters(self) -> list[Tensor]:
        """Give the parameters of all layers in order, each tensor object once.

        Hint: `id(tensor)` is a number that no other living object has, and a dictionary keeps
        the order in which its keys first came.
        """
        ### BEGIN SOLUTION
        found = {}
        for layer in self.layers:
            for parameter in layer.parameters():
                found[id(parameter)] = parameter
        return list(found.values())
        ### END SOLUTION

    def __repr__(self) -> str:
        """Show the name and the layers in order; best one a line, and nested ones further in.

        For example:

        Sequential(
          Linear(in_features=4, out_features=2, bias=True)
          Sequential(
            ReLU()
          )
        )

        Hint: a nested model shows itself in several lines, and each of them moves further in;
        `text.splitlines()` gives the lines of a text.
        """
        ### BEGIN SOLUTION
        inside = "\n".join(repr(layer) for layer in self.layers)
        indented = "".join(f"  {line}\n" for line in inside.splitlines())
        return f"Sequential(\n{indented})"
        ### END SOLUTION


# %% [markdown]
# The tests of Sequential use tiny layers of their own, so that a mistake in Linear or Dropout does
# not count again. Three come from `tinytorch/helpers.py`:
#
# | layer | what it does |
# |---|---|
# | `Times(2.0)` | multiplies by 2; takes the flag and does not mind it; counts its `runs` |
# | `Plus(a, b)` | adds the tensors `a` and `b`, which are its parameters |
# | `Plain(2.0)` | multiplies by 2; its `forward` takes no flag |
#
# `Times` and `Plus` show the order, since they do not commute. The other two extend your Dropout:
# `Flip` drops nothing, so the flag can be seen, and `Fussy` fails when it is first run.


# %% nbgrader={"grade_id": "test-layers"}
from tinytorch.helpers import Plain, Plus, Times


class Flip(Times, Dropout):
    """Multiplies by its factor in training, and by -1 otherwise."""

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        return values * (self.factor if training else -1.0)


class Fussy(Flip):
    """Fails when it is first run, as if something in a layer inside it had gone wrong."""

    error = TypeError

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        if helpers.count_run(self) == 1:
            raise self.error("Inner.forward() got an unexpected keyword argument 'training'")
        return values * self.factor


# %% [markdown]
# **What it holds.**

# %% nbgrader={"grade_id": "test-sequential-create", "points": 2}
times, plus = Times(2.0), Plus(Tensor([3.0]))
for model in (Sequential(times, plus), Sequential([times, plus]), Sequential((times, plus))):
    assert len(model.layers) == 2, f"model.layers holds 2 layers, not {len(model.layers)}"
    kept = model.layers[0] is times and model.layers[1] is plus
    assert kept, "model.layers[0] is the first layer itself, model.layers[1] the second"
### BEGIN HIDDEN TESTS
for layers in ((), (plus,)):
    for model in (Sequential(*layers), Sequential(list(layers)), Sequential(layers)):
        kept = len(model.layers) == len(layers) and all(layer is plus for layer in model.layers)
        assert kept, "no layers and one, as arguments, in a list or in a tuple"
first, second = Sequential(times), Sequential(plus, times, plus)
kept = len(first.layers) == 1 and len(second.layers) == 3 and second.layers[1] is times
assert kept, "each model has layers of its own, in the order in which they were given"
inner, left = helpers.chain_and_length(Sequential, [times, plus])
assert left == 2, "the list that was given stays as it is"
is_own = isinstance(inner.layers, list) and len(inner.layers) == 2
assert is_own, "layers is a list of the model's own: the list that was given may change later"
draws = []
for _ in range(2):
    Sequential(times, plus).forward(Tensor([1.0]))
    draws += helpers.shared_draws()
assert len(set(draws)) == 6, "a model leaves the seed of shared generators alone"
outer = Sequential(inner)
kept = len(outer.layers) == 1 and len(outer.layers[0].layers) == 2
assert kept, "a chain in a chain is one layer, and stays a chain"
### END HIDDEN TESTS

# %% [markdown]
# **The order.**

# %% nbgrader={"grade_id": "test-sequential-order", "points": 3}
times, plus = Times(2.0), Plus(Tensor([3.0]))
x = Tensor([[1.0, 5.0]])
with assert_unchanged(x):
    output = Sequential(times, plus).forward(x)
assert_close(output, [[5.0, 13.0]], "first times 2, then plus 3")
assert isinstance(output, Tensor), "the output is a Tensor"
assert_close(Sequential(plus, times).forward(x), [[8.0, 16.0]], "first plus 3, then times 2")
count = helpers.runs_of(times)
assert count == 2, f"2 passes run a layer 2 times, not {count} times"
### BEGIN HIDDEN TESTS
values = np.random.default_rng(17).normal(size=(2, 3, 4))
x = Tensor(values)
Chain = helpers.chain_class(Sequential)
layers = (Times(-0.5), Plus(Tensor([1.0])), Times(3.0), Plus(Tensor([0.25])))
expected = (values * -0.5 + 1.0) * 3.0 + 0.25
assert_close(helpers.run(Sequential(*layers), x), expected, "four layers")
nested = Sequential(layers[0], Chain(layers[1], layers[2]), layers[3])
assert_close(nested.forward(x), expected, "a chain inside a chain")
assert_close(nested.forward(x), expected, "the second pass is like the first")
assert_close(nested.forward(Tensor(-values)), (values * 0.5 + 1) * 3 + 0.25, "another input")
times, plus = Times(2.0), Plus(Tensor([1.0]))
assert_close(Sequential(times).forward(x), values * 2.0, "one layer")
assert_close(Sequential(times, plus, times).forward(x), values * 4 + 2, "one layer twice")
assert_close(Sequential().forward(x), values, "no layers")
x = Tensor(values)
with assert_unchanged(x):
    first = nested.forward(x)
nested.forward(Tensor(-values))
assert_close(first, expected, "an output stays as it is when the model runs again")
for shape in ((), (0, 4)):
    output = Sequential(Times(2.0), Times(3.0)).forward(Tensor(np.ones(shape)))
    assert_close(output, np.full(shape, 6.0), f"an input of shape {shape}")
for wish in (True, False):
    output = Sequential(Times(2.0)).forward(Tensor([1.0], requires_grad=wish))
    assert output.requires_grad is wish, f"the output has the last layer's requires_grad={wish}"
### END HIDDEN TESTS

# %% [markdown]
# **The flag.**

# %% nbgrader={"grade_id": "test-sequential-training", "points": 3}
model = Sequential(Plain(2.0), Flip(5.0))
output = model.forward(Tensor([1.0, 3.0]))
assert_close(output, [10.0, 30.0], "training is True unless something else is said")
output = model.forward(Tensor([1.0, 3.0]), training=True)
assert_close(output, [10.0, 30.0], "in training")
output = model.forward(Tensor([1.0, 3.0]), training=False)
assert_close(output, [-2.0, -6.0], "the flag reaches the second layer")
### BEGIN HIDDEN TESTS
values = np.random.default_rng(19).normal(size=(4, 3))
Chain = helpers.chain_class(Sequential)
x = Tensor(values)
inner = Chain(Plain(3.0), ReLU(), Chain(Flip(7.0), Plain(0.5)))
model = Sequential(Flip(2.0), inner, Flip(4.0))
in_training, in_use = np.maximum(values, 0) * 84.0, np.maximum(-values, 0) * 1.5
assert_close(model.forward(x, training=True), in_training, "in training")
assert_close(model.forward(x, training=False), in_use, "the flag reaches nested chains")
assert_close(model.forward(x, False), in_use, "the flag without its name")
assert_close(model.forward(x), in_training, "the flag of an earlier pass is not kept")
assert_close(helpers.run(model, x, training=False), in_use, "model(x, training=False) is the same")
### END HIDDEN TESTS

# %% [markdown]
# **Errors come out**, and no layer runs a second time to hide them.

# %% nbgrader={"grade_id": "test-sequential-errors", "points": 2}
model = Sequential(Times(2.0), Fussy(3.0))
x = Tensor([1.0, 3.0])
assert_raises(TypeError, lambda: model.forward(x), "a layer's own TypeError comes out")
assert_close(model.forward(x), [6.0, 18.0], "Fussy works when it is run again")
### BEGIN HIDDEN TESTS
Chain = helpers.chain_class(Sequential)
model = Sequential(Times(2.0), Plus(Tensor([1.0, 2.0, 3.0])), Times(5.0))
assert_raises(ValueError, lambda: model.forward(x), "2 numbers plus 3 numbers")
for error in (TypeError, ValueError, AttributeError, NotImplementedError, KeyError, IndexError):
    fussy, nested = Fussy(3.0), Fussy(3.0)
    fussy.error = nested.error = helpers.error_class(error.__name__)
    for model in (Sequential(fussy), Sequential(Times(2.0), Chain(nested, Times(5.0)))):
        message = f"a layer's own {error.__name__} comes out, of a nested chain, too"
        assert_raises(error, lambda: model.forward(x), message)
### END HIDDEN TESTS

# %% [markdown]
# **The parameters.**

# %% nbgrader={"grade_id": "test-sequential-parameters", "points": 3}
a, b, c = [Tensor([1.0] * size, requires_grad=True) for size in (1, 3, 2)]
found = Sequential(Plus(a, b), Times(2.0), Plus(c)).parameters()
assert isinstance(found, list), f"parameters() gives a list, not {type(found)}"
assert len(found) == 3, f"three tensors are 3 parameters, not {len(found)}"
assert found[0] is a and found[1] is b and found[2] is c, "in the order of the layers"
shared = Plus(b)
found = Sequential(shared, Plus(a), shared).parameters()
assert len(found) == 2, f"a layer that stands there twice counts once; got {len(found)}"
### BEGIN HIDDEN TESTS
assert found[0] is b and found[1] is a, "a shared parameter stands at its first place"
Chain = helpers.chain_class(Sequential)
found = Sequential(Plus(c), Chain(Plus(a), Chain(Plus(b, c))), Plus(a)).parameters()
kept = len(found) == 3 and found[0] is c and found[1] is a and found[2] is b
assert kept, "parameters of nested chains stand in order, shared ones once"
zeros = [Tensor(np.zeros(4), requires_grad=True) for _ in range(16)]
order = [5, 0, 11, 3, 15, 8, 1, 13, 6, 10, 2, 14, 9, 4, 12, 7]
model = Sequential(*[Plus(zeros[number]) for number in order])
for _ in range(2):
    found = model.parameters()
    kept = len(found) == 16 and all(found[i] is zeros[n] for i, n in enumerate(order))
    assert kept, "equal numbers do not make two tensors one parameter, and the order stays"
plus = Plus(a)
model = Sequential(Plus(b), plus)
before = model.parameters()[1]
plus.owned = (c,)
found = before is a and model.parameters()[1] is c
assert found, "a parameter that was set later is found"
for layer, count in ((Plus(a, b, a), 2), (Times(2.0), 0)):
    found = Sequential(layer).parameters()
    assert len(found) == count, "a tensor twice in one layer is once, and no tensors are none"
frozen = Tensor([1.0])
kept = Sequential(Plus(frozen), Plus(a)).parameters()[0] is frozen
assert kept, "parameters that require no gradient now are parameters all the same"
### END HIDDEN TESTS

# %% [markdown]
# **How a model looks.** Sequential shows its name and then what its layers show, in order. The
# layout is yours: the docstring's one is easy to read, one line for all is right, too.

# %% nbgrader={"grade_id": "test-repr", "points": 1}
shown = repr(Sequential(Times(2.0), Sequential(Times(3.0))))
places = [shown.find(word) for word in ("Sequential", "Times(2.0)", "Times(3.0)")]
assert min(places) >= 0, f"the name Sequential and both layers are shown, in {shown}"
assert places == sorted(places), f"the name comes first, then the layers in order, in {shown}"
### BEGIN HIDDEN TESTS
inner = Sequential(Times(4.5), Sequential(Times(0.5), Times(-6.5)))
shown = repr(Sequential(Times(1.5), inner, Times(7.5)))
words = ["Times(1.5)", "Times(4.5)", "Times(0.5)", "Times(-6.5)", "Times(7.5)"]
assert all(shown.count(word) == 1 for word in words), f"each layer is shown once, in {shown}"
places = [shown.find(word) for word in ("Sequential", *words)]
named = places == sorted(places) and shown.count("Sequential") == 3
assert named, f"the names of all chains are shown, and the layers in order, in {shown}"
assert "Sequential" in repr(Sequential()), "without layers, the name is left"
many = repr(Sequential(*[Times(number + 0.25) for number in range(12)]))
assert all(f"Times({number}.25)" in many for number in range(12)), "all of many layers are shown"
### END HIDDEN TESTS

# %% [markdown]
# **A model as a list.** Given: `len(model)`, `model[0]` and `for layer in model`.


# %% nbgrader={"grade_id": "sequential-items"}
#| export
from tinytorch.core.tensor import add_to_class


@add_to_class(Sequential)
class Items:
    """What lets a Sequential be read like a list of its layers."""

    def __len__(self) -> int:
        return len(self.layers)

    def __getitem__(self, place: int | slice) -> Layer | list[Layer]:
        return self.layers[place]


# %% [markdown]
# ### All four together
#
# The classic small network for handwritten digits: 784 pixels in, 256 hidden values, 10 digits
# out. Its two weights and two biases hold **203,530** numbers. Count them on paper before you run
# the cell. Note the last two lines: in training, two passes differ; in use, they agree.

# %%
#| demo
model = Sequential(Linear(784, 256), ReLU(), Dropout(0.5), Linear(256, 10))
print(model)
print(len(model), "layers, the first one:", model[0])
print("shapes of the parameters:", [tensor.shape for tensor in model.parameters()])
print(f"numbers in them: {sum(tensor.data.size for tensor in model.parameters()):,}")
images = Tensor(rng.random((32, 784)))
print("output shape:", model(images).shape)
for training in (True, False):
    one, two = model(images, training=training).data, model(images, training=training).data
    print(f"training={training}: two passes agree:", np.array_equal(one, two))

# %% [markdown]
# ## 5. Measure it
#
# ### Memory
#
# A float32 number takes 4 bytes, so for one Linear layer
#
# $$\text{parameters} = 4\,(\text{in} \cdot \text{out} + \text{out})\ \text{bytes}, \qquad
# \text{activations} = 4 \cdot \text{batch} \cdot (\text{in} + \text{out})\ \text{bytes}.$$
#
# The first does not depend on the batch, the second grows with it. Training has to keep the
# activations of *every* layer until the gradients are computed, which is why a model that fits
# into memory for one input may not fit for a batch of a thousand. Dropout in training adds a mask
# of the size of its input.

# %%
#| demo
import itertools

batch = 64
sizes = [1000, 500, 200, 20]
signal = Tensor(rng.random((batch, sizes[0])))
print(f"{'layer':<14}{'parameter bytes':>17}{'formula':>12}{'output bytes':>14}{'formula':>10}")
for inputs, outputs in itertools.pairwise(sizes):
    layer = Linear(inputs, outputs)
    signal = layer(signal)
    measured = sum(tensor.data.nbytes for tensor in layer.parameters())
    print(
        f"{f'{inputs} -> {outputs}':<14}{measured:>17,}{4 * (inputs * outputs + outputs):>12,}"
        f"{signal.data.nbytes:>14,}{4 * batch * outputs:>10,}"
    )

# %% [markdown]
# #### See it: where the memory is
#
# A network of the widths 784, 256, 128 and 10, layer by layer: the bytes of its parameters beside
# the bytes of what each layer puts out for a batch of 32 (the batch itself is the first bar). The
# first layer holds six sevenths of the parameters, because it is the one that meets the 784
# pixels. The activations take 150,784 bytes in all, the parameters 940,584. Each sample adds
# another $4 \cdot 1178 = 4712$ bytes of activations, so from a batch of 200 on they take more.

# %%
#| demo
import matplotlib.pyplot as plt

batch, sizes = 32, [784, 256, 128, 10]
names, parameter_kilobytes, activation_kilobytes = ["input"], [0.0], [4 * batch * sizes[0] / 1000]
signal = Tensor(rng.random((batch, sizes[0])))
for inputs, outputs in itertools.pairwise(sizes):
    layer = Linear(inputs, outputs)
    signal = layer(signal)
    names.append(f"{inputs} -> {outputs}")
    parameter_kilobytes.append(sum(tensor.data.nbytes for tensor in layer.parameters()) / 1000)
    activation_kilobytes.append(signal.data.nbytes / 1000)

figure, panel = plt.subplots(figsize=(8, 3.4), layout="constrained")
places = np.arange(len(names))
for shift, kilobytes, label in (
    (-0.2, parameter_kilobytes, "parameters"),
    (0.2, activation_kilobytes, f"activations, batch {batch}"),
):
    bars = panel.bar(places + shift, kilobytes, width=0.4, label=label)
    panel.bar_label(bars, fmt="%.0f", fontsize=8)
panel.set_xticks(places, names)
panel.set_ylabel("kilobytes")
panel.set_title("Memory of 784-256-128-10, by layer")
panel.legend()
plt.show()

# %% [markdown]
# Some well-known sizes, for scale. BERT-Base has 110 million parameters, 440 MB in float32.
# ResNet-50 has 25.5 million, 102 MB. GPT-3 has 175 billion, in 96 blocks with several linear maps
# of width 12,288 each: 350 GB at two bytes a parameter.
#
# ### Operations
#
# The product of a `(batch, in)` and an `(in, out)` matrix takes $\text{batch} \cdot \text{in}
# \cdot \text{out}$ multiply-accumulates (MACs): one multiplication and one addition each. Count
# both and you have floating-point operations (FLOPs), twice as many. Papers use either word, so
# look twice before you compare two numbers.
#
# The table shows both, and how many FLOPs a second your layer reaches. Larger products come
# closer to what the processor can do: the work grows with $\text{batch} \cdot \text{in} \cdot
# \text{out}$, the numbers that have to be moved only with the sizes of the three matrices.

# %%
#| demo
import time


def best_seconds(action, repeats: int = 7) -> float:
    """Give the shortest of several timings: the one that other programs disturbed least."""
    action()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


print(f"{'batch':>5} {'layer':<13}{'MACs':>14}{'FLOPs':>15}{'ms':>9}{'GFLOP/s':>9}")
for batch, inputs, outputs in ((1, 512, 512), (32, 512, 512), (32, 1024, 1024), (256, 1024, 1024)):
    layer, x = Linear(inputs, outputs), Tensor(rng.random((batch, inputs)))
    macs = batch * inputs * outputs
    seconds = best_seconds(lambda: layer(x))
    print(
        f"{batch:>5} {f'{inputs} -> {outputs}':<13}{macs:>14,}{2 * macs:>15,}"
        f"{1000 * seconds:>9.3f}{2 * macs / seconds / 1e9:>9.1f}"
    )

# %% [markdown]
# ### Throughput by batch size
#
# The same network, the same amount of arithmetic for each sample, in batches of different sizes.
# Two columns tell two stories: *latency* is how long you wait for a batch, *throughput* how many
# samples are done in a second. Keep the table in mind for Question 6.

# %%
#| demo
model = Sequential(Linear(784, 256), ReLU(), Dropout(0.5), Linear(256, 10))
seconds_by_batch = {}
print(f"{'batch':>5}{'latency (ms)':>15}{'samples a second':>19}")
for batch in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512):
    x = Tensor(rng.random((batch, 784)))
    seconds = best_seconds(lambda: model(x, training=False), repeats=20)
    seconds_by_batch[batch] = seconds
    print(f"{batch:>5}{1000 * seconds:>15.3f}{batch / seconds:>19,.0f}")

# %% [markdown]
# #### See it: the time for one sample
#
# The same measurement as a picture: the time of a pass, divided by the samples in it. Both axes
# are logarithmic. The dashed line is what the time would be if a pass always took as long as with
# one sample: twice the batch, half the time for each. As long as your points follow it, more
# samples cost next to nothing. Where they leave it and level out, the arithmetic itself is what
# takes the time, and a larger batch buys little more.

# %%
#| demo
import matplotlib.pyplot as plt

batches = np.array(list(seconds_by_batch))
microseconds = 1e6 * np.array(list(seconds_by_batch.values())) / batches
figure, panel = plt.subplots(figsize=(7, 3.6), layout="constrained")
panel.loglog(batches, microseconds, marker="o", label="measured")
panel.loglog(batches, microseconds[0] / batches, "k--", linewidth=1, label="a pass of fixed time")
panel.set_xticks(batches, [str(batch) for batch in batches])
panel.minorticks_off()
panel.set_xlabel("batch size")
panel.set_ylabel("microseconds a sample")
panel.legend()
plt.show()

# %% [markdown]
# ## See it
#
# ### Ten layers deep
#
# The scale $\sqrt{1/\text{in}}$ was chosen so that a *linear* map keeps the variance. A ReLU
# after it sets half of the values to zero, and with them half of the mean square is gone, at
# every layer: after ten layers about $2^{-10} \approx 0.001$ of it is left. He and colleagues
# (2015) put that factor of two back, $\sqrt{2/\text{in}}$. The plot follows the mean square of a
# signal through ten layers, width 256, for four scales. Mind the logarithmic axis: a scale that
# is wrong by a little is wrong by a power of ten soon.

# %%
#| demo
import matplotlib.pyplot as plt

width, depth = 256, 10
scales = {
    "0.01 (too small)": 0.01,
    "sqrt(1/in), this module": math.sqrt(1 / width),
    "sqrt(2/in), He": math.sqrt(2 / width),
    "0.2 (too large)": 0.2,
}
figure, panels = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True, layout="constrained")
for panel, activation in zip(panels, (None, ReLU()), strict=True):
    for name, scale in scales.items():
        signal = Tensor(rng.standard_normal((500, width)))
        mean_squares = [np.square(signal.data).mean()]
        for _ in range(depth):
            layer = Linear(width, width)
            layer.weight = layer.weight * (scale * math.sqrt(width))  # from sqrt(1/in) to scale
            signal = layer(signal)
            if activation is not None:
                signal = activation(signal)
            mean_squares.append(np.square(signal.data).mean())
        panel.semilogy(mean_squares, marker="o", markersize=3, label=name)
        print(f"{'linear' if activation is None else 'ReLU':<7}{name:<25}{mean_squares[-1]:.2g}")
    panel.set_title("Linear only" if activation is None else "Linear, then ReLU")
    panel.set_xlabel("layer")
panels[0].set_ylabel("mean square of the output")
panels[0].legend(fontsize=8)
plt.show()

# %% [markdown]
# ### A mask
#
# What Dropout does to an input of ones: dark is 0, bright is a survivor, and the title names its
# value. Each element decides for itself, so the pattern has no rows, columns or blocks.

# %%
#| demo
import matplotlib.pyplot as plt

figure, panels = plt.subplots(1, 3, figsize=(10, 3.8), layout="constrained")
for panel, p in zip(panels, (0.1, 0.5, 0.75), strict=True):
    mask = Dropout(p)(Tensor(np.ones((32, 32)))).data
    panel.imshow(mask, vmin=0, cmap="viridis")
    panel.set_title(f"p = {p}: 0 or {mask.max():.2f}\nmean {mask.mean():.2f}")
    panel.axis("off")
plt.show()

# %% [markdown]
# ## Beside PyTorch
#
# The names and the ideas are those of `torch.nn`. What differs, when you meet it there:
#
# | | TinyTorch | PyTorch |
# |---|---|---|
# | weight of Linear | `(in, out)` | `(out, in)`, transposed when it is used |
# | variance of the first weights | $1/\text{in}$, normal | $1/(3\,\text{in})$, uniform |
# | first bias | zeros | uniform, within the same limits as the weights |
# | training flag | an argument: `model(x, training=False)` | kept in each module: `model.eval()` |
# | `parameters()` | a list | a generator |

# %% [markdown]
# ## 6. Questions
#
# Questions 1, 2 and 4 ask for numbers: put them into the named variables (an expression is fine).
# The tests you can read compare only the remainder of a division by 97, so they tell you right
# from wrong without giving the answer away. Questions 3, 5 and 6 are answered in words and read
# by a person.
#
# ### Question 1: parameters and width
#
# How many parameters does a Linear layer with 625 inputs and 180 outputs have, its bias included?
# And how many does it have with twice as many outputs, 360, and the same inputs? (For a first
# idea: `Linear(2, 3)` has 6 weights and 3 numbers in its bias, 9 parameters in all.)

# %% nbgrader={"grade_id": "q1", "solution": true}
# original: parameters with 180 outputs; doubled: parameters with 360 outputs
### BEGIN SOLUTION
original = 625 * 180 + 180
doubled = 625 * 360 + 360
### END SOLUTION

# %% nbgrader={"grade_id": "test-q1", "points": 2}
assert original % 97 == 63, f"{original} is not the number of parameters with 180 outputs"
assert doubled % 97 == 29, f"{doubled} is not the number of parameters with 360 outputs"
### BEGIN HIDDEN TESTS
assert original == np.zeros((626, 180)).size, f"{original} parameters with 180 outputs"
assert doubled == np.zeros((626, 360)).size, f"{doubled} parameters with 360 outputs"
### END HIDDEN TESTS

# %% [markdown]
# ### Question 2: the memory of three layers
#
# A network that reads letters has the widths 900, 300, 120 and 26: three Linear layers with
# biases, in float32. How many parameters has it in all, and how many bytes do they take? How many
# bytes do the activations take for a batch of 48: the input and the output of each Linear layer,
# each tensor counted once (the output of one layer is the input of the next)?

# %% nbgrader={"grade_id": "q2", "solution": true}
# total: number of parameters; parameter_bytes: their memory;
# activation_bytes: memory of the input and of the three outputs at batch size 48
### BEGIN SOLUTION
total = (900 * 300 + 300) + (300 * 120 + 120) + (120 * 26 + 26)
parameter_bytes = 4 * total
activation_bytes = 4 * 48 * (900 + 300 + 120 + 26)
### END SOLUTION

# %% nbgrader={"grade_id": "test-q2", "points": 2}
assert total % 97 == 39, f"{total} is not the number of parameters"
assert parameter_bytes % 97 == 59, f"{parameter_bytes} is not the number of bytes"
assert activation_bytes % 97 == 24, f"{activation_bytes} is not the number of bytes"
### BEGIN HIDDEN TESTS
widths = np.array([900, 300, 120, 26])
count = int(((widths[:-1] + 1) * widths[1:]).sum())
assert total == count, f"{total} parameters"
assert parameter_bytes == np.zeros(count, dtype=np.float32).nbytes, f"{parameter_bytes} bytes"
assert activation_bytes == 192 * int(widths.sum()), f"{activation_bytes} bytes of activations"
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade_id": "q3", "points": 0, "task": true}
# ### Question 3: why divide by $1-p$?
#
# (7 points) In training, Dropout multiplies the surviving values by $1/(1-p)$.
# Why? Compare the average output with and without this factor, for $p = 0.75$ and an input
# value $x$, and say what would go wrong in use if it were left out.
#
# ### BEGIN MARK SCHEME
# 7 points:
#
# - 2: the average with the factor is $x$ (the sum of $p \cdot 0$ and $(1-p) \cdot x/(1-p)$).
# - 2: without it the average is $(1-p)x$, that is $0.25x$ for $p = 0.75$ (1 of 2 for the idea
#   without the number).
# - 2: in use nothing is dropped and the output is $x$: the following layers would meet values of
#   another size (4 times as large) than those they were trained on, and predictions suffer.
# - 1: clear and to the point. Also accepted for it: the remark that one could instead multiply by
#   $1-p$ in use, and that scaling in training keeps use free of extra work.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q3-answer", "points": 7, "solution": true}
# ### BEGIN SOLUTION
# A value survives with probability $1-p$. With the factor the average output is
# $p \cdot 0 + (1-p) \cdot x/(1-p) = x$, just what the layer gives in use. Without it the average
# is $(1-p)x$, which is $0.25x$ for $p = 0.75$. In use nothing is dropped and the output is $x$,
# so the layers behind would suddenly see values four times as large, on average, as in training.
# Their weights were fitted to the smaller ones, so the predictions get worse although training
# looked fine. Scaling while training mends this and costs nothing in use.
# ### END SOLUTION

# %% [markdown]
# ### Question 4: what costs the time?
#
# For $y = xW + b$ with 1152 inputs, 192 outputs and a batch of 40: how many multiplications does
# the matrix product take, how many additions does adding the bias take, and how many times as many
# is the first as the second? Count multiplications only, not FLOPs: each multiply-accumulate (MAC)
# has one multiplication in it, and is two FLOPs. (Which of the two would you spend your time on
# making fast?)

# %% nbgrader={"grade_id": "q4", "solution": true}
# multiplications: of the matrix product, as many as its MACs (half of its FLOPs);
# bias_additions: additions of the bias, over the whole batch;
# ratio: multiplications for each bias addition
### BEGIN SOLUTION
multiplications = 40 * 1152 * 192
bias_additions = 40 * 192
ratio = multiplications // bias_additions
### END SOLUTION

# %% nbgrader={"grade_id": "test-q4", "points": 2}
assert multiplications % 97 == 87, f"{multiplications} is not the number of multiplications"
assert bias_additions % 97 == 17, f"{bias_additions} is not the number of bias additions"
assert ratio % 97 == 85, f"{ratio} is not the ratio"
### BEGIN HIDDEN TESTS
outputs = np.zeros((40, 192)).size
assert multiplications == outputs * 1152, f"{multiplications} multiplications"
assert bias_additions == outputs, f"{bias_additions} bias additions"
assert ratio == np.zeros((32, 36)).size, f"a ratio of {ratio}"
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade_id": "q5", "points": 0, "task": true}
# ### Question 5: the first weights
#
# (7 points) What happens to a network of several Linear layers whose weights all
# start at zero? What if they all start at the same other number, say 0.1? And what do random
# weights of standard deviation $\sqrt{1/\text{in}}$ do better, in two respects?
#
# ### BEGIN MARK SCHEME
# 7 points:
#
# - 2: all zeros: the hidden outputs are all the same, whatever the input, and nothing (or only
#   the last bias) gets a useful gradient: the network does not learn.
# - 2: the same other number: all outputs of a hidden layer are equal, get equal gradients and
#   stay equal; a layer of many outputs is worth one.
# - 1: says that this is symmetry and that only different starting values break it.
# - 2: the scale: sums of `in` products keep the variance near 1 (1 point), so that signals and
#   gradients neither vanish nor explode over many layers (1 point). The remark that ReLU wants
#   $\sqrt{2/\text{in}}$ may make up for a missing point.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q5-answer", "points": 7, "solution": true}
# ### BEGIN SOLUTION
# With zeros (and ReLU between the layers) every hidden value is zero, for every input, and the
# error cannot be passed back through a weight of zero either: nothing but the last bias can learn.
# With 0.1 everywhere something flows, but all outputs of a hidden layer compute the same sum, so
# they get the same gradient and make the same step. They are equal after any number of steps, and
# 256 of them can do no more than one. This symmetry ends only if the weights start different,
# which random numbers ensure. Their scale matters for the second reason: a sum of `in` products
# with weight variance 1/in has the variance of its inputs, so that neither signals nor gradients
# vanish or explode on their way through many layers (with ReLU, 2/in does this better).
# ### END SOLUTION

# %% [markdown] nbgrader={"grade_id": "q6", "points": 0, "task": true}
# ### Question 6: batches
#
# (6 points) On some machine a network handles 500 samples a second one by one, and
# 8,000 a second in batches of 64. How long does one pass take in each case, and one sample? Give
# two reasons why batches are faster, and say what one pays for them. Compare with your own table.
#
# ### BEGIN MARK SCHEME
# 6 points:
#
# - 2: 2 ms for a pass with one sample; 8 ms for a pass with 64, that is 0.125 ms a sample, 16
#   times faster (1 point if only one of the two times is right).
# - 2: two of: the fixed cost of a call (Python, checks, memory) is shared by 64 samples; the
#   weights are read from memory once for the whole batch; vector units, cores and caches are
#   better used by a large product.
# - 1: the price: the first sample waits for its batch (latency), or more activation memory.
# - 1: a sensible comparison with the student's own measurement.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "q6-answer", "points": 6, "solution": true}
# ### BEGIN SOLUTION
# One by one a pass takes 1/500 s = 2 ms. In batches it takes 64/8,000 s = 8 ms, which is 0.125 ms
# a sample, 16 times less. First, every call has a fixed cost, in Python and in setting up the
# product, which 64 samples share. Second, the weights are fetched from memory once and used 64
# times, and a larger product keeps vector units and caches busy, while a single row times a matrix
# mostly waits for memory. The price is latency (a single sample now waits 8 ms, and for the batch
# to fill) and memory for 64 times the activations. My own table shows the same: large gains up to
# some tens of samples, then less and less, when the processor is at its limit.
# ### END SOLUTION

# %% [markdown]
# ## What you have built
#
# Four classes that make networks of any width and depth, and a feeling for what these cost. When
# something goes wrong with them, this table may save you an hour:
#
# | when you see | think of |
# |---|---|
# | "Inner dimensions must match" | the outputs of one layer are not the inputs of the next |
# | good in training, poor in use | a forgotten `training=False` |
# | an optimizer that changes nothing | a tensor missing from `parameters()`, or a copy in it |
# | NaN, or numbers near zero, after a few layers | the scale of the first weights |
#
# In a terminal, in the course's folder, run `tito test 03_layers` to see every test at once, then
#
#     tito export 03_layers
#
# to make your layers part of your own `tinytorch`. From then on
# `from tinytorch.core.layers import Linear` is your code.
#
# **Next, Module 04: Losses.** Your networks give answers, but nothing says yet how wrong they are.
# A loss turns answers and targets into one number, and Module 06 will make it smaller by
# following the gradients of exactly the tensors that `parameters()` names.
#
# **To read on:** Glorot and Bengio, *Understanding the difficulty of training deep feedforward
# neural networks* (2010); He et al., *Delving deep into rectifiers* (2015); Srivastava et al.,
# *Dropout: a simple way to prevent neural networks from overfitting* (2014).
