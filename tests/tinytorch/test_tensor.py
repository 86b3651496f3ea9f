"""Module 01's Tensor against NumPy in float64, and what later modules rely on."""

import math
import operator
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.tinytorch.common import (
    EPSILON,
    SLACK,
    TINY,
    Array,
    Shape,
    arrays,
    assert_matches,
    divisors,
    float64,
    numbers,
    peak_bytes,
    recorded,
    shapes,
)
from tinytorch.core import tensor as module
from tinytorch.core.tensor import Tensor, manual_seed, rng

Operation = Callable[[Any, Any], Any]

ARITHMETIC: dict[str, Operation] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
}
MASK = np.array([[True, False, True], [False, False, True], [True, True, False]])
# What a square tensor of side 3 can be asked for alone, and what the recorder has to be told.
UNARY: dict[str, tuple[Callable[[Tensor], Tensor], str, dict[str, Any]]] = {
    "-x": (lambda x: -x, "neg", {}),
    "x ** 3": (lambda x: x**3, "pow", {"exponent": 3}),
    "reshape(9)": (lambda x: x.reshape(9), "reshape", {"shape": (9,)}),
    "reshape((1, -1))": (lambda x: x.reshape((1, -1)), "reshape", {"shape": (1, -1)}),
    "view(9, 1)": (lambda x: x.view(9, 1), "reshape", {"shape": (9, 1)}),
    "transpose()": (lambda x: x.transpose(), "transpose", {"dim0": -2, "dim1": -1}),
    "transpose(1, 0)": (lambda x: x.transpose(1, 0), "transpose", {"dim0": 1, "dim1": 0}),
    "contiguous()": (lambda x: x.contiguous(), "contiguous", {}),
    "x[1]": (lambda x: x[1], "getitem", {"key": 1}),
    "x[0, 2]": (lambda x: x[0, 2], "getitem", {"key": (0, 2)}),
    "x[MASK]": (lambda x: x[MASK], "getitem", {"key": MASK}),
    "sum()": (lambda x: x.sum(), "sum", {"axis": None, "keepdims": False}),
    "mean(0)": (lambda x: x.mean(0), "mean", {"axis": 0, "keepdims": False}),
    "max(1, True)": (lambda x: x.max(1, True), "max", {"axis": 1, "keepdims": True}),
    "masked_fill": (
        lambda x: x.masked_fill(MASK, -1.5),
        "masked_fill",
        {"mask": MASK, "value": -1.5},
    ),
}
BINARY: dict[str, Operation] = {**ARITHMETIC, "matmul": operator.matmul}


def square(requires_grad: bool = False) -> Tensor:
    return Tensor(np.arange(1.0, 10.0).reshape(3, 3), requires_grad=requires_grad)


@st.composite
def broadcasting_pairs(draw: st.DrawFn) -> tuple[Array, Array]:
    """Two arrays whose shapes broadcast; the second may be a divisor."""
    drawn = draw(
        hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=4, min_side=0)
    )
    first, second = drawn.input_shapes
    return draw(arrays(first)), draw(arrays(second, divisors()))


@st.composite
def factors(draw: st.DrawFn) -> tuple[Array, Array]:
    """Two arrays that NumPy can multiply: vectors, matrices, stacks, empty ones, too."""
    drawn = draw(
        hnp.mutually_broadcastable_shapes(
            signature=np.matmul.signature, max_dims=2, min_side=0, max_side=4
        )
    )
    first, second = drawn.input_shapes
    return draw(arrays(first)), draw(arrays(second))


# What a tensor keeps


ANY_DTYPE = st.one_of(
    hnp.arrays(np.float64, shapes(), elements=st.floats(-1e30, 1e30)),
    hnp.arrays(st.sampled_from([np.int8, np.int64, np.uint16, np.bool_]), shapes()),
    arrays(shapes()),
)


@given(ANY_DTYPE)
def test_a_tensor_holds_any_array_or_nested_list_as_float32(values: Array) -> None:
    expected = values.astype(np.float32)
    for data in (values, Tensor(values)):
        tensor = Tensor(data)
        assert_matches(tensor, expected)
        assert tensor.dtype == np.float32
        assert (tensor.shape, tensor.ndim, tensor.size) == (values.shape, values.ndim, values.size)
        assert tensor.numel() == values.size
        assert tensor.memory_footprint() == 4 * values.size
    assert_matches(Tensor(values.tolist()), np.array(values.tolist(), dtype=np.float32))


@given(st.integers(1, 4), shapes(), st.booleans())
def test_a_list_or_tuple_of_tensors_is_stacked_on_a_new_first_axis(
    count: int, shape: Shape, as_tuple: bool
) -> None:
    parts = [np.full(shape, i, dtype=np.float32) for i in range(count)]
    tensors = [Tensor(part) for part in parts]
    assert_matches(Tensor(tuple(tensors) if as_tuple else tensors), np.stack(parts))


def test_gradients_are_asked_for_by_name_and_are_none_at_first() -> None:
    assert Tensor([1.0]).requires_grad is False
    assert Tensor([1.0]).grad is None
    assert Tensor([1.0], requires_grad=True).requires_grad is True
    assert Tensor([1.0], requires_grad=True).grad is None


@pytest.mark.parametrize(
    "data", [[[1.0, 2.0], [3.0]], "text", [Tensor([1.0, 2.0]), Tensor([3.0])]]
)
def test_what_is_no_array_of_numbers_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"inhomogeneous|could not convert"):
        Tensor(data)


def test_numpy_gives_the_array_without_a_copy() -> None:
    tensor = square()
    assert tensor.numpy() is tensor.data


def test_repr_shows_the_numbers_the_shape_and_the_wish_for_a_gradient() -> None:
    assert repr(Tensor([[1.5, -2.0]])) == "Tensor([[ 1.5, -2. ]], shape=(1, 2))"
    assert repr(Tensor(3.0, requires_grad=True)) == "Tensor(3., shape=(), requires_grad=True)"


# Arithmetic


@pytest.mark.parametrize("name", ARITHMETIC)
@given(pair=broadcasting_pairs())
def test_arithmetic_of_tensors_and_arrays_is_that_of_float64_rounded_once(
    name: str, pair: tuple[Array, Array]
) -> None:
    operate, (left, right) = ARITHMETIC[name], pair
    expected = operate(left.astype(np.float64), right.astype(np.float64)).astype(np.float32)
    before = left.copy(), right.copy()
    x, y = Tensor(left), Tensor(right)
    for result in (
        operate(x, y),
        operate(x, right),
        operate(left, y),
        operate(x, right.astype(np.float64)),
        operate(left.astype(np.float64), y),
    ):
        assert_matches(result, expected)
        assert not np.shares_memory(result.data, left)
        assert not np.shares_memory(result.data, right)
    for tensor, array, copy in zip((x, y), pair, before, strict=True):
        assert np.array_equal(tensor.data, copy)
        assert np.array_equal(array, copy)


@pytest.mark.parametrize("kind", [float, int, np.float32, np.float64, np.int64])
@pytest.mark.parametrize("name", ARITHMETIC)
@given(values=arrays(shapes(), divisors()), number=st.integers(1, 1000))
@settings(max_examples=30)
def test_a_number_of_any_type_may_stand_on_either_side(
    name: str, kind: Callable[[int], Any], values: Array, number: int
) -> None:
    operate, wide = ARITHMETIC[name], values.astype(np.float64)
    right, left = operate(wide, float(number)), operate(float(number), wide)
    assert_matches(operate(Tensor(values), kind(number)), np.float32(right))
    assert_matches(operate(kind(number), Tensor(values)), np.float32(left))


@given(
    arrays(shapes(), st.floats(2.0**-10, 64.0, width=32)),
    st.sampled_from([0.5, 1.5, 2, 3, 0, -1, -2.5]),
)
def test_powers_and_signs_are_those_of_float64(values: Array, exponent: float) -> None:
    tensor, wide = Tensor(values), values.astype(np.float64)
    expected = wide**exponent
    assert_matches(tensor**exponent, expected, 4 * EPSILON * expected)
    assert_matches(-tensor, -wide)
    assert np.array_equal(tensor.data, wide)


def test_a_negative_base_has_whole_powers() -> None:
    assert_matches(Tensor([-2.0, -3.0]) ** 3, [-8.0, -27.0])


@pytest.mark.parametrize("name", ARITHMETIC)
def test_shapes_that_do_not_broadcast_are_a_value_error(name: str) -> None:
    with pytest.raises(ValueError, match="broadcast"):
        ARITHMETIC[name](Tensor(np.ones((2, 3))), Tensor(np.ones(2)))


@pytest.mark.parametrize("name", ARITHMETIC)
def test_none_is_refused_on_either_side_with_a_hint(name: str) -> None:
    for left, right in ((square(), None), (None, square())):
        with pytest.raises(TypeError, match="None"):
            ARITHMETIC[name](left, right)


def test_augmented_assignment_makes_a_new_tensor() -> None:
    first = alias = Tensor([1.0, 2.0])
    first += 1
    first *= Tensor([2.0, 3.0])
    assert_matches(first, [4.0, 9.0])
    assert_matches(alias, [1.0, 2.0])


# The matrix product


@given(factors())
def test_matmul_is_that_of_float64_for_vectors_matrices_and_stacks(
    pair: tuple[Array, Array],
) -> None:
    x, y = Tensor(pair[0]), Tensor(pair[1])
    left, right = float64(x), float64(y)
    bound = (left.shape[-1] + 1) * EPSILON * (np.abs(left) @ np.abs(right)) + TINY
    for result in (x @ y, x.matmul(y)):
        assert_matches(result, left @ right, bound)
    assert np.array_equal(x.data, left)
    assert np.array_equal(y.data, right)


def test_a_large_matmul_is_that_of_float64() -> None:
    draw = np.random.default_rng(0)
    x, y = Tensor(draw.normal(size=(200, 300))), Tensor(draw.normal(size=(300, 100)))
    left, right = float64(x), float64(y)
    bound = 300 * EPSILON * (np.abs(left) @ np.abs(right))
    assert_matches(x @ y, left @ right, bound)
    assert_matches(y.transpose() @ x.transpose(), (left @ right).T, bound.T)


@pytest.mark.parametrize(
    ("first", "second", "sizes"),
    [
        ((32, 128), (256, 10), "128 \u2260 256"),
        ((3,), (4,), "3 \u2260 4"),
        ((2, 3), (2,), "3 \u2260 2"),
        ((3,), (2, 3), "3 \u2260 2"),
        ((5, 2, 3), (5, 2, 3), "3 \u2260 2"),
        ((2, 1), (3, 1), "1 \u2260 3"),
        ((2, 0), (3, 1), "0 \u2260 3"),
    ],
)
def test_unequal_inner_sizes_are_refused_with_the_promised_text(
    first: Shape, second: Shape, sizes: str
) -> None:
    x, y = Tensor(np.ones(first)), Tensor(np.ones(second))
    for multiply in (operator.matmul, Tensor.matmul):
        with pytest.raises(ValueError, match="Cannot perform") as caught:
            multiply(x, y)
        assert str(caught.value) == (
            f"Cannot perform matrix multiplication: {first} @ {second}. "
            f"Inner dimensions must match: {sizes}"
        )


def test_the_message_of_matmul_is_letter_by_letter_that_of_the_api_page() -> None:
    with pytest.raises(ValueError, match="Cannot perform") as caught:
        Tensor(np.ones((32, 128))).matmul(Tensor(np.ones((256, 10))))
    assert str(caught.value) == (
        "Cannot perform matrix multiplication: (32, 128) @ (256, 10). "
        "Inner dimensions must match: 128 \N{NOT EQUAL TO} 256"
    )


@pytest.mark.parametrize(("first", "second"), [((), ()), ((), (1,)), ((1,), ()), ((2, 2), ())])
def test_a_number_without_axes_has_no_matrix_product(first: Shape, second: Shape) -> None:
    with pytest.raises(ValueError, match="Cannot perform matrix multiplication") as caught:
        Tensor(np.ones(first)) @ Tensor(np.ones(second))
    assert f"{first} @ {second}" in str(caught.value)


@pytest.mark.parametrize("other", [2.0, None, np.ones((3, 3)), [[1.0], [1.0], [1.0]], "text"])
def test_the_right_factor_has_to_be_a_tensor(other: object) -> None:
    for multiply in (operator.matmul, Tensor.matmul):
        with pytest.raises(TypeError, match=type(other).__name__):
            multiply(square(), other)


def test_an_array_on_the_left_of_the_matrix_product_is_refused() -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        np.ones((3, 3)) @ square()


# Shapes and indexing


@st.composite
def reshapings(draw: st.DrawFn) -> tuple[Array, Shape]:
    values = draw(arrays(shapes()))
    sizes = list(draw(st.permutations([*values.shape, 1])))
    if draw(st.booleans()) and len(sizes) > 1:
        sizes[:2] = [sizes[0] * sizes[1]]
    if values.size and draw(st.booleans()):
        sizes[draw(st.integers(0, len(sizes) - 1))] = -1
    return values, tuple(sizes)


@given(reshapings())
def test_reshape_and_view_keep_reading_order_and_share_memory(case: tuple[Array, Shape]) -> None:
    values, shape = case
    tensor = Tensor(values)
    for result in (
        tensor.reshape(*shape),
        tensor.reshape(shape),
        tensor.view(*shape),
        tensor.view(shape),
    ):
        assert_matches(result, values.reshape(shape))
        assert np.shares_memory(result.data, tensor.data) or not values.size
    assert tensor.shape == values.shape


@pytest.mark.parametrize("shape", [(4, 2), (7,), (5, -1), (), (-1, -1), (3, 0)])
def test_an_impossible_shape_is_refused_with_both_element_counts(shape: Shape) -> None:
    tensor, given_count = Tensor(np.ones((2, 3))), math.prod(size for size in shape if size != -1)
    for reshape in (tensor.reshape, tensor.view):
        with pytest.raises(ValueError, match=rf"\b6 elements\b.*\b{given_count}\b") as caught:
            reshape(shape)
        assert str(shape) in str(caught.value)


@given(arrays(shapes(min_dims=2)), st.data())
def test_transpose_swaps_any_two_axes_the_last_two_unless_named_and_shares_memory(
    values: Array, data: st.DataObject
) -> None:
    axes = st.integers(-values.ndim, values.ndim - 1)
    first, second = data.draw(axes), data.draw(axes)
    tensor = Tensor(values)
    for result, expected in (
        (tensor.transpose(), np.swapaxes(values, -1, -2)),
        (tensor.transpose(first, second), np.swapaxes(values, first, second)),
    ):
        assert_matches(result, expected)
        assert np.shares_memory(result.data, tensor.data) or not values.size
    assert np.array_equal(tensor.data, values)


@given(arrays(shapes(min_dims=2)))
def test_contiguous_lays_the_numbers_in_reading_order_and_copies_only_for_that(
    values: Array,
) -> None:
    tensor = Tensor(values)
    swapped = tensor.transpose()
    assert_matches(swapped.contiguous(), np.swapaxes(values, -1, -2))
    assert swapped.contiguous().data.flags.c_contiguous
    assert np.shares_memory(tensor.contiguous().data, tensor.data) or not values.size


def test_contiguous_keeps_a_shape_without_axes() -> None:
    assert_matches(Tensor(5.0).contiguous(), 5.0)


@given(arrays(shapes(min_dims=1)), st.data())
def test_indexing_selects_what_numpy_selects(values: Array, data: st.DataObject) -> None:
    keys = [
        hnp.basic_indices(values.shape),
        hnp.arrays(np.bool_, values.shape),
        hnp.arrays(np.bool_, values.shape[:1]),
    ]
    if values.size:
        keys.append(hnp.integer_array_indices(values.shape))
    key = data.draw(st.one_of(keys))
    tensor = Tensor(values)
    assert_matches(tensor[key], values[key])
    assert np.array_equal(tensor.data, values)


def test_an_index_out_of_range_is_an_index_error_so_that_a_loop_ends() -> None:
    with pytest.raises(IndexError):
        square()[3]
    rows = list(square())
    assert len(rows) == 3
    assert_matches(rows[2], [7.0, 8.0, 9.0])


# Reductions and masks


@given(arrays(shapes(min_side=1)), st.booleans(), st.data())
def test_reductions_are_those_of_float64_over_any_axes(
    values: Array, keepdims: bool, data: st.DataObject
) -> None:
    axes: list[st.SearchStrategy[Any]] = [st.none()]
    if values.ndim:
        axes += [st.integers(-values.ndim, values.ndim - 1), hnp.valid_tuple_axes(values.ndim)]
    axis = data.draw(st.one_of(axes))
    tensor, wide = Tensor(values), values.astype(np.float64)
    bound = values.size * EPSILON * np.abs(wide).sum(axis=axis, keepdims=keepdims)
    total = wide.sum(axis=axis, keepdims=keepdims)
    assert_matches(tensor.sum(axis, keepdims), total, bound)
    assert_matches(tensor.sum(axis=axis, keepdims=keepdims), total, bound)
    average = wide.mean(axis=axis, keepdims=keepdims)
    assert_matches(tensor.mean(axis=axis, keepdims=keepdims), average, bound + TINY)
    largest = wide.max(axis=axis, keepdims=keepdims)
    assert_matches(tensor.max(axis=axis, keepdims=keepdims), largest)
    assert np.array_equal(tensor.data, wide)


def test_reductions_of_many_numbers_stay_accurate() -> None:
    values = np.random.default_rng(1).uniform(0, 1, size=1_000_000).astype(np.float32)
    total = values.astype(np.float64).sum()
    assert_matches(Tensor(values).sum(), total, 1e-6 * total)
    assert_matches(Tensor(values).mean(), total / values.size, 1e-6)


def test_the_sum_of_nothing_is_zero() -> None:
    empty = Tensor(np.ones((0, 3)))
    assert_matches(empty.sum(), 0.0)
    assert_matches(empty.sum(axis=0), np.zeros(3))
    assert_matches(empty.sum(axis=1), np.zeros(0))


@st.composite
def masked(draw: st.DrawFn) -> tuple[Array, Array]:
    """An array, and a mask of numbers whose shape broadcasts to that of the array."""
    values = draw(arrays(shapes()))
    kept = values.shape[draw(st.integers(0, values.ndim)) :]
    shape = tuple(draw(st.sampled_from([1, size])) for size in kept)
    return values, draw(arrays(shape, st.sampled_from([-2.0, 0.0, 0.5])))


@given(masked(), numbers() | st.just(-math.inf))
def test_masked_fill_puts_the_value_where_the_mask_is_not_zero(
    case: tuple[Array, Array], value: float
) -> None:
    values, mask = case
    tensor, mask_tensor = Tensor(values), Tensor(mask)
    expected = np.where(mask != 0, value, values)
    masks: list[Any] = [mask, mask != 0, mask_tensor]
    if mask.size:
        masks.append((mask != 0).tolist())
    for form in masks:
        result = tensor.masked_fill(form, value)
        assert isinstance(result, Tensor)
        assert result.data.dtype == np.float32
        assert np.array_equal(result.data, expected)
        assert not np.shares_memory(result.data, tensor.data)
    assert np.array_equal(tensor.data, values)
    assert np.array_equal(mask_tensor.data, mask)


# Gradients later: requires_grad and the door


@pytest.mark.parametrize("wish", [True, False])
@pytest.mark.parametrize("name", UNARY)
def test_the_result_of_an_operation_wants_a_gradient_when_its_operand_does(
    name: str, wish: bool
) -> None:
    result = UNARY[name][0](square(requires_grad=wish))
    assert result.requires_grad is wish
    assert result.grad is None


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("name", BINARY)
def test_the_result_of_two_operands_wants_a_gradient_when_either_does(
    name: str, left: bool, right: bool
) -> None:
    x, y = square(requires_grad=left), square(requires_grad=right)
    assert BINARY[name](x, y).requires_grad is (left or right)
    assert (x.requires_grad, y.requires_grad) == (left, right)


@pytest.mark.parametrize("wish", [True, False])
@pytest.mark.parametrize("name", ARITHMETIC)
def test_numbers_and_arrays_beside_a_tensor_want_no_gradient(name: str, wish: bool) -> None:
    x = square(requires_grad=wish)
    for other in (2.0, np.ones((3, 3))):
        assert ARITHMETIC[name](x, other).requires_grad is wish
        assert ARITHMETIC[name](other, x).requires_grad is wish


def same(actual: object, expected: object) -> bool:
    if isinstance(expected, np.ndarray):
        return isinstance(actual, np.ndarray) and np.array_equal(actual, expected)
    return type(actual) is type(expected) and actual == expected


@pytest.mark.parametrize("name", UNARY)
def test_a_recorder_is_told_once_of_an_operation_on_one_tensor(name: str) -> None:
    action, operation, details = UNARY[name]
    x = square()
    with recorded() as records:
        result = action(x)
    (record,) = records
    assert record.result is result
    assert record.operation == operation
    assert len(record.operands) == 1
    assert record.operands[0] is x
    assert record.details.keys() == details.keys()
    assert all(same(record.details[key], details[key]) for key in details)


@pytest.mark.parametrize("name", BINARY)
def test_a_recorder_is_told_once_of_an_operation_on_two_tensors(name: str) -> None:
    x, y = square(), square()
    with recorded() as records:
        result = BINARY[name](x, y)
    (record,) = records
    assert record.result is result
    assert record.operation == name
    assert record.operands[0] is x
    assert record.operands[1] is y
    assert record.details == {}


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("name", ARITHMETIC)
def test_a_recorder_is_told_the_number_as_a_tensor_on_its_own_side(name: str, left: bool) -> None:
    x = square()
    with recorded() as records:
        result = ARITHMETIC[name](8.0, x) if left else ARITHMETIC[name](x, 8.0)
    (record,) = records
    number, tensor = record.operands if left else reversed(record.operands)
    assert record.result is result
    assert record.operation == name
    assert tensor is x
    assert_matches(number, 8.0)
    assert number.requires_grad is False


def test_all_recorders_are_told_and_none_is_there_by_itself() -> None:
    assert Tensor.recorders == []
    with recorded() as first, recorded() as second:
        (square() * 2).sum()
    square().sum()
    for records in (first, second):
        assert [record.operation for record in records] == ["mul", "sum"]
    assert Tensor.recorders == []


def test_making_and_looking_at_a_tensor_is_no_operation() -> None:
    with recorded() as records:
        x = Tensor([Tensor([1.0]), Tensor([2.0])])
        repr(x), x.shape, x.numpy(), x.numel(), x.memory_footprint()
    assert records == []


# Memory

WIDE = Tensor(np.linspace(1.0, 2.0, 1_000_000).reshape(1000, 1000))
ROW, COLUMN = Tensor(np.ones(1000)), Tensor(np.ones((1000, 1)))
HALF = WIDE.data > 1.5
ONE_RESULT: dict[str, Callable[[], Tensor]] = {
    "tensor + tensor": lambda: WIDE + WIDE,
    "tensor - row": lambda: WIDE - ROW,
    "column * tensor": lambda: COLUMN * WIDE,
    "row / column": lambda: ROW / COLUMN,
    "tensor + number": lambda: WIDE + 2,
    "number / tensor": lambda: 2 / WIDE,
    "tensor - array": lambda: WIDE - WIDE.data,
    "array - tensor": lambda: WIDE.data - WIDE,
    "-tensor": lambda: -WIDE,
    "tensor ** 2": lambda: WIDE**2,
    "tensor ** 0.5": lambda: WIDE**0.5,
    "tensor @ tensor": lambda: WIDE[:, :100] @ WIDE[:100],
    "transposed @ tensor": lambda: WIDE.transpose()[:, :100] @ WIDE[:100],
    "sum over rows": lambda: WIDE.sum(axis=0),
    "mean of all": lambda: WIDE.mean(),
    "max over columns": lambda: WIDE.max(axis=1, keepdims=True),
    "masked_fill": lambda: WIDE.masked_fill(HALF, 0.0),
    "contiguous of transposed": lambda: WIDE.transpose().contiguous(),
}
NO_COPY: dict[str, Callable[[], Tensor]] = {
    "reshape": lambda: WIDE.reshape(100, -1),
    "view": lambda: WIDE.view(-1),
    "transpose": lambda: WIDE.transpose(),
    "contiguous": lambda: WIDE.contiguous(),
    "a slice": lambda: WIDE[10:, ::2],
    "Tensor of a Tensor": lambda: Tensor(WIDE),
}


@pytest.mark.parametrize("name", ONE_RESULT)
def test_an_operation_allocates_its_result_and_nothing_beside(name: str) -> None:
    action = ONE_RESULT[name]
    assert peak_bytes(action) <= action().memory_footprint() + SLACK


@pytest.mark.parametrize("name", NO_COPY)
def test_what_only_looks_at_the_numbers_in_another_way_copies_none(name: str) -> None:
    assert peak_bytes(NO_COPY[name]) <= SLACK
    assert np.shares_memory(NO_COPY[name]().data, WIDE.data)


# Random numbers


def test_manual_seed_repeats_what_the_generator_of_the_package_draws() -> None:
    manual_seed(5)
    first = rng.random(4), rng.standard_normal(3, dtype=np.float32), rng.integers(0, 9, 5)
    manual_seed(5)
    again = rng.random(4), rng.standard_normal(3, dtype=np.float32), rng.integers(0, 9, 5)
    manual_seed(6)
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
    assert not np.array_equal(first[0], rng.random(4))


def test_manual_seed_restarts_the_generator_in_place() -> None:
    manual_seed(5)
    assert module.rng is rng
    expected = np.random.default_rng(5).random(4)
    assert np.array_equal(rng.random(4), expected)


def test_manual_seed_leaves_the_global_generators_alone() -> None:
    np.random.seed(1)
    random.seed(1)
    before, python_before = np.random.get_state(legacy=False), random.getstate()
    manual_seed(5)
    after = np.random.get_state(legacy=False)
    assert random.getstate() == python_before
    assert np.array_equal(before["state"]["key"], after["state"]["key"])
    assert before["state"]["pos"] == after["state"]["pos"]


# ---- A tensor among numbers and arrays


@given(arrays(shapes()), numbers())
def test_comparisons_give_masks_as_numpy_does(values: Array, number: float) -> None:
    tensor = Tensor(values)
    for compare in (operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne):
        for other in (
            np.float32(number),
            tensor.data[..., :1] if values.ndim else 2.0,
            tensor.data,
        ):
            expected = compare(tensor.data, other)
            assert np.array_equal(compare(tensor, other).data, expected)
            assert np.array_equal(compare(tensor, Tensor(other)).data, expected)


@given(arrays(shapes()))
def test_numpy_reads_the_numbers_of_a_tensor(values: Array) -> None:
    tensor = Tensor(values)
    assert np.array_equal(np.asarray(tensor), tensor.data)
    assert np.asarray(tensor, dtype=np.float64).dtype == np.float64
    assert np.array_equal(Tensor([tensor, tensor]).data, np.stack([tensor.data, tensor.data]))
    assert np.array_equal(tensor.flatten().data, tensor.data.ravel())
    assert np.array_equal(abs(tensor).data, np.abs(tensor.data))
    if values.size:
        assert np.argmax(tensor) == np.argmax(tensor.data)
    if values.ndim > 1:
        assert np.array_equal(tensor.T.data, np.swapaxes(tensor.data, -2, -1))
    np.asarray(tensor)[...] = 7  # a copy: the tensor keeps its numbers
    assert np.array_equal(tensor.data, np.float32(values))


def test_one_number_is_a_number_and_several_are_none() -> None:
    one, several = Tensor([[2.5]]), Tensor([1.0, 2.0])
    assert (one.item(), float(one), int(one), bool(one), len(several)) == (2.5, 2.5, 2, True, 2)
    for convert in (float, int, bool, Tensor.item):
        with pytest.raises(ValueError):
            convert(several)
    with pytest.raises(TypeError):
        len(Tensor(3))
    assert [float(element) for element in several] == [1.0, 2.0]


def test_a_tensor_is_itself_in_a_dictionary_and_equals_no_other_thing() -> None:
    one, other = Tensor([1.0, 2.0]), Tensor([1.0, 2.0])
    assert len({one: 1, other: 2}) == 2
    assert (one == None, one != None, one == "x") == (False, True, False)  # noqa: E711
    with pytest.raises(ValueError, match="`is` tells"):
        one in [other]  # noqa: B015


def test_conversions_keep_the_wish_for_a_gradient_where_they_compute() -> None:
    tensor = Tensor([[1.0, -2.0]], requires_grad=True)
    for result in (tensor.T, tensor.flatten(), abs(tensor)):
        assert result.requires_grad
    assert not (tensor > 0).requires_grad
