"""Checks for the test cells of the course: one line each, with a message that helps.

Every check takes, as its last argument, a sentence that says what must hold. A failed check
raises `AssertionError` with that sentence, what was expected, what came instead, and where.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

#: Chance that a check on random numbers refuses a right solution.
FALSE_ALARM = 1e-11


def to_array(value: Any) -> np.ndarray:
    """Return the numbers of a Tensor (its `data`), an array, a list or a number as an array."""
    if not isinstance(value, np.ndarray):
        value = getattr(value, "data", value)
    return np.asarray(value)


def assert_close(
    actual: Any, expected: Any, message: str, rtol: float = 1e-4, atol: float = 1e-5
) -> None:
    """Check shape and values: |actual - expected| <= atol + rtol * |expected|, element by element.

    `actual` is a Tensor or an array; `expected` is best computed by NumPy in float64.
    """
    wanted = np.asarray(expected, dtype=np.float64)
    values = actual if actual is None else to_array(actual)
    assert_shape(values, wanted.shape, message)
    got = to_array(values).astype(np.float64)
    wrong = ~np.isclose(got, wanted, rtol=rtol, atol=atol)
    if wrong.any():
        where = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f" at index {where}" if where else ""
        raise AssertionError(
            f"{message}\n  {int(wrong.sum())} of {wrong.size} values differ; "
            f"the first{place}: expected {wanted[where]:.6g}, got {got[where]:.6g}"
        )


def assert_shape(actual: Any, shape: tuple[int, ...], message: str) -> None:
    """Check that a Tensor or an array has exactly this shape."""
    if actual is None:
        raise AssertionError(f"{message}\n  got None: is there a `return`?")
    got = to_array(actual).shape
    if got != tuple(shape):
        raise AssertionError(f"{message}\n  expected shape {tuple(shape)}, got shape {got}")


def assert_float32(actual: Any, message: str) -> None:
    """Check that a Tensor or an array holds float32 numbers (4 bytes each)."""
    got = to_array(actual).dtype
    if got != np.float32:
        raise AssertionError(f"{message}\n  expected float32, got {got}")


def assert_raises(
    error: type[Exception], action: Callable[[], Any], message: str, mentions: str = ""
) -> None:
    """Check that `action()` raises `error` (or a subclass), and that its text holds `mentions`."""
    try:
        result = action()
    except error as raised:
        if mentions not in str(raised):
            what = f"expected a message with {mentions!r} in it, got {str(raised)!r}"
            raise AssertionError(f"{message}\n  {what}") from raised
        return
    except Exception as raised:
        kind = type(raised).__name__
        raise AssertionError(f"{message}\n  expected {error.__name__}, got {kind}") from raised
    raise AssertionError(f"{message}\n  expected {error.__name__}, got {result!r:.80}")


@contextmanager
def assert_unchanged(
    *tensors: Any, message: str = "an operation must not change its input"
) -> Iterator[None]:
    """Check that the block leaves the values of these Tensors as they were."""
    before = [to_array(tensor).copy() for tensor in tensors]
    yield
    for tensor, values in zip(tensors, before, strict=True):
        if not np.array_equal(to_array(tensor), values, equal_nan=True):
            raise AssertionError(f"{message}\n  before: {values!r:.80}\n  after: {tensor!r:.80}")


def assert_binomial(successes: int, trials: int, p: float, message: str) -> None:
    """Check a count of successes against the binomial distribution, with exact tails.

    A count is refused when a tail as far out as it is has probability below `FALSE_ALARM` / 2.
    """
    counts = np.arange(trials + 1)
    log_factorials = np.concatenate([[0.0], np.cumsum(np.log(counts[1:]))])
    log_choose = log_factorials[-1] - log_factorials - log_factorials[::-1]
    chances = np.exp(log_choose + counts * math.log(p) + (trials - counts) * math.log1p(-p))
    lower, upper = chances[: successes + 1].sum(), chances[max(successes, 0) :].sum()
    if min(lower, upper) < FALSE_ALARM / 2:
        raise AssertionError(
            f"{message}\n  expected about {p:.4g} of {trials}, got {successes / trials:.4g}"
        )


def assert_normal(sample: Any, std: float, message: str) -> None:
    """Check mean 0 and standard deviation `std` of a large sample of a normal distribution.

    The mean is bounded by the normal tail, the variance by the chi-square tail bounds of
    Laurent and Massart (2000, lemma 1), so a right sample fails with chance `FALSE_ALARM` at most.
    """
    values = to_array(sample).astype(np.float64).ravel()
    n, t = values.size, math.log(4 / FALSE_ALARM)
    if abs(values.mean()) > std * math.sqrt(2 * t / n):
        raise AssertionError(f"{message}\n  expected mean 0, got {values.mean():.4g}")
    ratio = float(np.square(values).sum() / (n * std**2))
    if not 1 - 2 * math.sqrt(t / n) <= ratio <= 1 + 2 * math.sqrt(t / n) + 2 * t / n:
        got = std * math.sqrt(ratio)
        raise AssertionError(f"{message}\n  expected standard deviation {std:.4g}, got {got:.4g}")
