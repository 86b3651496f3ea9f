"""A small class as the gradebook and the autograded notebooks hold one, made without grading."""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.conftest import SMALL_SOURCE
from tito.course import Course, Module
from tito.grading import marks
from tito.grading.gradebook import Grade, Student
from tito.judge.results import Mark, Status, StudentMarks
from tito.module.notebook import STAMP, grade_id, instructor_notebook
from tito.module.source import read_cells

SOURCE = (
    SMALL_SOURCE
    + r"""
# %% [markdown] nbgrader={"grade_id": "why", "points": 0, "task": true}
# ### Question 1: why is $2x$ even?
#
# Say it for $\frac{x}{2}$, too.
#
# ### BEGIN MARK SCHEME
# 3 points for THE-SCHEME
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade_id": "why-answer", "points": 3, "solution": true}
# ### BEGIN SOLUTION
# THE-REFERENCE
# ### END SOLUTION
"""
)


@dataclass(frozen=True)
class Graded:
    """A student: points of the test and of the answer (None: it waits), and the rest."""

    student: Student
    double: float = 2.0
    why: float | None = 1.5
    penalty: float = 0.0
    message: str = ""
    note: str = ""
    repairs: tuple[str, ...] = ()
    needs_a_look: bool = False
    comment: str = ""
    answer: str = "Because."
    code: str = "def double(x):\n    return x + x"
    printed: str = ""

    @property
    def grade(self) -> Grade:
        """What the gradebook holds."""
        status = Status.PASSED if self.double == 2 else Status.FAILED
        test = Mark("test-double", self.double, 2.0, status)
        answer = Mark("why-answer", self.why or 0.0, 3.0, Status.BY_HAND)
        comments = {"why-answer": self.comment} if self.comment else {}
        waiting = ("why-answer",) if self.why is None else ()
        automatic = {"test-double": self.double, "why-answer": None}
        marks = StudentMarks(self.student.id, (test, answer))
        return Grade(self.student, marks, automatic, comments, waiting, self.penalty, None)

    @property
    def about(self) -> dict[str, Any]:
        """What the autograded notebook says about the marks."""
        verdict = ["passed" if self.double == 2 else "failed", self.message, self.double]
        about: dict[str, Any] = {"verdicts": {"test-double": verdict}, "errors": {}}
        about |= {"note": self.note, "repairs": self.repairs}
        return about | {"needs_a_look": self.needs_a_look}


def someone(student: str, **about: Any) -> Graded:
    """A student of this id."""
    known = {"first_name", "last_name", "email", "lms_user_id"}
    known_as = Student(student, **{key: about.pop(key) for key in known & set(about)})
    return Graded(known_as, **about)


@dataclass
class Class:
    """A course whose gradebook and autograded notebooks a test fills."""

    course: Course
    kept: dict[str, Grade] = field(default_factory=dict)

    @property
    def module(self) -> Module:
        """Its only module."""
        return self.course.modules[0]

    def graded(self, students: Sequence[Graded]) -> None:
        """Let these be what is graded."""
        self.kept.clear()
        for one in students:
            self.kept[one.student.id] = one.grade
            self._write_notebook(one)

    def _write_notebook(self, one: Graded) -> None:
        notebook = instructor_notebook(self.module, read_cells(self.module))
        for cell in notebook.cells:
            if grade_id(cell) in ("double", "why-answer"):
                cell.source = one.code if cell.cell_type == "code" else one.answer
            if grade_id(cell) == "test-double" and one.printed:
                stream = {"output_type": "stream", "name": "stdout", "text": one.printed}
                cell.outputs = [stream]
        notebook.metadata[STAMP] = one.about
        folder = self.course.autograders / "autograded" / one.student.id / self.module.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / self.module.notebook.name).write_text(json.dumps(notebook), encoding="utf-8")


def make_class(course: Course, monkeypatch: pytest.MonkeyPatch) -> Class:
    """Give the course a source with a written answer, and a gradebook that a test fills."""
    course.modules[0].source.write_text(SOURCE, encoding="utf-8")
    made = Class(replace(course, title="Small & <b>good</b>"))
    monkeypatch.setattr(marks, "opened", nullcontext)
    monkeypatch.setattr(marks, "read_grades", lambda *_: dict(made.kept))
    return made
