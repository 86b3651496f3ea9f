"""Small faults: each kind is made, one at a time, in solution regions only."""

import ast
import re

import pytest

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.cells import Cell, Kind, stub_of
from tito.module.source import read_cells
from tito.proof.degenerate import constant_like, degenerate_solutions, own_tests
from tito.proof.mutants import Fault, small_faults

COURSE = read_course(ROOT)
UNWRITTEN = r"def (\w+)\((?:(?!def ).|\n)*?raise NotImplementedError\(\)"


def cell(body: str, before: str = "") -> Cell:
    lines = (before or "pass", "### BEGIN SOLUTION", body, "### END SOLUTION")
    source = "\n    ".join(["def f(x, y):", *lines])
    return Cell(Kind.SOLUTION, source, 1, {"grade_id": "f", "solution": True})


def changes(body: str) -> set[str]:
    return {fault.change.partition(" -> ")[2] for fault in small_faults([cell(body)])}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return x < y", {"return x <= y", "return x > y", "pass"}),
        ("return x is y", {"return x is not y", "pass"}),
        ("return 0 < x <= 1", {"return 0 <= x <= 1", "return 0 < x >= 1", "return -1 < x <= 1"}),
        ("return x - 2", {"return x + 2", "return 2 - x", "return x - 3", "return x - 1"}),
        ("return x + y", {"return x - y", "pass"}),
        ("return x @ y", {"return y @ x", "return x * y"}),
        ("return True", {"return False"}),
        ("return -x", {"return x"}),
        ("return x and y", {"return x or y"}),
        ("return x if y else 0", {"return 0 if y else x"}),
        ("return g(x, y, a=1)", {"return g(y, x, a=1)", "return g(x, y)", "return g(x, y, a=2)"}),
        ("return [x, y]", {"return [y, x]"}),
        ("return np.maximum(x, y)", {"return np.minimum(x, y)"}),
    ],
)
def test_each_kind_of_fault_is_made(body: str, expected: set[str]) -> None:
    assert expected <= changes(body)


def test_a_condition_without_a_comparison_is_negated() -> None:
    assert "if not x:" in changes("if x: return y")


def test_the_wording_of_an_error_is_left_alone() -> None:
    assert changes("raise ValueError(f'{x + 1} is wrong', 2)") == {"pass"}


def test_nothing_is_changed_outside_the_solution() -> None:
    faults = small_faults([cell("return x", before="y = 2 + 3")])
    assert [fault.change for fault in faults] == ["return x -> pass"]


def test_every_fault_of_the_course_is_python_with_a_name_of_its_own() -> None:
    for module in COURSE.modules:
        faults = small_faults(read_cells(module))
        for fault in faults:
            ast.parse(fault.source)
        assert len({fault.name for fault in faults}) > 0.95 * len(faults) > 50


def test_a_degenerate_method_returns_something_of_the_same_shape() -> None:
    source = {f.change: f.source for f in degenerate_solutions([cell("return [x, y]")])}
    results = {}
    for kind in ("returns its input", "zeros", "ones", "pass"):
        names: dict[str, object] = {}
        exec(source[kind], names)
        results[kind] = names["f"](7, 8)
    assert results == {"returns its input": 7, "zeros": [], "ones": [1, 1], "pass": None}


def test_a_constant_keeps_type_and_shape() -> None:
    import numpy as np

    from tinytorch.core.tensor import Tensor

    ones = constant_like(Tensor([[2.0, 3.0]]), 1)
    assert isinstance(ones, Tensor) and ones.data.tolist() == [[1.0, 1.0]]
    assert constant_like(np.ones((2, 1)), 0).tolist() == [[0.0], [0.0]]
    assert constant_like("text", 0) == "0" and constant_like((), 1) == (1,)
    assert constant_like(None, 1) is None and constant_like(2.5, 1) == 1.0


def test_every_method_that_students_write_is_made_degenerate() -> None:
    for module in COURSE.modules:
        cells = read_cells(module)
        places = [fault.place for fault in degenerate_solutions(cells) if fault.change == "pass"]
        stubs = [stub_of(cell) for cell in cells if cell.kind is Kind.SOLUTION]
        methods = [name for stub in stubs for name in re.findall(UNWRITTEN, stub, re.MULTILINE)]
        assert [place.rpartition(".")[2] for place in places] == methods
        assert len(places) > 5


def test_the_tests_of_a_method_stand_below_its_cell_or_bear_its_name() -> None:
    cells = read_cells(COURSE.module("layers"))
    own = own_tests(cells, Fault("dropout", "Dropout.__repr__", "zeros", ""))
    assert {"test-dropout-rate", "test-repr"} <= own
    assert not any(test.startswith("test-linear") for test in own)
