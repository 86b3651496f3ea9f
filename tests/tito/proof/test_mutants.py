"""Mutants: each kind is made, one at a time, in solution regions only."""

import ast
import re

import pytest

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.cells import Cell, Kind, stub_of
from tito.module.source import read_cells
from tito.proof.mutants import Mutant, own_tests, places, spoiled_mutants, text_mutants
from tito.proof.operators import OPERATORS

COURSE = read_course(ROOT)
UNWRITTEN = r"def (\w+)\((?:(?!def ).|\n)*?raise NotImplementedError\(\)"


def cell(body: str, before: str = "") -> Cell:
    lines = (before or "pass", "### BEGIN SOLUTION", body, "### END SOLUTION")
    source = "\n    ".join(["def f(x, y):", *lines])
    return Cell(Kind.SOLUTION, source, 1, {"grade_id": "f", "solution": True})


def changes(body: str) -> set[str]:
    return {mutant.change.partition(" -> ")[2] for mutant in text_mutants([cell(body)])}


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
def test_each_kind_of_change_is_made(body: str, expected: set[str]) -> None:
    assert expected <= changes(body)


def test_a_condition_without_a_comparison_is_negated() -> None:
    assert "if not x:" in changes("if x: return y")


def test_the_wording_of_an_error_is_left_alone() -> None:
    assert changes("raise ValueError(f'{x + 1} is wrong', 2)") == {"pass"}


def test_nothing_is_changed_outside_the_solution() -> None:
    mutants = text_mutants([cell("return x", before="y = 2 + 3")])
    assert [mutant.change for mutant in mutants] == ["return x -> pass"]


def test_an_answer_in_numbers_is_moved_to_one_with_the_same_remainder() -> None:
    source = "### BEGIN SOLUTION\nbytes = 4 * 6\nsteps = (4, 12)\n### END SOLUTION"
    answers = Cell(Kind.SOLUTION, source, 1, {"grade_id": "q", "solution": True})
    found = {mutant.change.partition(" -> ")[2] for mutant in text_mutants([answers])}
    assert {"bytes = 4 * 6 + 97", "steps = (4 + 97, 12 + 97)"} <= found


def test_every_mutant_of_the_course_is_python_with_a_name_of_its_own() -> None:
    for module in COURSE.modules:
        mutants = text_mutants(read_cells(module))
        for mutant in mutants:
            ast.parse(mutant.source)
        assert len({mutant.name for mutant in mutants}) > 0.95 * len(mutants) > 50


def test_a_spoiled_mutant_ends_with_its_operator() -> None:
    sources = {m.change: m.source for m in spoiled_mutants([cell("return [x, y]")])}
    assert list(sources) == list(OPERATORS)
    results = {}
    for change in ("returns its input", "zeros", "ones", "pass"):
        names: dict[str, object] = {}
        exec(sources[change], names)
        results[change] = names["f"](7, 8)
    assert results == {"returns its input": 7, "zeros": [], "ones": [1, 1], "pass": None}


def test_every_method_that_students_write_has_mutants() -> None:
    for module in COURSE.modules:
        cells = read_cells(module)
        found = [place for cell in cells for place in places(cell)]
        stubs = [stub_of(cell) for cell in cells if cell.kind is Kind.SOLUTION]
        methods = [name for stub in stubs for name in re.findall(UNWRITTEN, stub, re.MULTILINE)]
        assert [place.rpartition(".")[2] for place in found] == methods
        assert len(found) > 5


def test_the_tests_of_a_method_stand_below_its_cell_or_bear_its_name() -> None:
    cells = read_cells(COURSE.module("layers"))
    own = own_tests(cells, Mutant("dropout", "Dropout.__repr__", "zeros", ""))
    assert {"test-dropout-rate", "test-repr"} <= own
    assert not any(test.startswith("test-linear") for test in own)
