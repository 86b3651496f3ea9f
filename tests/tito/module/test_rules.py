"""A broken rule is refused with file and line; so is what a test cell may not do in the judge."""

import pytest

from tests.conftest import SMALL_SOURCE
from tito.course import Course
from tito.errors import SourceError
from tito.module.cells import Cell, Kind
from tito.module.rules import judge_faults
from tito.module.source import read_cells

IMPORTS = '# %% nbgrader={"grade_id": "imports"}'
SOLUTION = '# %% nbgrader={"grade_id": "double", "solution": true}'
TEST = '# %% nbgrader={"grade_id": "test-double", "points": 2}'
ASSERT = 'assert double(2) == 4, "twice 2 is 4"'
WRITTEN = '\n# %% [markdown] nbgrader={"grade_id": "why", "points": 3, "solution": true}\n# Why?\n'
ANSWER = "#\n# ### BEGIN SOLUTION\n# Because.\n# ### END SOLUTION\n"

GIVEN = "import numpy as np\n\ndef helper():\n    pass"
LAYER = "class Layer:\n    pass\n\nanswer = 3"


def read(course: Course, source: str) -> str:
    """Read a source that must be refused; return the error."""
    course.modules[0].source.write_text(source)
    with pytest.raises(SourceError) as error:
        read_cells(course.modules[0])
    return str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        pytest.param(TEST, TEST.replace("test-double", "double"), 17, "line 9", id="duplicate id"),
        pytest.param(IMPORTS, "# %%", 4, "a given cell has no grade_id", id="missing id"),
        pytest.param(IMPORTS, IMPORTS.replace("imports", "My id"), 4, "kebab-case", id="odd id"),
        pytest.param(IMPORTS, IMPORTS[:-1], 4, "does not know", id="metadata is no JSON"),
        pytest.param(IMPORTS, '# %% tags=["x"]', 4, "does not know: tags", id="other metadata"),
        pytest.param(IMPORTS, IMPORTS.replace("}", ', "x": 1}'), 4, "key 'x'", id="unknown key"),
        pytest.param("# %% [markdown]", "# %% [raw]", 1, "of type raw", id="raw cell"),
        pytest.param(TEST, TEST.replace("2}", "2.5}"), 17, "whole number", id="half points"),
        pytest.param(TEST, TEST.replace("2}", "-2}"), 17, "whole number", id="negative points"),
        pytest.param(
            SOLUTION,
            SOLUTION.replace("}", ', "points": 1}'),
            9,
            "points on a cell that tests nothing",
            id="points on a solution",
        ),
        pytest.param(
            ASSERT, "double(2)", 17, "the student's version has no assert", id="no check"
        ),
        pytest.param(
            "# # Doubling", "# ### BEGIN SOLUTION", 1, "without its END", id="region never closed"
        ),
        pytest.param(
            "    ### BEGIN SOLUTION\n", "", 9, "END SOLUTION without its BEGIN", id="never opened"
        ),
        pytest.param(
            "    return 2 * x\n",
            "    ### BEGIN SOLUTION\n    return 2 * x\n",
            9,
            "BEGIN SOLUTION inside another",
            id="nested region",
        ),
        pytest.param(
            SOLUTION,
            SOLUTION.replace(', "solution": true', ""),
            9,
            "a SOLUTION region in a given cell",
            id="region outside a solution cell",
        ),
        pytest.param(
            "### BEGIN HIDDEN TESTS\nassert double(-7) == -14\n### END HIDDEN TESTS",
            "### BEGIN MARK SCHEME\n### END MARK SCHEME",
            17,
            "a MARK SCHEME region in a test cell",
            id="mark scheme outside a task",
        ),
        pytest.param("return 2 * x", "return 2 *", 14, "is not Python", id="syntax error"),
        pytest.param(
            "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
            "    ### BEGIN SOLUTION\n    if x:\n    ### END SOLUTION\n        return 2 * x",
            9,
            "the student's version is not Python",
            id="stub is no Python",
        ),
        pytest.param("import math", "#| hide\nimport math", 7, "directive 'hide'", id="directive"),
        pytest.param("core.small", "core.other", 4, "does not fit", id="wrong default_exp"),
        pytest.param("#| default_exp core.small\n", "", 1, "default_exp", id="no default_exp"),
        pytest.param(
            ASSERT, f"#| export\n{ASSERT}", 18, "test cell is exported", id="test export"
        ),
        pytest.param("# # Doubling", "# #| export", 2, "in a prose cell", id="directive in prose"),
        pytest.param(
            "# # Doubling\n",
            f"# # Doubling\n\n{TEST.replace('test-double', 'early')}\n{ASSERT}\n",
            4,
            "a test before the code it tests: double is defined only in line 12",
            id="test too early",
        ),
        pytest.param(
            "# # Doubling\n",
            f"# # Doubling\n\n{TEST.replace('test-double', 'early')}\nassert math.pi > 3\n",
            4,
            "a test before the code it tests: math is defined only in line 7",
            id="test before an import",
        ),
    ],
)
def test_a_mistake_in_a_source_is_refused_with_file_and_line(
    small: Course, old: str, new: str, line: int, words: str
) -> None:
    assert old in SMALL_SOURCE
    error = read(small, SMALL_SOURCE.replace(old, new, 1))
    assert words in error
    assert error.startswith(f"src/01_small/01_small.py, line {line}:")


def test_a_solution_cell_without_a_region_is_refused_because_all_of_it_would_go(
    small: Course,
) -> None:
    bare = SMALL_SOURCE.replace("    ### BEGIN SOLUTION\n", "").replace(
        "    ### END SOLUTION\n", ""
    )
    assert "line 9: a solution cell has no solution region" in read(small, bare)


def test_a_written_answer_needs_points_and_a_region(small: Course) -> None:
    assert "no solution region" in read(small, SMALL_SOURCE + WRITTEN)
    pointless = (WRITTEN + ANSWER).replace('"points": 3, ', "")
    assert "needs both points and solution" in read(small, SMALL_SOURCE + pointless)


def test_a_written_answer_and_a_task_with_a_mark_scheme_are_accepted(small: Course) -> None:
    task = '\n# %% [markdown] nbgrader={"grade_id": "q", "points": 0, "task": true}\n# Q\n'
    scheme = "#\n# ### BEGIN MARK SCHEME\n# 3 points\n# ### END MARK SCHEME\n"
    small.modules[0].source.write_text(SMALL_SOURCE + task + scheme + WRITTEN + ANSWER)
    kinds = [cell.kind.value for cell in read_cells(small.modules[0])]
    assert kinds[-2:] == ["a task cell", "a written answer"]


def test_a_marker_inside_a_text_starts_no_cell(small: Course) -> None:
    tricky = SMALL_SOURCE.replace("import math", 'TEXT = """\n# %% not a cell\n"""')
    small.modules[0].source.write_text(tricky)
    cells = read_cells(small.modules[0])
    assert [cell.line for cell in cells] == [1, 4, 11, 19]


@pytest.mark.parametrize("text", ["", "\n\n", "x = 1\n"])
def test_a_file_without_cells_is_refused(small: Course, text: str) -> None:
    assert "src/01_small/01_small.py" in read(small, text)


def faults(source: str) -> list[str]:
    test = Cell(Kind.TEST, source, 9, {"grade_id": "test-it", "points": 1})
    cells = [
        Cell(Kind.GIVEN, GIVEN, 1, {"grade_id": "given"}),
        Cell(Kind.SOLUTION, LAYER, 5, {"grade_id": "solution"}),
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
        Cell(Kind.SOLUTION, LAYER, 1, {"grade_id": "solution"}),
        Cell(Kind.DEMO, "#| demo\n%timeit Layer()", 5, {}),
        Cell(Kind.TEST, "assert Layer()", 9, {"grade_id": "test-it", "points": 1}),
    ]
    assert list(judge_faults(cells)) == []
