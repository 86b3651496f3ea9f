"""Every mistake that an author can make in a source is refused with file and line."""

import pytest

from tests.conftest import SMALL_SOURCE
from tito.course import Course
from tito.errors import SourceError
from tito.module.source import read_cells

IMPORTS = '# %% nbgrader={"grade_id": "imports"}'
SOLUTION = '# %% nbgrader={"grade_id": "double", "solution": true}'
TEST = '# %% nbgrader={"grade_id": "test-double", "points": 2}'
ASSERT = 'assert double(2) == 4, "twice 2 is 4"'
WRITTEN = '\n# %% [markdown] nbgrader={"grade_id": "why", "points": 3, "solution": true}\n# Why?\n'
ANSWER = "#\n# ### BEGIN SOLUTION\n# Because.\n# ### END SOLUTION\n"


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
        pytest.param("return 2 * x", "return 2 *", 9, "is not Python", id="syntax error"),
        pytest.param(
            "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
            "    ### BEGIN SOLUTION\n    if x:\n    ### END SOLUTION\n        return 2 * x",
            9,
            "the student's version is not Python",
            id="stub is no Python",
        ),
        pytest.param("import math", "#| hide\nimport math", 4, "directive 'hide'", id="directive"),
        pytest.param("core.small", "core.other", 4, "does not fit", id="wrong default_exp"),
        pytest.param("#| default_exp core.small\n", "", 1, "default_exp", id="no default_exp"),
        pytest.param(
            ASSERT, f"#| export\n{ASSERT}", 17, "test cell is exported", id="test export"
        ),
        pytest.param("# # Doubling", "# #| export", 1, "in a prose cell", id="directive in prose"),
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
