"""The notebooks that grading starts from and leaves behind, made from a module's cells."""

from typing import Any

import pytest

from tests.conftest import SMALL_SOURCE
from tito.course import Course
from tito.module.cells import WRITTEN_STUB
from tito.module.notebook import (
    autograded_notebook,
    blank_notebook,
    cell_texts,
    filled,
    notebook_text,
    untouched_answers,
)
from tito.module.source import read_cells

WRITTEN = """
# %% [markdown] nbgrader={"grade_id": "why", "points": 3, "solution": true}
# ### BEGIN SOLUTION
# Because.
# ### END SOLUTION
"""


@pytest.fixture
def blank(small: Course) -> Any:
    module = small.modules[0]
    module.source.write_text(SMALL_SOURCE + WRITTEN)
    return blank_notebook(module, read_cells(module))


def test_a_blank_notebook_holds_all_tests_and_no_answer(blank: Any) -> None:
    texts = cell_texts(blank)
    assert "raise NotImplementedError()" in texts["double"]
    assert texts["why"].strip() == WRITTEN_STUB
    assert "double(-7) == -14" in texts["test-double"]


def test_its_checksums_are_those_of_nbgrader(blank: Any) -> None:
    from nbgrader.utils import compute_checksum

    cells = [cell for cell in blank.cells if "nbgrader" in cell.metadata]
    assert len(cells) == 4
    for cell in cells:
        assert cell.metadata.nbgrader["checksum"] == compute_checksum(cell)


def test_a_filled_notebook_is_a_copy_with_other_texts(blank: Any) -> None:
    before = notebook_text(blank)
    texts = cell_texts(filled(blank, {"double": "double = 3", "no-such-cell": "?"}))
    assert texts == {**cell_texts(blank), "double": "double = 3"}
    assert notebook_text(blank) == before


def test_own_cells_stand_where_the_student_put_them(blank: Any) -> None:
    extras = {"": ("a = 1",), "double": ("b = 2", "c = 3")}
    notebook = autograded_notebook(blank, {}, extras)
    notebook_text(notebook)  # valid
    sources = [cell.source for cell in notebook.cells]
    solution = sources.index(cell_texts(blank)["double"])
    assert sources[0] == "a = 1"
    assert sources[solution + 1 : solution + 3] == ["b = 2", "c = 3"]
    assert len(sources) == len(blank.cells) + 3


def test_pictures_stand_in_the_answer_and_below_the_own_cell_that_showed_them(blank: Any) -> None:
    picture = {"a.png": {"image/png": "iVBORw0KGgo="}}
    answer = {"why": "![](attachment:a.png)"}
    extras = {"double": ("b = 2", "c = 3")}
    notebook = autograded_notebook(
        blank, answer, extras, pictures={"why": picture}, plots={"c = 3": picture}
    )
    notebook_text(notebook)  # valid
    cells = {cell.source: cell for cell in notebook.cells}
    assert cells["![](attachment:a.png)"].attachments == picture
    assert [output.data for output in cells["c = 3"].outputs] == [picture["a.png"]]
    assert cells["b = 2"].outputs == []


def test_own_cells_are_shown_as_far_as_a_page_can_open(blank: Any) -> None:
    words = {"double": tuple(f"{number}" + "![" * 9_000 for number in range(30))}
    notebook = autograded_notebook(blank, {}, {"double": ("a = 1 # " + "x" * 200_000,)}, words)
    letters = sum(len(cell.source) for cell in notebook.cells)
    assert letters < 130_000 and len(notebook.cells) > 30


def test_answers_that_nobody_wrote_are_known(blank: Any) -> None:
    answers = {"double": "double = 3"}
    assert untouched_answers(blank, autograded_notebook(blank, {}, {})) == ("double", "why")
    assert untouched_answers(blank, autograded_notebook(blank, answers, {})) == ("why",)
