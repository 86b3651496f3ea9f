"""Module 02's activations against their formulas in float64, over all sizes of numbers."""

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tinytorch.common import (
    EPSILON,
    TINY,
    Array,
    Shape,
    arrays,
    assert_matches,
    float64,
    recorded,
    shapes,
)
from tinytorch.core.activations import GELU, ReLU, Sigmoid, Softmax, Tanh
from tinytorch.core.tensor import Tensor

WIDE = st.one_of(
    st.floats(-4.0, 4.0, width=32),
    st.floats(-128.0, 128.0, width=32),
    st.floats(-10_000.0, 10_000.0, width=32),
    st.sampled_from([-1e4, 1e4, -0.0, 0.0, 1e-40, -1e-40]).map(np.float32).map(float),
)


def sigmoid(x: Array) -> Array:
    small = np.exp(-np.abs(x))
    result: Array = np.where(x >= 0, 1.0, small) / (1.0 + small)
    return result


def tanh(x: Array) -> Array:
    result: Array = np.sign(x) * -np.expm1(-2 * np.abs(x)) / (1.0 + np.exp(-2 * np.abs(x)))
    return result


def softmax(x: Array, dim: int = -1) -> Array:
    result: Array = np.exp(x - np.logaddexp.reduce(x, axis=dim, keepdims=True))
    return result


FORMULAS: dict[type, Callable[[Array], Array]] = {
    ReLU: lambda x: (x + np.abs(x)) / 2,
    Sigmoid: sigmoid,
    Tanh: tanh,
    GELU: lambda x: x * sigmoid(1.702 * x),
}
# How far float32 may be off: a few roundings of the result; for GELU of its gate, times x. Sigmoid
# overflows where its result is below the normal numbers of float32, and gives 0 there.
SMALLEST = float(np.finfo(np.float32).smallest_normal)
BOUNDS: dict[type, Callable[[Array, Array], Array]] = {
    ReLU: lambda x, y: np.zeros_like(x),
    Sigmoid: lambda x, y: 8 * EPSILON * y + SMALLEST,
    Tanh: lambda x, y: 8 * EPSILON * np.abs(y) + TINY,
    GELU: lambda x, y: 8 * EPSILON * np.abs(x) + TINY,
}
ELEMENTWISE = list(FORMULAS)
ALL: list[type] = [*ELEMENTWISE, Softmax]


def softmax_bound(x: Array, dim: int) -> Array:
    """What rounding x - max and the sum can do to a share: more, the further x is from max."""
    distance = np.abs(x - x.max(axis=dim, keepdims=True))
    bound: Array = EPSILON * (8 + x.shape[dim] + distance) * softmax(x, dim) + TINY
    return bound


@pytest.mark.parametrize("kind", ELEMENTWISE)
@given(values=arrays(shapes(), WIDE))
def test_an_activation_computes_its_formula_for_numbers_of_any_size_and_any_shape(
    kind: type, values: Array
) -> None:
    x = Tensor(values)
    wide = float64(x)
    expected = FORMULAS[kind](wide)
    for result in (kind()(x), kind().forward(x)):
        assert_matches(result, expected, BOUNDS[kind](wide, expected))
        assert not np.shares_memory(result.data, x.data)
    assert np.array_equal(x.data, values)


@pytest.mark.parametrize(
    ("kind", "x", "y"),
    [
        (ReLU, [-2, -0.5, 0, 3], [0, 0, 0, 3]),
        (Sigmoid, [-2, 0, 2], [0.11920292, 0.5, 0.88079708]),
        (Tanh, [-1, 0, 0.5, 1], [-0.76159416, 0, 0.46211716, 0.76159416]),
        (GELU, [-3, -1, 0, 1, 3], [-0.01807131, -0.15420423, 0, 0.84579577, 2.98192869]),
        (Softmax, [0, 1, 2], [0.09003057, 0.24472847, 0.66524096]),
    ],
)
def test_an_activation_gives_the_numbers_of_its_page(
    kind: type, x: list[float], y: list[float]
) -> None:
    assert_matches(kind()(Tensor(x)), y, 1e-6)


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [(ReLU, 0, 1e4), (Sigmoid, 0, 1), (Tanh, -1, 1), (GELU, 0, 1e4), (Softmax, 0, 1)],
)
def test_the_extremes_are_exact_and_raise_no_warning(kind: type, low: float, high: float) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for size in (1e4, 1e3, 200.0):
            top = size if high == 1e4 else high
            assert_matches(kind()(Tensor([-size, size])), [low, top])


def test_sigmoid_stays_right_where_one_minus_it_would_lose_every_digit() -> None:
    assert_matches(Sigmoid()(Tensor(-80.0)), np.exp(-80.0), 1e-6 * np.exp(-80.0))


@given(arrays(shapes(min_dims=1, min_side=1), WIDE), st.data())
def test_softmax_computes_its_formula_along_any_axis_and_sums_to_one(
    values: Array, data: st.DataObject
) -> None:
    dim = data.draw(st.integers(-values.ndim, values.ndim - 1))
    x = Tensor(values)
    wide = float64(x)
    expected, bound = softmax(wide, dim), softmax_bound(wide, dim)
    for result in (Softmax()(x, dim), Softmax()(x, dim=dim), Softmax().forward(x, dim)):
        assert_matches(result, expected, bound)
        assert np.abs(float64(result).sum(axis=dim) - 1).max() <= 4 * EPSILON
        assert (result.data >= 0).all()
    last = Softmax()(x), Softmax().forward(x)
    for result in last:
        assert_matches(result, softmax(wide), softmax_bound(wide, -1))
    assert np.array_equal(x.data, values)


@given(
    st.lists(st.integers(-9_000, 9_000), min_size=1, max_size=5),
    arrays((5, 4), st.floats(-16.0, 16.0, width=32)),
    st.booleans(),
)
def test_rows_of_softmax_that_differ_by_thousands_do_not_disturb_each_other(
    offsets: list[int], steps: Array, columns: bool
) -> None:
    rows = (steps[: len(offsets)] + np.array(offsets)[:, None]).astype(np.float32)
    x, dim = (Tensor(rows.T), 0) if columns else (Tensor(rows), -1)
    together = Softmax()(x, dim)
    assert_matches(together, softmax(float64(x), dim), softmax_bound(float64(x), dim))
    for i, row in enumerate(rows):
        alone = Softmax()(Tensor(row))
        own = together.data[:, i] if columns else together.data[i]
        assert np.abs(alone.data - own).max() <= 4 * EPSILON


def test_what_is_masked_with_minus_infinity_gets_no_share() -> None:
    scores = Tensor([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
    hidden = scores.masked_fill(np.array([[False, False, True], [False, True, True]]), -np.inf)
    low, high = softmax(np.array([1.0, 2.0]))
    assert_matches(Softmax()(hidden), [[low, high, 0.0], [1.0, 0.0, 0.0]], 1e-6)


@pytest.mark.parametrize("shape", [(0, 4), (2, 0, 3)])
def test_softmax_of_an_empty_batch_is_an_empty_batch(shape: Shape) -> None:
    assert Softmax()(Tensor(np.zeros(shape))).shape == shape


@pytest.mark.parametrize("wish", [True, False])
@pytest.mark.parametrize("kind", ALL)
def test_an_activation_passes_the_door_once_and_keeps_requires_grad(
    kind: type, wish: bool
) -> None:
    x = Tensor([[1.0, -2.0], [3.0, 0.5]], requires_grad=wish)
    with recorded() as records:
        result = kind()(x)
    (record,) = records
    assert record.result is result
    assert record.operation == kind.__name__.lower()
    assert len(record.operands) == 1
    assert record.operands[0] is x
    assert record.details == ({"dim": -1} if kind is Softmax else {})
    assert result.requires_grad is wish
    assert x.requires_grad is wish


def test_the_door_is_told_along_which_axis_softmax_went() -> None:
    with recorded() as records:
        Softmax()(Tensor(np.ones((2, 3))), dim=0)
    assert records[0].details == {"dim": 0}


@pytest.mark.parametrize("kind", ALL)
def test_an_activation_has_no_parameters_and_shows_its_name(kind: Any) -> None:
    assert kind().parameters() == []
    assert repr(kind()) == f"{kind.__name__}()"


def test_gelu_and_softmax_agree_with_pytorch() -> None:
    torch = pytest.importorskip("torch")
    values = np.random.default_rng(2).uniform(-20, 20, size=(7, 3, 5)).astype(np.float32)
    x = torch.from_numpy(values.copy())
    gelu = (x * torch.sigmoid(1.702 * x)).numpy()
    assert_matches(GELU()(Tensor(values)), gelu, 16 * EPSILON * np.abs(values))
    for dim in (0, 1, 2, -1):
        expected = torch.softmax(x, dim=dim).numpy()
        assert_matches(Softmax()(Tensor(values), dim), expected, 1e-6)
