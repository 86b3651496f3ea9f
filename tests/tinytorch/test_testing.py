"""The checks of the test cells: right passes, wrong fails and says expected and got."""

import inspect
import math
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from unittest import mock

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.tinytorch.common import Array
from tinytorch import testing
from tinytorch.core.tensor import Tensor
from tinytorch.testing import (
    FALSE_ALARM,
    assert_binomial,
    assert_close,
    assert_float32,
    assert_normal,
    assert_raises,
    assert_shape,
    assert_unchanged,
    to_array,
)

Check = Callable[[], object]
RULE = "what must hold"


def raising(error: BaseException) -> Callable[[], None]:
    def action() -> None:
        raise error

    return action


def changing(write: bool) -> None:
    tensor = Tensor([1.0, 2.0])
    with assert_unchanged(tensor, message=RULE):
        if write:
            tensor.data[1] = 7.0


def normal_sample(
    std: float = 1.0, mean: float = 0.0, size: int = 100_000, seed: int = 0
) -> Array:
    return np.random.default_rng(seed).normal(mean, std, size)


def refusal(check: Check) -> str:
    """The message with which a check that has to fail fails."""
    with pytest.raises(AssertionError) as caught:
        check()
    return str(caught.value)


def accepts(check: Check) -> bool:
    try:
        check()
    except AssertionError:
        return False
    return True


# Per check: one that has to pass, one that has to fail, what the failure has to say.
CHECKS: dict[str, list[tuple[Check, Check, list[str]]]] = {
    "assert_close": [
        (
            lambda: assert_close(Tensor([[1, 2], [3, 4]]), [[1, 2], [3, 4]], RULE),
            lambda: assert_close(Tensor([[1, 2], [3, 4]]), [[1, 2], [5, 6]], RULE),
            ["2 of 4 values differ", "at index (1, 0)", "expected 5", "got 3"],
        ),
        (
            lambda: assert_close(Tensor(2.5), 2.5, RULE),
            lambda: assert_close(Tensor(2.5), 2.25, RULE),
            ["1 of 1 values differ", "the first: expected 2.25", "got 2.5"],
        ),
        (
            lambda: assert_close(np.ones((0, 3)), np.ones((0, 3)), RULE),
            lambda: assert_close(np.ones((3, 0)), np.ones((0, 3)), RULE),
            ["expected shape (0, 3)", "got shape (3, 0)"],
        ),
        (
            lambda: assert_close([1.0, math.inf], [1.0, math.inf], RULE),
            lambda: assert_close([1.0, -math.inf], [1.0, math.inf], RULE),
            ["at index (1,)", "expected inf", "got -inf"],
        ),
        (
            lambda: assert_close(0.0, 0.0, RULE),
            lambda: assert_close(math.nan, 0.0, RULE),
            ["expected 0", "got nan"],
        ),
        (
            lambda: assert_close(Tensor([1.0]), [1.0], RULE),
            lambda: assert_close(None, [1.0], RULE),
            ["got None", "return"],
        ),
    ],
    "assert_shape": [
        (
            lambda: assert_shape(Tensor(np.ones((2, 3))), (2, 3), RULE),
            lambda: assert_shape(Tensor(np.ones((2, 3))), (3, 2), RULE),
            ["expected shape (3, 2)", "got shape (2, 3)"],
        ),
        (
            lambda: assert_shape(Tensor(1.0), (), RULE),
            lambda: assert_shape(Tensor(1.0), (1,), RULE),
            ["expected shape (1,)", "got shape ()"],
        ),
    ],
    "assert_float32": [
        (
            lambda: assert_float32(Tensor([1.0]), RULE),
            lambda: assert_float32(np.ones(2), RULE),
            ["expected float32", "got float64"],
        ),
        (
            lambda: assert_float32(np.float32(1.0), RULE),
            lambda: assert_float32([1, 2], RULE),
            ["expected float32", "got int64"],
        ),
    ],
    "assert_raises": [
        (
            lambda: assert_raises(ValueError, raising(ValueError()), RULE),
            lambda: assert_raises(ValueError, raising(TypeError("oh")), RULE),
            ["expected ValueError", "got TypeError"],
        ),
        (
            lambda: assert_raises(LookupError, raising(KeyError("a")), RULE),
            lambda: assert_raises(LookupError, lambda: [1, 2], RULE),
            ["expected LookupError", "got [1, 2]"],
        ),
        (
            lambda: assert_raises(
                ValueError, raising(ValueError("a Blur")), RULE, mentions="Blur"
            ),
            lambda: assert_raises(
                ValueError, raising(ValueError("a blur")), RULE, mentions="Blur"
            ),
            ["expected a message with 'Blur' in it", "got 'a blur'"],
        ),
    ],
    "assert_unchanged": [
        (
            lambda: changing(write=False),
            lambda: changing(write=True),
            ["before: array([1., 2.]", "after: Tensor([1., 7.]"],
        ),
    ],
    "assert_binomial": [
        (
            lambda: assert_binomial(3_000, 10_000, 0.3, RULE),
            lambda: assert_binomial(3_500, 10_000, 0.3, RULE),
            ["expected about 0.3 of 10000", "got 0.35"],
        ),
    ],
    "assert_normal": [
        (
            lambda: assert_normal(normal_sample(std=0.05), 0.05, RULE),
            lambda: assert_normal(np.array([0.1, -0.1] * 5_000), 0.05, RULE),
            ["expected standard deviation 0.05", "got 0.1"],
        ),
        (
            lambda: assert_normal(Tensor(normal_sample()), 1.0, RULE),
            lambda: assert_normal(np.full(10_000, 0.5), 1.0, RULE),
            ["expected mean 0", "got 0.5"],
        ),
    ],
}
CASES = [(name, *case) for name, cases in CHECKS.items() for case in cases]


def test_the_table_of_this_file_holds_every_check_of_the_module() -> None:
    functions = inspect.getmembers(testing, inspect.isfunction)
    assert {name for name, _ in functions if name.startswith("assert_")} == set(CHECKS)


@pytest.mark.parametrize(("name", "right", "wrong", "said"), CASES)
def test_a_check_passes_for_right_and_says_expected_and_got_for_wrong(
    name: str, right: Check, wrong: Check, said: list[str]
) -> None:
    right()
    message = refusal(wrong)
    assert message.startswith(RULE + "\n")
    for part in said:
        assert part in message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Tensor([1.0, 2.0]), np.array([1.0, 2.0], dtype=np.float32)),
        (np.array([3, 4]), np.array([3, 4])),
        (np.float32(1.5), np.array(1.5, dtype=np.float32)),
        (np.bool_(True), np.array(True)),
        ([[1.0], [2.0]], np.array([[1.0], [2.0]])),
        (7, np.array(7)),
    ],
)
def test_to_array_takes_tensors_arrays_lists_and_numbers(value: object, expected: Array) -> None:
    result = to_array(value)
    assert type(result) is np.ndarray
    assert result.dtype == expected.dtype
    assert result.shape == expected.shape
    assert (result == expected).all()


VALUES = st.floats(allow_nan=True, allow_infinity=True) | st.floats(-2.0, 2.0)
TOLERANCES = st.floats(0.0, 1.0)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=4), TOLERANCES, TOLERANCES)
@example([(math.nan, math.nan)], 1.0, 1.0)
@example([(1.0, 1.0), (math.inf, math.inf), (-math.inf, -math.inf)], 0.0, 0.0)
def test_assert_close_accepts_exactly_what_its_formula_allows(
    pairs: list[tuple[float, float]], rtol: float, atol: float
) -> None:
    def allowed(actual: float, expected: float) -> bool:
        if math.isinf(expected) or math.isinf(actual):
            return actual == expected
        return abs(actual - expected) <= atol + rtol * abs(expected)

    actual = np.array([pair[0] for pair in pairs], dtype=np.float64)
    expected = np.array([pair[1] for pair in pairs], dtype=np.float64)
    verdict = accepts(lambda: assert_close(actual, expected, RULE, rtol=rtol, atol=atol))
    assert verdict == all(allowed(*pair) for pair in pairs)


def test_assert_close_forgives_float32_rounding_and_no_more() -> None:
    for right in (1e-6, 0.1, 1.0, 123.456, 1e4):
        assert_close(Tensor(right), right, RULE)
        assert_close(right + 0.9e-5 + 0.9e-4 * right, right, RULE)
        assert not accepts(
            lambda right=right: assert_close(right + 2e-5 + 2e-4 * right, right, "")
        )


def test_assert_close_does_not_broadcast() -> None:
    assert not accepts(lambda: assert_close(np.ones((2, 1)), np.ones((2, 2)), RULE))
    assert not accepts(lambda: assert_close(np.ones((1,)), 1.0, RULE))


def test_assert_raises_names_the_other_error_as_the_cause() -> None:
    other = TypeError("another")
    with pytest.raises(AssertionError) as caught:
        assert_raises(ValueError, raising(other), RULE)
    assert caught.value.__cause__ is other


def test_assert_raises_does_not_catch_an_interruption() -> None:
    with pytest.raises(KeyboardInterrupt):
        assert_raises(ValueError, raising(KeyboardInterrupt()), RULE)


def test_assert_raises_shortens_a_long_result() -> None:
    assert len(refusal(lambda: assert_raises(ValueError, lambda: "x" * 10_000, RULE))) < 200


@pytest.mark.parametrize("changed", [0, 1])
def test_assert_unchanged_looks_at_every_tensor(changed: int) -> None:
    tensors = [Tensor([1.0, 2.0]), Tensor([[3.0]])]

    def check() -> None:
        with assert_unchanged(*tensors):
            tensors[changed].data *= 2

    assert "an operation must not change its input" in refusal(check)


def test_assert_unchanged_sees_a_new_shape_and_new_data() -> None:
    tensor = Tensor([1.0, 2.0])

    def exchange(data: Array) -> None:
        with assert_unchanged(tensor, message=RULE):
            tensor.data = data

    assert accepts(lambda: exchange(np.array([1.0, 2.0], dtype=np.float32)))
    assert not accepts(lambda: exchange(np.array([[1.0, 2.0]], dtype=np.float32)))
    tensor.data = np.array([1.0, 2.0], dtype=np.float32)
    assert not accepts(lambda: exchange(np.array([1.0, 3.0], dtype=np.float32)))


def test_assert_unchanged_lets_the_errors_of_its_block_out() -> None:
    with pytest.raises(ZeroDivisionError), assert_unchanged(Tensor([1.0])):
        raise ZeroDivisionError


def exact_tails(successes: int, trials: int, p: float) -> tuple[Fraction, Fraction]:
    """The chances of at most and of at least so many successes, as fractions."""
    hit, miss = Fraction(p), 1 - Fraction(p)
    chances = [math.comb(trials, k) * hit**k * miss ** (trials - k) for k in range(trials + 1)]
    return sum(chances[: successes + 1], Fraction()), sum(chances[successes:], Fraction())


@pytest.mark.parametrize("p", [0.1, 0.25, 0.5, 0.75, 0.9])
@pytest.mark.parametrize("trials", [1, 12, 40, 90])
def test_assert_binomial_refuses_exactly_the_counts_whose_exact_tail_is_too_thin(
    trials: int, p: float
) -> None:
    for successes in range(trials + 1):
        thin = min(exact_tails(successes, trials, p)) < Fraction(FALSE_ALARM) / 2
        verdict = accepts(partial(assert_binomial, successes, trials, p, RULE))
        assert verdict is not thin, f"{successes} of {trials}"
    expected = round(trials * p)
    assert accepts(lambda: assert_binomial(expected, trials, p, RULE))


@given(
    st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.01, 0.99),
    st.floats(1e-6, 0.5),
)
def test_assert_binomial_agrees_with_exact_tails_at_any_false_alarm_rate(
    count: tuple[int, int], p: float, alarm: float
) -> None:
    tail = min(exact_tails(*count, p))
    assume(abs(tail / Fraction(alarm) * 2 - 1) > Fraction(1, 10**9))
    with mock.patch.object(testing, "FALSE_ALARM", alarm):
        assert accepts(lambda: assert_binomial(*count, p, RULE)) is (tail >= Fraction(alarm) / 2)


def test_assert_binomial_has_its_boundaries_where_the_exact_tails_of_many_trials_put_them() -> (
    None
):
    trials, total = 4_000, 4**4_000  # p = 1/4, so that a chance is a whole number of 1/total
    lower, first_accepted = 0, -1
    while first_accepted < 0 or lower * 2 / total < FALSE_ALARM:
        first_accepted += 1
        lower += math.comb(trials, first_accepted) * 3 ** (trials - first_accepted)
    upper, last_accepted = 0, trials + 1
    while last_accepted > trials or upper * 2 / total < FALSE_ALARM:
        last_accepted -= 1
        upper += math.comb(trials, last_accepted) * 3 ** (trials - last_accepted)
    verdicts = [
        accepts(partial(assert_binomial, k, trials, 0.25, RULE))
        for k in (first_accepted - 1, first_accepted, last_accepted, last_accepted + 1)
    ]
    assert verdicts == [False, True, True, False]


def test_assert_normal_accepts_right_samples_of_any_scale_whatever_the_seed() -> None:
    for seed in range(300):
        std = (0.01, 0.1, 1.0, 25.0)[seed % 4]
        assert_normal(normal_sample(std, size=4_000, seed=seed).reshape(40, 100), std, RULE)


@pytest.mark.parametrize("factor", [0.5, 0.96, 1.04, 2.0])
def test_assert_normal_refuses_a_standard_deviation_that_is_a_few_percent_off(
    factor: float,
) -> None:
    for seed in range(20):
        sample = normal_sample(0.05 * factor, seed=seed)
        assert "standard deviation" in refusal(partial(assert_normal, sample, 0.05, RULE))


@pytest.mark.parametrize("mean", [-0.04, 0.04])
def test_assert_normal_refuses_a_mean_that_is_a_few_percent_off(mean: float) -> None:
    for seed in range(20):
        sample = normal_sample(0.05, mean * 0.05, seed=seed)
        assert "expected mean 0" in refusal(partial(assert_normal, sample, 0.05, RULE))


@pytest.mark.parametrize("hidden", [math.nan, math.inf, 1e6])
def test_assert_normal_refuses_a_single_absurd_number_among_many(hidden: float) -> None:
    sample = normal_sample()
    sample[17] = hidden
    assert not accepts(lambda: assert_normal(sample, 1.0, RULE))


def test_assert_normal_raises_no_more_false_alarms_than_it_says() -> None:
    samples = [normal_sample(size=400, seed=seed) for seed in range(1_000)]
    with mock.patch.object(testing, "FALSE_ALARM", 0.2):
        refused = sum(not accepts(partial(assert_normal, s, 1.0, RULE)) for s in samples)
    assert 0 < refused <= 200


def chi_square_tails(n: int, x: float) -> tuple[float, float]:
    """The chances of a sum of n squares below and above x, for even n, by its Poisson sum."""
    logs = [-x / 2 + i * math.log(x / 2) - math.lgamma(i + 1) for i in range(n // 2)]
    above = math.fsum(math.exp(log) for log in logs)
    more = range(n // 2, n // 2 + 4 * int(x) + 400)
    below = math.fsum(math.exp(-x / 2 + i * math.log(x / 2) - math.lgamma(i + 1)) for i in more)
    return below, above


def last_accepted(sample: Callable[[float], Array], good: float, bad: float) -> float:
    """Bisect between an accepted and a refused sample for the last one that is accepted."""
    assert accepts(lambda: assert_normal(sample(good), 1.0, RULE))
    assert not accepts(lambda: assert_normal(sample(bad), 1.0, RULE))
    for _ in range(40):
        middle = (good + bad) / 2
        if accepts(partial(assert_normal, sample(middle), 1.0, RULE)):
            good = middle
        else:
            bad = middle
    return good


@pytest.mark.parametrize("n", [2_000, 20_000])
def test_assert_normal_has_its_boundaries_where_exact_tails_are_thin_but_not_too_thin(
    n: int,
) -> None:
    signs = np.array([-1.0, 1.0] * (n // 2))
    high = last_accepted(lambda ratio: signs * math.sqrt(ratio), 1.0, 9.0)
    low = last_accepted(lambda ratio: signs * math.sqrt(ratio), 1.0, 0.0)
    mean = last_accepted(lambda m: m + signs * math.sqrt(1 - m**2), 0.0, 0.99)
    wide = chi_square_tails(n, n * high)[1]
    narrow = chi_square_tails(n, n * low)[0]
    shifted = math.erfc(mean * math.sqrt(n / 2))
    assert wide + narrow + shifted <= FALSE_ALARM
    assert min(wide, narrow, shifted) > FALSE_ALARM**2


def test_a_forgotten_return_has_no_shape() -> None:
    with pytest.raises(AssertionError, match="got None: is there a `return`"):
        assert_shape(None, (), "a number")


def test_assert_unchanged_knows_that_nan_stayed_nan() -> None:
    values = np.array([math.nan, 1.0])
    with assert_unchanged(values):
        pass
    with pytest.raises(AssertionError), assert_unchanged(values):
        values[1] = math.nan
