"""What is compared is the same work, and ours allocates what the pages allow."""

import numpy as np
import pytest

from benchmarks.library import ALLOWANCE, Case, elementwise, memory, on_blas
from benchmarks.timing import extra_bytes
from tinytorch.core.layers import Dropout
from tinytorch.core.tensor import Tensor

CASES = [*on_blas(), *elementwise()]
ROWS = {row.name: row for row in memory(1)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_variant_computes_the_same(case: Case) -> None:
    results = [work() for work in case.variants.values()]
    arrays = [np.asarray(one.data if isinstance(one, Tensor) else one) for one in results]
    for array in arrays[1:]:
        assert (array.shape, array.dtype) == (arrays[0].shape, np.float32)
        if "in training" in case.name:  # each draws its own mask
            kept = (array != 0) & (arrays[0] != 0)
            assert 0.2 < kept.mean() < 0.3
            np.testing.assert_allclose(array[kept], arrays[0][kept], rtol=1e-6)
        else:
            np.testing.assert_allclose(array, arrays[0], rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_call_allocates_no_more_than_the_page_allows(case: Case) -> None:
    row = ROWS[case.name]
    assert row.missed == [] and row.values["TinyTorch"] <= case.bound + ALLOWANCE


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.input_bytes > ALLOWANCE], ids=lambda case: case.name
)
def test_a_hidden_copy_of_the_input_would_be_seen(case: Case) -> None:
    def work() -> object:
        copy = np.zeros(case.input_bytes, dtype=np.uint8)
        return case.ours(), copy

    assert extra_bytes(work) > case.bound + ALLOWANCE


def test_dropout_of_everything_needs_no_more_than_mask_and_result() -> None:
    x = Tensor(np.ones((512, 512)))
    assert extra_bytes(lambda: Dropout(1.0)(x)) <= 2 * x.data.nbytes + ALLOWANCE
