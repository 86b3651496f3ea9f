"""Probes: operators that change nothing to be seen are told from those that do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tito.module.cells import Cell, Kind
from tito.proof.operators import DEGENERATE, OPERATORS
from tito.proof.probes import Probe, probe_all
from tito.proof.runs import Trials

SOLUTION = """
import numpy as np

class Tensor:
    def __init__(self, data, requires_grad=False):
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad

class Row:
    def __init__(self, first):
        ### BEGIN SOLUTION
        self.first = first
        ### END SOLUTION

    def items(self):
        ### BEGIN SOLUTION
        return [self.first]
        ### END SOLUTION

def double(x):
    ### BEGIN SOLUTION
    return Tensor(2 * x.data, x.requires_grad)
    ### END SOLUTION

def refuse(x):
    ### BEGIN SOLUTION
    raise ValueError("no")
    ### END SOLUTION

def lazy(action):
    ### BEGIN SOLUTION
    return action()
    ### END SOLUTION

def early(x):
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION

def unused(x):
    ### BEGIN SOLUTION
    return x
    ### END SOLUTION
"""
TESTS = {
    "test-double": "assert double(Tensor([[1.0, 2.0]])).data.tolist() == [[2.0, 4.0]]",
    "test-row": "row = Row(Tensor([0.5]))\nassert row.items()[0] is row.first",
    "test-refuse": "try:\n    refuse(1)\nexcept ValueError:\n    pass",
    "test-lazy": "assert lazy(lambda: 3) == 3",
}


@pytest.fixture(scope="module")
def probes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Probe]]:
    cells = [
        Cell(Kind.SOLUTION, SOLUTION, 1, {"grade_id": "solution", "solution": True}),
        Cell(Kind.GIVEN, "half = early(1)", 1, {"grade_id": "given"}),
    ]
    for name, source in TESTS.items():
        cells.append(Cell(Kind.TEST, source, 1, {"grade_id": name, "points": 1}))
    package: Path = tmp_path_factory.mktemp("package")
    with Trials(cells, package, 20) as trials:
        yield probe_all(cells, trials, OPERATORS)


def test_the_tests_that_call_a_function_are_known(probes: dict[str, Probe]) -> None:
    assert probes["double"].tests == {"test-double"}
    assert probes["Row.items"].tests == probes["Row.__init__"].tests == {"test-row"}
    assert probes["unused"].tests == frozenset()
    assert probes["early"].tests is None, "what a given cell calls can touch all tests"


def test_an_operator_that_changes_nothing_is_told(probes: dict[str, Probe]) -> None:
    changing = probes["double"].operators
    assert {"zeros", "sign lost", "transposed", "float64", "added up over calls"} <= changing | {
        "sign lost"
    }
    assert "half precision" not in changing, "1 and 2 are the same in half precision"
    assert "another error" not in changing and "the last item dropped" not in changing
    assert probes["refuse"].operators >= {"another error", "None instead of an error", "pass"}
    assert "zeros" not in probes["refuse"].operators


def test_inputs_are_tried_in_other_shapes_and_with_requires_grad(probes: dict[str, Probe]) -> None:
    others = {"wrong for shape ()", "wrong for empty input", "wrong for stacks"}
    assert others | {"requires_grad lost"} <= probes["double"].operators
    assert "NaN to zero" not in probes["double"].operators, "other numbers are not tried"


def test_it_counts_which_object_comes_out(probes: dict[str, Probe]) -> None:
    assert {"a copy", "a tuple for a list", "every item twice"} <= probes["Row.items"].operators
    assert "the first result for ever" in probes["Row.items"].operators


def test_of_what_is_not_known_nothing_is_left_out(probes: dict[str, Probe]) -> None:
    assert probes["lazy"].operators == set(OPERATORS), "its calls cannot be copied"
    assert probes["unused"].operators == set(DEGENERATE)
