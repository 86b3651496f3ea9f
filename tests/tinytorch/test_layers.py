"""Module 03's layers: the worked example, every promise of the API page, NumPy and PyTorch."""

import math
import random
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tinytorch.common import (
    EPSILON,
    SLACK,
    TINY,
    Array,
    Shape,
    arrays,
    assert_matches,
    float64,
    peak_bytes,
    recorded,
    shapes,
)
from tinytorch.core import layers as module
from tinytorch.core.activations import GELU, ReLU, Sigmoid, Softmax, Tanh
from tinytorch.core.layers import Dropout, Layer, Linear, Sequential
from tinytorch.core.tensor import Tensor, manual_seed
from tinytorch.testing import assert_binomial, assert_normal


class Blur(Layer):
    """Its author forgot `forward`."""


class Stretch(Layer):
    """Takes more than its input, and keeps what it was last called with."""

    def forward(self, x: Tensor, factor: float = 2.0, *, shift: float = 0.0) -> Tensor:
        self.called = (factor, shift)
        return x * factor + shift


class Owner(Layer):
    """Adds tensors that it owns; counts its calls."""

    def __init__(self, *owned: Tensor) -> None:
        self.owned, self.calls = owned, 0

    def forward(self, x: Tensor) -> Tensor:
        self.calls += 1
        for tensor in self.owned:
            x = x + tensor
        return x

    def parameters(self) -> list[Tensor]:
        return list(self.owned)


class Flag(Layer):
    """Times 2 in training, times -1 otherwise; remembers the flags it got."""

    def __init__(self) -> None:
        self.flags: list[bool] = []

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        self.flags.append(training)
        return x * (2.0 if training else -1.0)


class Faulty(Layer):
    def __init__(self, error: Exception) -> None:
        self.error, self.calls = error, 0

    def forward(self, x: Tensor, training: bool = True) -> Tensor:
        self.calls += 1
        raise self.error


def same_objects(actual: list[Tensor], expected: list[Tensor]) -> bool:
    return [id(tensor) for tensor in actual] == [id(tensor) for tensor in expected]


def set_numbers(layer: Linear, weight: Array, bias: Array | None) -> None:
    layer.weight = Tensor(weight)
    layer.bias = None if bias is None else Tensor(bias)


def ones(*shape: int) -> Tensor:
    return Tensor(np.ones(shape))


# The worked example of the module's page


@pytest.fixture
def model() -> Sequential:
    manual_seed(3)
    return Sequential(Linear(784, 256), ReLU(), Dropout(0.5), Linear(256, 10))


@pytest.fixture
def images() -> Tensor:
    return Tensor(np.random.default_rng(0).random((32, 784)))


def test_the_worked_example_has_203530_parameters(model: Sequential) -> None:
    parameters = model.parameters()
    assert [tensor.shape for tensor in parameters] == [(784, 256), (256,), (256, 10), (10,)]
    assert sum(tensor.size for tensor in parameters) == 203_530
    assert sum(tensor.memory_footprint() for tensor in parameters) == 4 * 203_530
    assert all(tensor.requires_grad is True for tensor in parameters)


def test_the_worked_example_is_deterministic_in_use_and_random_in_training(
    model: Sequential, images: Tensor
) -> None:
    first, second = model(images, training=False), model.forward(images, training=False)
    for output in (first, second):
        assert isinstance(output, Tensor)
        assert output.shape == (32, 10)
        assert output.dtype == np.float32
        assert output.requires_grad is True
    assert np.array_equal(first.data, second.data)
    assert not np.array_equal(model(images).data, model(images).data)
    assert np.array_equal(model(images, training=False).data, first.data)


def test_the_worked_example_computes_in_use_what_float64_computes(
    model: Sequential, images: Tensor
) -> None:
    w1, b1, w2, b2 = map(float64, model.parameters())
    hidden = np.maximum(float64(images) @ w1 + b1, 0)
    assert_matches(model(images, training=False), hidden @ w2 + b2, 1e-5)


def test_the_worked_example_is_repeated_by_manual_seed(images: Tensor) -> None:
    outputs = []
    for seed in (1, 1, 2):
        manual_seed(seed)
        network = Sequential(Linear(784, 256), ReLU(), Dropout(0.5), Linear(256, 10))
        outputs.append(network(images).data)
    assert np.array_equal(outputs[0], outputs[1])
    assert not np.array_equal(outputs[0], outputs[2])


def test_layers_draw_and_run_without_touching_the_global_generators(images: Tensor) -> None:
    before, python_before = np.random.get_state(legacy=False), random.getstate()
    Sequential(Linear(784, 4), Dropout(0.5))(images)
    after = np.random.get_state(legacy=False)
    assert random.getstate() == python_before
    assert np.array_equal(before["state"]["key"], after["state"]["key"])
    assert before["state"]["pos"] == after["state"]["pos"]


def test_the_constants_have_both_names_and_their_values() -> None:
    assert module.XAVIER_SCALE_FACTOR == module.INIT_SCALE_FACTOR == 1.0
    assert module.DROPOUT_MIN_PROB == 0.0
    assert module.DROPOUT_MAX_PROB == 1.0


# Layer


@pytest.mark.parametrize("kind", [Layer, Blur])
def test_a_layer_without_forward_says_which_class_it_is(kind: type[Layer]) -> None:
    for run in (kind().forward, kind()):
        with pytest.raises(NotImplementedError, match=rf"\b{kind.__name__}\b"):
            run(ones(1))


def test_calling_a_layer_hands_everything_on_to_forward() -> None:
    layer, x = Stretch(), Tensor([1.0, -2.0])
    assert_matches(layer(x), [2.0, -4.0])
    assert_matches(layer(x, 3.0), [3.0, -6.0])
    assert_matches(layer(x, shift=1.0), [3.0, -3.0])
    assert_matches(layer(x, -0.5, shift=4.0), [3.5, 5.0])
    assert layer.called == (-0.5, 4.0)
    with pytest.raises(TypeError, match="nonsense"):
        layer(x, nonsense=1)


def test_a_plain_layer_has_no_parameters_and_shows_its_class() -> None:
    assert Blur().parameters() == []
    assert repr(Blur()) == "Blur()"
    assert repr(Layer()) == "Layer()"


# Linear


@pytest.mark.parametrize("sizes", [(1, 1), (3, 2), (4, 4), (1, 7), (60, 5)])
def test_a_new_linear_layer_has_float32_weights_and_a_bias_of_zeros(
    sizes: tuple[int, int],
) -> None:
    layer = Linear(*sizes)
    assert_matches(layer.bias, np.zeros(sizes[1]))
    assert isinstance(layer.weight, Tensor)
    assert layer.weight.shape == sizes
    assert layer.weight.dtype == np.float32
    assert layer.weight.requires_grad is True
    assert layer.bias.requires_grad is True
    assert layer.weight.grad is None
    assert (layer.in_features, layer.out_features) == sizes


def test_weights_are_normal_with_standard_deviation_one_over_root_of_the_inputs() -> None:
    manual_seed(11)
    for sizes in ((400, 250), (25, 4000), (1000, 100)):
        std = math.sqrt(1 / sizes[0])
        weight = Linear(*sizes).weight
        assert_normal(weight, std, f"Linear{sizes}")
        for width in (0.5, 1.0, 2.0, 3.0):
            inside = int((np.abs(weight.data) < width * std).sum())
            assert_binomial(inside, weight.size, math.erf(width / math.sqrt(2)), f"{width}")


def test_no_two_layers_inputs_or_outputs_start_alike() -> None:
    manual_seed(12)
    first, second = Linear(6, 8).weight.data, Linear(6, 8).weight.data
    assert not np.array_equal(first, second)
    assert np.unique(first).size == first.size
    manual_seed(4)
    third = Linear(6, 8).weight.data
    manual_seed(4)
    assert np.array_equal(third, Linear(6, 8).weight.data)


@pytest.mark.parametrize("sizes", [(0, 2), (2, 0), (-1, 2), (2, -3), (0, 0)])
def test_a_linear_layer_without_inputs_or_outputs_is_refused(sizes: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=rf"{sizes[0]}.*{sizes[1]}"):
        Linear(*sizes)


@st.composite
def linear_cases(draw: st.DrawFn) -> tuple[Array, Array, Array | None]:
    inputs, outputs = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    leading = draw(shapes(max_dims=3))
    bias = draw(st.none() | arrays((outputs,)))
    return draw(arrays((*leading, inputs))), draw(arrays((inputs, outputs))), bias


@given(linear_cases())
def test_linear_is_xw_plus_b_for_any_leading_dimensions(
    case: tuple[Array, Array, Array | None],
) -> None:
    values, weight, bias = case
    layer = Linear(*weight.shape, bias=bias is not None)
    set_numbers(layer, weight, bias)
    x = Tensor(values)
    wide = float64(x), float64(layer.weight)
    offset = np.zeros(weight.shape[1]) if bias is None else bias.astype(np.float64)
    size = np.abs(wide[0]) @ np.abs(wide[1]) + np.abs(offset)
    bound = (weight.shape[0] + 2) * EPSILON * size + TINY
    for output in (layer(x), layer.forward(x)):
        assert_matches(output, wide[0] @ wide[1] + offset, bound)
    assert np.array_equal(x.data, values)
    assert np.array_equal(layer.weight.data, weight)
    assert bias is None or np.array_equal(layer.bias.data, bias)


@pytest.mark.parametrize("shape", [(0, 3), (2, 0, 3)])
def test_an_empty_batch_goes_through_linear(shape: Shape) -> None:
    assert_matches(Linear(3, 2)(ones(*shape)), np.zeros((*shape[:-1], 2)))


def test_an_input_of_the_wrong_width_meets_the_message_of_matmul() -> None:
    with pytest.raises(ValueError, match="Cannot perform") as caught:
        Linear(256, 10)(ones(32, 128))
    assert str(caught.value) == (
        "Cannot perform matrix multiplication: (32, 128) @ (256, 10). "
        "Inner dimensions must match: 128 \u2260 256"
    )


def test_the_parameters_of_linear_are_the_objects_themselves_weight_first() -> None:
    layer, plain = Linear(4, 4), Linear(4, 2, bias=False)
    assert same_objects(layer.parameters(), [layer.weight, layer.bias])
    assert same_objects(layer.parameters(), [layer.weight, layer.bias])
    assert plain.bias is None
    assert same_objects(plain.parameters(), [plain.weight])


def test_linear_without_a_bias_is_the_product_alone() -> None:
    layer = Linear(2, 2, bias=False)
    layer.weight = Tensor([[1.0, 2.0], [2.0, 5.0]])
    assert_matches(layer(Tensor([[1.0, -1.0]])), [[-1.0, -3.0]])


def test_a_step_of_an_optimizer_on_the_parameters_changes_the_output() -> None:
    layer = Linear(2, 1)
    for parameter in layer.parameters():
        parameter.data = np.ones_like(parameter.data)
    assert_matches(layer(Tensor([[2.0, 3.0]])), [[6.0]])


def test_linear_works_by_operations_of_tensor_so_that_gradients_can_follow() -> None:
    layer, x = Linear(3, 2), ones(4, 3)
    with recorded() as records:
        output = layer(x)
    product, total = records
    assert (product.operation, total.operation) == ("matmul", "add")
    assert same_objects(list(product.operands), [x, layer.weight])
    assert same_objects(list(total.operands), [product.result, layer.bias])
    assert total.result is output
    assert output.requires_grad is True


@pytest.mark.parametrize("leading", [(1024,), (8, 128)])
def test_forward_of_linear_allocates_no_more_than_two_results(leading: Shape) -> None:
    layer, x = Linear(64, 1024), ones(*leading, 64)
    result = 4 * 1024 * 1024
    assert layer(x).memory_footprint() == result
    assert peak_bytes(lambda: layer(x)) <= 2 * result + SLACK
    plain = Linear(64, 1024, bias=False)
    assert peak_bytes(lambda: plain(x)) <= result + SLACK


def test_linear_shows_its_sizes_and_whether_it_has_a_bias() -> None:
    assert repr(Linear(4, 2)) == "Linear(in_features=4, out_features=2, bias=True)"
    plain = Linear(7, 3, bias=False)
    assert repr(plain) == "Linear(in_features=7, out_features=3, bias=False)"


# Dropout


@pytest.mark.parametrize("p", [-0.1, 1.1, -1, 2, 1.0000001, math.nan, math.inf])
def test_dropout_refuses_what_is_no_probability(p: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        Dropout(p)


@given(
    arrays(shapes(), st.floats(1.0, 1024.0, width=32)),
    st.sampled_from([0.1, 0.3, 0.5, 0.75, 0.9]),
)
def test_in_training_each_element_is_zero_or_scaled_by_one_over_one_minus_p(
    values: Array, p: float
) -> None:
    x = Tensor(values)
    for output in (Dropout(p)(x), Dropout(p).forward(x, training=True), Dropout(p)(x, True)):
        kept = output.data != 0
        expected = np.where(kept, values.astype(np.float64) / (1 - p), 0)
        assert_matches(output, expected, 4 * EPSILON * expected)
    assert np.array_equal(x.data, values)


@pytest.mark.parametrize("p", [0.1, 0.3, 0.5, 0.75])
def test_dropout_drops_each_element_on_its_own_with_probability_p(p: float) -> None:
    manual_seed(21)
    layer, x = Dropout(p), ones(200, 100)
    first, second = layer(x).data == 0, layer(x).data == 0
    both = p * p
    assert_binomial(int(first.sum()), first.size, p, "how many are dropped")
    for name, pair in {
        "neighbours in a row": (first[:, 0::2], first[:, 1::2]),
        "neighbours in a column": (first[0::2], first[1::2]),
        "the same element in two calls": (first, second),
        "the same element of two layers": (first, Dropout(p)(x).data == 0),
    }.items():
        together = pair[0] & pair[1]
        assert_binomial(int(together.sum()), together.size, both, name)


def test_dropout_drops_half_unless_told_otherwise() -> None:
    manual_seed(22)
    assert Dropout().p == 0.5
    assert_binomial(int((Dropout()(ones(20_000)).data == 0).sum()), 20_000, 0.5, "half")


def test_the_mean_of_the_input_survives_training() -> None:
    manual_seed(23)
    for p in (0.1, 0.5, 0.9):
        mean = float(Dropout(p)(ones(100_000)).data.mean())
        assert abs(mean - 1) < 5 * math.sqrt(p / (1 - p) / 100_000)


@given(arrays(shapes()), st.sampled_from([0.0, 0.3, 0.75, 1.0]))
def test_in_use_and_with_p_zero_dropout_returns_the_values_unchanged(
    values: Array, p: float
) -> None:
    x = Tensor(values)
    for output in (
        Dropout(p)(x, training=False),
        Dropout(p)(x, False),
        Dropout(p).forward(x, training=False),
        Dropout(0.0)(x),
        Dropout(0)(x, training=True),
    ):
        assert_matches(output, values)
    assert np.array_equal(x.data, values)


@pytest.mark.parametrize("p", [1, 1.0])
def test_with_p_one_everything_is_zero_without_a_warning(p: float) -> None:
    x = Tensor(np.linspace(-5, 5, 60).reshape(3, 4, 5))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_matches(Dropout(p)(x), np.zeros((3, 4, 5)))


@pytest.mark.parametrize("wish", [True, False])
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("p", [0.0, 0.3, 1.0])
def test_dropout_keeps_requires_grad_and_learns_nothing(
    p: float, training: bool, wish: bool
) -> None:
    layer, x = Dropout(p), Tensor(np.linspace(1, 2, 30), requires_grad=wish)
    assert layer(x, training=training).requires_grad is wish
    assert x.requires_grad is wish
    assert layer.parameters() == []


def test_dropout_in_training_is_one_product_with_a_mask_that_wants_no_gradient() -> None:
    x = Tensor(np.ones(50), requires_grad=True)
    with recorded() as records:
        output = Dropout(0.5)(x)
    (record,) = records
    assert record.operation == "mul"
    assert record.result is output
    assert [tensor.requires_grad for tensor in record.operands] == [True, False]
    assert record.operands[0] is x
    assert set(np.unique(record.operands[1].data)) == {0.0, 2.0}


def test_manual_seed_repeats_the_masks_of_dropout() -> None:
    masks = []
    for seed in (7, 7, 8):
        manual_seed(seed)
        masks.append(Dropout(0.5)(ones(100)).data)
    assert np.array_equal(masks[0], masks[1])
    assert not np.array_equal(masks[0], masks[2])


def test_dropout_shows_its_probability() -> None:
    assert repr(Dropout(0.3)) == "Dropout(p=0.3)"


# Sequential


def test_sequential_takes_its_layers_one_by_one_or_as_a_list_or_a_tuple() -> None:
    layers: list[Any] = [Stretch(), Owner(Tensor([3.0])), ReLU()]
    for model in (Sequential(*layers), Sequential(layers), Sequential(tuple(layers))):
        assert len(model.layers) == 3
        assert all(own is given for own, given in zip(model.layers, layers, strict=True))
        assert_matches(model(Tensor([[1.0, -5.0]])), [[5.0, 0.0]])
    assert Sequential([layers[0]]).layers == [layers[0]]
    assert Sequential(layers[0]).layers == [layers[0]]


def test_sequential_runs_its_layers_in_order() -> None:
    double, plus = Stretch(), Owner(Tensor([3.0]))
    x = Tensor([[1.0, 5.0]])
    assert_matches(Sequential(double, plus)(x), [[5.0, 13.0]])
    assert_matches(Sequential(plus, double)(x), [[8.0, 16.0]])
    assert_matches(Sequential(plus, Sequential(double, Sequential(plus)))(x), [[11.0, 19.0]])
    assert_matches(Sequential(plus, double).forward(x), [[8.0, 16.0]])
    assert_matches(x, [[1.0, 5.0]])
    assert plus.calls == 5


@pytest.mark.parametrize("empty", [Sequential(), Sequential([]), Sequential(())])
def test_sequential_without_layers_returns_the_values_unchanged(empty: Sequential) -> None:
    assert_matches(empty(Tensor([1.0, -2.0])), [1.0, -2.0])
    assert empty.parameters() == []


@pytest.mark.parametrize("training", [True, False])
def test_the_training_flag_reaches_every_layer_that_takes_it_however_nested(
    training: bool,
) -> None:
    outer, inner, deep = Flag(), Flag(), Flag()
    model = Sequential(outer, ReLU(), Sequential(inner, Sequential(deep, Linear(2, 2))))
    x = ones(3, 2)
    model(x, training=training)
    model(x, training)
    model.forward(x, training=training)
    for layer in (outer, inner, deep):
        assert layer.flags == [training] * 3
    model(x)
    assert deep.flags[-1] is True


def test_dropout_inside_nested_chains_is_off_in_use_and_on_in_training() -> None:
    model = Sequential(Sequential(Dropout(0.5)), Sequential(Sequential(Dropout(0.5))))
    x = ones(1000)
    assert_matches(model(x, training=False), np.ones(1000))
    assert set(np.unique(model(x).data)) == {0.0, 4.0}


def test_layers_without_a_training_flag_get_their_input_alone() -> None:
    stretch = Stretch()
    chain = [stretch, Linear(3, 3), ReLU(), Sigmoid(), Tanh(), GELU(), Softmax()]
    output = Sequential(*chain)(ones(2, 3), training=False)
    assert stretch.called == (2.0, 0.0)
    assert np.abs(output.data.sum(axis=-1) - 1).max() < 1e-6


@pytest.mark.parametrize(
    "error",
    [TypeError("forward() got an unexpected keyword argument 'training'"), ValueError("x")],
)
def test_an_error_inside_a_layer_comes_out_and_nothing_runs_twice(error: Exception) -> None:
    before, faulty, after = Owner(), Faulty(error), Owner()
    for training in (True, False):
        with pytest.raises(type(error)) as caught:
            Sequential(before, Sequential(faulty), after)(ones(1), training=training)
        assert caught.value is error
    assert (before.calls, faulty.calls, after.calls) == (2, 2, 0)


def test_parameters_come_in_order_from_nested_chains_too_and_shared_ones_once() -> None:
    a, b, c = Tensor([1.0]), Tensor([2.0]), Tensor([1.0])
    shared = Owner(b)
    assert same_objects(Sequential(Owner(a, b), ReLU(), Owner(c)).parameters(), [a, b, c])
    assert same_objects(Sequential(shared, Owner(a), shared).parameters(), [b, a])
    nested = Sequential(Owner(c), Sequential(Owner(a), Sequential(Owner(b, c))), Owner(a))
    assert same_objects(nested.parameters(), [c, a, b])
    assert same_objects(nested.parameters(), [c, a, b])
    first, second = Linear(2, 2), Linear(2, 2, bias=False)
    model = Sequential(first, Dropout(0.5), second, first)
    assert same_objects(model.parameters(), [first.weight, first.bias, second.weight])


def test_parameters_with_equal_numbers_are_different_parameters() -> None:
    zeros = [Tensor(np.zeros(4)) for _ in range(3)]
    model = Sequential(*[Owner(tensor) for tensor in zeros])
    assert same_objects(model.parameters(), zeros)


def test_sequential_shows_its_layers_one_a_line_nested_ones_further_in() -> None:
    model = Sequential(Linear(4, 2), Sequential(ReLU(), Dropout(0.3)), Blur())
    assert repr(model).splitlines() == [
        "Sequential(",
        "  Linear(in_features=4, out_features=2, bias=True)",
        "  Sequential(",
        "    ReLU()",
        "    Dropout(p=0.3)",
        "  )",
        "  Blur()",
        ")",
    ]


def test_sequential_is_a_layer() -> None:
    assert all(issubclass(kind, Layer) for kind in (Sequential, Linear, Dropout))


# PyTorch, where it is installed


@pytest.mark.parametrize("bias", [True, False])
def test_linear_agrees_with_pytorch(bias: bool) -> None:
    torch = pytest.importorskip("torch")
    draw = np.random.default_rng(8)
    layer, values = Linear(20, 7, bias=bias), draw.normal(size=(4, 5, 20)).astype(np.float32)
    if bias:
        layer.bias = Tensor(draw.normal(size=7), requires_grad=True)
    expected = torch.nn.functional.linear(
        torch.from_numpy(values),
        torch.from_numpy(layer.weight.data.T.copy()),
        torch.from_numpy(layer.bias.data) if bias else None,
    )
    assert_matches(layer(Tensor(values)), expected.numpy(), 1e-5)


def test_the_worked_example_agrees_with_pytorch(model: Sequential, images: Tensor) -> None:
    torch = pytest.importorskip("torch")
    nn = torch.nn
    other = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 10))
    with torch.no_grad():
        for theirs, ours in zip(other.parameters(), model.parameters(), strict=True):
            theirs.copy_(torch.from_numpy(ours.data.T.copy()))
        expected = other.eval()(torch.from_numpy(images.data)).numpy()
    assert_matches(model(images, training=False), expected, 1e-5)


def test_dropping_everything_gives_zeros_even_for_infinity() -> None:
    output = Dropout(1.0)(Tensor([math.inf, -math.inf, math.nan, 3.0]))
    assert output.data.tolist() == [0.0, 0.0, 0.0, 0.0]
