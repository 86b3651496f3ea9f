"""What is compared is the same work, and ours allocates what the pages allow."""

import numpy as np
import pytest

from benchmarks.library import ALLOWANCE, Case, elementwise, memory, on_blas
from tinytorch.core.tensor import Tensor

CASES = [*on_blas(), *elementwise()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_variant_computes_the_same(case: Case) -> None:
    results = [work() for work in case.variants.values()]
    arrays = [np.asarray(one.data if isinstance(one, Tensor) else one) for one in results]
    if "training" in case.name:  # each draws its own mask
        arrays = [(array != 0).mean(keepdims=True) for array in arrays]
        tolerance = 0.05
    else:
        tolerance = 1e-5
    if "PyTorch" in case.variants and ("Linear" in case.name or "MLP" in case.name):
        arrays.pop()  # PyTorch draws its own weights
    assert isinstance(results[0], Tensor)
    for array in arrays[1:]:
        assert array.dtype == np.float32 or "training" in case.name
        np.testing.assert_allclose(array, arrays[0], rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("row", list(memory(1)), ids=lambda row: row.name)
def test_a_call_allocates_no_more_than_the_page_allows(row) -> None:  # type: ignore[no-untyped-def]
    assert row.values["TinyTorch"] <= row.values["formula"] + ALLOWANCE
    assert row.missed == []


def test_a_hidden_copy_would_be_seen() -> None:
    from benchmarks.timing import extra_bytes

    big = next(case for case in CASES if case.name.startswith("Sigmoid"))
    copied = extra_bytes(lambda: (big.ours(), np.zeros((1024, 1024), dtype=np.float32)))
    assert copied > big.bound + ALLOWANCE
