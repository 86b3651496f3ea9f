"""What the tests of the package share: recording, measuring memory, comparing with float64."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tinytorch.core.tensor import Tensor

Array = np.ndarray[Any, Any]
Shape = tuple[int, ...]

EPSILON = float(np.finfo(np.float32).eps)
TINY = 1e-44  # a few of the smallest numbers that float32 knows
SLACK = 64 * 1024  # bytes that Python objects may take beside the arrays


class Record(NamedTuple):
    """What a recorder was told of one operation."""

    result: Tensor
    operation: str
    operands: tuple[Tensor, ...]
    details: dict[str, Any]


@contextmanager
def recorded() -> Iterator[list[Record]]:
    """Collect every operation of the block, as Module 06 will."""
    records: list[Record] = []

    def record(
        result: Tensor, operation: str, operands: tuple[Tensor, ...], details: dict[str, Any]
    ) -> None:
        records.append(Record(result, operation, operands, details))

    Tensor.recorders.append(record)
    try:
        yield records
    finally:
        Tensor.recorders.remove(record)


def peak_bytes(action: Callable[[], object]) -> int:
    """Return how many bytes are taken at the worst moment of `action()`, its result included."""
    action()  # whatever is made once only is made here
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        result = action()
        _, peak = tracemalloc.get_traced_memory()
        del result
    finally:
        tracemalloc.stop()
    return peak - before


def float64(tensor: Tensor) -> Array:
    """Return the numbers of a tensor in the precision in which expected values are computed."""
    return tensor.data.astype(np.float64)


def assert_matches(result: object, expected: Any, bound: Any = 0.0) -> None:
    """Check for a float32 Tensor of the expected shape, no element further off than `bound`."""
    expected = np.asarray(expected, dtype=np.float64)
    assert isinstance(result, Tensor)
    assert result.data.dtype == np.float32
    assert result.shape == expected.shape
    error = np.abs(float64(result) - expected)
    assert (error <= bound).all(), f"expected {expected}, got {result}, off by {error}"


def numbers(limit: float = 1024.0) -> st.SearchStrategy[float]:
    """Draw float32 numbers from -limit to limit."""
    return st.floats(-limit, limit, width=32)


def divisors() -> st.SearchStrategy[float]:
    """Draw float32 numbers that are not close to 0."""
    size = st.floats(2.0**-10, 1024.0, width=32)
    return st.builds(lambda number, sign: sign * number, size, st.sampled_from([-1.0, 1.0]))


def arrays(
    shape: Shape | st.SearchStrategy[Shape], elements: st.SearchStrategy[float] | None = None
) -> st.SearchStrategy[Array]:
    """Draw float32 arrays of a shape."""
    return hnp.arrays(np.float32, shape, elements=numbers() if elements is None else elements)


def shapes(min_dims: int = 0, max_dims: int = 4, min_side: int = 0) -> st.SearchStrategy[Shape]:
    """Draw shapes, with empty and single-element axes among them."""
    return hnp.array_shapes(min_dims=min_dims, max_dims=max_dims, min_side=min_side, max_side=4)
