"""Test cells, taken apart: which names the judge has itself, and which it asks the student for."""

import sys

import pytest

from tito.judge.assignment import read_tests, trusted_names
from tito.module.cells import Cell, Kind

OURS = "from tinytorch.testing import assert_close as close\nimport math, numpy as np"


def given(source: str) -> Cell:
    return Cell(Kind.GIVEN, source, 1, {"grade_id": "given"})


def own(source: str) -> set[str]:
    """The names that the judge has itself, of a given cell."""
    return set(trusted_names([given(source)])) - {"__name__", "__builtins__"}


def test_the_judge_has_the_checks_numpy_and_the_standard_library() -> None:
    assert own(OURS) == {"close", "math", "np"}
    assert own("from tinytorch import testing") == {"testing"}


@pytest.mark.parametrize(
    "source",
    [
        "from tinytorch.helpers import run, Times as Layer",
        "from tinytorch import helpers",
        "import tinytorch.helpers as helpers",
        "import tinytorch.helpers",
        "from tinytorch.core.tensor import Tensor",
        "from tinytorch import core",
        "import tinytorch",
        "import tinytorch.testing",  # binds all of tinytorch
    ],
)
def test_the_rest_of_tinytorch_is_not_even_imported_by_the_judge(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "tinytorch"]:
        monkeypatch.delitem(sys.modules, name)
    assert own(source) == set()
    assert not [name for name in sys.modules if name.partition(".")[0] == "tinytorch"]


def test_of_one_import_each_name_is_decided_for_itself() -> None:
    source = f"{OURS}\nfrom tinytorch import helpers, testing\nimport os, tinytorch.core as core"
    assert own(source) == {"close", "math", "np", "testing", "os"}


def test_only_imports_of_given_cells_count() -> None:
    demo = Cell(Kind.DEMO, "import math", 1, {})
    solution = Cell(Kind.SOLUTION, "import math", 1, {"grade_id": "solution"})
    assert not {"math", "three"} & set(trusted_names([demo, solution, given("three = 3")]))


def test_a_test_takes_from_the_students_side_what_the_judge_has_not() -> None:
    source = "close(helpers.run(Layer(), 3), math.pi, 'run', len([]))"
    test = Cell(Kind.TEST, source, 1, {"grade_id": "test-it", "points": 1})
    assert read_tests([given(OURS), test])["test-it"].names == ("Layer", "helpers")
