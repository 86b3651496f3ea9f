"""A small class in a small course: a released module, hand-ins, what became of them."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tito.course import Course
from tito.grading.nbgrader import release
from tito.module.export import HAND_WRITTEN
from tito.module.notebook import notebook_text, student_notebook
from tito.module.source import read_cells

WRITTEN = """\

# %% [markdown] nbgrader={"grade_id": "why", "points": 0, "task": true}
# Why?
#
# ### BEGIN MARK SCHEME
# Because.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-answer", "points": 3, "solution": true}
# ### BEGIN SOLUTION
# Because two is two.
# ### END SOLUTION
"""
#: All that a gradebook says about hand-ins, in words.
ROWS = """
    SELECT submitted_assignment.student_id, timestamp, extension, late_submission_penalty,
        base_cell.name, auto_score, manual_score, extra_credit, needs_manual_grade, '' AS said
    FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN base_cell ON grade.cell_id = base_cell.id
UNION ALL
    SELECT submitted_assignment.student_id, NULL, NULL, NULL,
        base_cell.name, NULL, NULL, NULL, NULL,
        coalesce(auto_comment, '-') || ' ' || coalesce(manual_comment, '-')
    FROM comment JOIN submitted_notebook ON comment.notebook_id = submitted_notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN base_cell ON comment.cell_id = base_cell.id
"""


def release_small(small: Course) -> Course:
    """Release a course of one module: a test of 2 points and a question of 3."""
    for name in HAND_WRITTEN:
        target = small.root / "tinytorch" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tinytorch" / name, target)
    source = small.modules[0].source
    source.write_text(source.read_text() + WRITTEN)
    small.autograders.mkdir()
    shutil.copy(ROOT / "autograders" / "nbgrader_config.py", small.autograders)
    release(small, small.modules[0])
    return small


def hand_in(course: Course, student: str, code: str, answer: str = "", when: str = "") -> Path:
    """Hand in a notebook in which `double` returns this, and the question is answered so."""
    module = course.modules[0]
    notebook = student_notebook(module, read_cells(module))
    for cell in notebook.cells:
        if cell.id == "double":
            cell.source = f"#| export\ndef double(x):\n    return {code}"
        if cell.id == "why-answer" and answer:
            cell.source = answer
    path = course.autograders / "submitted" / student / module.name / module.notebook.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebook_text(notebook))
    if when:
        path.with_name("timestamp.txt").write_text(when)
    return path


def rows(course: Course) -> list[tuple[Any, ...]]:
    """All that the gradebook says about hand-ins."""
    with sqlite3.connect(course.autograders / "gradebook.db") as database:
        found = database.execute(ROWS).fetchall()
    return sorted(found, key=repr)


def points(course: Course) -> dict[str, float]:
    """What the test gave, by student."""
    return {row[0]: row[5] for row in rows(course) if row[4] == "test-double" and row[9] == ""}


def about(course: Course, student: str) -> dict[str, Any]:
    """What the autograded notebook says about its marks."""
    path = course.autograders / "autograded" / student / "01_small" / "01_small.ipynb"
    found: dict[str, Any] = json.loads(path.read_text())["metadata"]["tinytorch"]
    return found
