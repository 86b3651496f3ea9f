"""What a test cell may not do, as it would mean something else in the judge."""

import pytest

from tito.module.cells import Cell, Kind
from tito.module.rules import judge_faults

GIVEN = "import numpy as np\n\ndef helper():\n    pass"
SOLUTION = "class Layer:\n    pass\n\nanswer = 3"


def faults(source: str) -> list[str]:
    test = Cell(Kind.TEST, source, 9, {"grade_id": "test-it", "points": 1})
    cells = [
        Cell(Kind.GIVEN, GIVEN, 1, {"grade_id": "given"}),
        Cell(Kind.SOLUTION, SOLUTION, 5, {"grade_id": "solution"}),
        test,
    ]
    return [what for _, what, _ in judge_faults(cells)]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("from tinytorch.core.layers import Layer", "imports tinytorch.core.layers"),
        ("import torch", "imports torch"),
        ("from tinytorch.helpers import run", "imports tinytorch.helpers"),
        ("from tinytorch import helpers", "imports tinytorch"),
        ("import tinytorch.helpers as helpers", "imports tinytorch.helpers"),
        ("class Mine(Layer):\n    pass", "defines the class Mine"),
        ("layer = Layer()\nlayer.bias.data[:] = 1", "writes into an attribute"),
        ("layer = Layer()\nlayer.bias.data[0] += 1", "writes into an attribute"),
        ("del Layer().layers[0]", "writes into an attribute"),
        ("Layer().layers.append(3)", "changes a copy with append()"),
        ("Layer().weight.data.fill(0)", "changes a copy with fill()"),
        ("np.random.seed(3)", "seeds a generator on one side only"),
        ("assert Layer().__dict__ == {}", "reads __dict__"),
        ("assert type(Layer()).forward", "asks type(...) for forward"),
        ("assert callable(Layer)", "calls callable()"),
        ("assert vars(Layer())", "calls vars()"),
        ("assert other_test == 3", "uses other_test, which no given or solution cell defines"),
        (
            "### BEGIN HIDDEN TESTS\nassert abs(answer - 3) < 1\n### END HIDDEN TESTS",
            "computes with the answer answer",
        ),
    ],
)
def test_what_would_mean_something_else_is_named(source: str, what: str) -> None:
    assert any(what in fault for fault in faults(source)), faults(source)


def test_helpers_are_imported_in_a_given_cell() -> None:
    test = Cell(Kind.TEST, "from tinytorch.helpers import run\nassert run", 1, {"points": 1})
    found = [(what, advice) for _, what, advice in judge_faults([test])]
    advice = "Import it in a given cell: it is the student's."
    assert found == [("a test imports tinytorch.helpers", advice)]
    given = Cell(Kind.GIVEN, "from tinytorch.helpers import run", 1, {"grade_id": "given"})
    used = Cell(Kind.TEST, "assert run", 2, {"grade_id": "test-it", "points": 1})
    assert list(judge_faults([given, used])) == []


@pytest.mark.parametrize(
    "source",
    [
        "import operator\nfrom tinytorch.testing import assert_close",
        "layer = Layer()\nlayer.bias = np.ones(3)\nassert type(layer).__name__ == 'Layer'",
        "values = np.ones(3)\nvalues[0] = 2\nfound = []\nfound.append(values)",
        "### BEGIN HIDDEN TESTS\nassert abs(float(answer) - 3) < 1\n### END HIDDEN TESTS",
        "for n in range(3):\n    assert (lambda m: m + n)(1), f'{n}'\nhelper()",
        "with np.errstate() as state:\n    assert [x for x in (1, 2)], state",
    ],
)
def test_what_means_the_same_passes(source: str) -> None:
    assert faults(source) == []


def test_a_demo_cell_may_hold_what_is_not_python() -> None:
    cells = [
        Cell(Kind.SOLUTION, SOLUTION, 1, {"grade_id": "solution"}),
        Cell(Kind.DEMO, "#| demo\n%timeit Layer()", 5, {}),
        Cell(Kind.TEST, "assert Layer()", 9, {"grade_id": "test-it", "points": 1}),
    ]
    assert list(judge_faults(cells)) == []
