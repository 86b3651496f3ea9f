"""Feedback: a page of HTML for each student, where nbgrader's release_feedback looks for it.

A page is one file that asks nothing of a network and runs nothing. It holds one student's code,
answers, marks and comments; no test, no mark scheme, no reference solution. The same marks make
the same page, and a page that is the same is not written again.
"""

import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from jinja2 import Template

from tito.course import Course, Module
from tito.errors import FileError, NotebookError
from tito.files import read_text, write_text
from tito.grading.classroom import outdated
from tito.grading.gradebook import Entry
from tito.grading.marks import Grade, graded_entries
from tito.grading.notebook import about_in, autograded
from tito.judge.results import read_about
from tito.module.ipynb import cell_source, grade_id, read_notebook
from tito.module.source import read_cells
from tito.report.outline import Outline, outline_of
from tito.report.page import View, view_of
from tito.report.rendering import environment
from tito.submission.files import read_start

#: What nbgrader's exchange needs beside a page, to hand it to the one who may see it.
BESIDE = ("timestamp.txt", "submission_secret.txt")
NOT_YET = "handed in anew, and not graded since"
LONGEST_BESIDE = 1_000  # bytes


class State(Enum):
    """What became of a student's page."""

    WRITTEN = "written"
    SAME = "as it was"
    WAITING = "waits for a person"
    LEFT = "left out"


@dataclass(frozen=True)
class Feedback:
    """A student's page; `note` says why there is none, or what is open."""

    student: str
    path: Path
    state: State
    note: str = ""


def write_feedback(
    course: Course, module: Module, drafts: bool = False, students: Collection[str] = ()
) -> Iterator[Feedback]:
    """Write the pages of a class, or of some students, one after the other.

    Whose answers wait for a person gets a page only as one of `drafts`, which says so itself.
    Raises GradingError where nobody, or one that is named, is not graded.
    """
    cells = read_cells(module)
    kept = graded_entries(course, module, cells, students)
    outline, anew = outline_of(cells), outdated(course, module, kept)
    for student in sorted(students or kept):
        if student in anew.hand_in:
            path = _page(course, module, student)
            yield Feedback(student, path, State.LEFT, NOT_YET)
        else:
            yield _write(course, module, outline, kept[student], drafts)


def _page(course: Course, module: Module, student: str) -> Path:
    return course.autograders / "feedback" / student / module.name / f"{module.name}.html"


def _write(
    course: Course, module: Module, outline: Outline, entry: Entry, drafts: bool
) -> Feedback:
    student = entry.person.id
    path = _page(course, module, student)
    if Path(student).name != student or student.startswith("."):
        return Feedback(student, path, State.LEFT, "the student id is no name for a folder")
    waiting = f"to be marked by hand: {', '.join(entry.waiting)}" if entry.waiting else ""
    if waiting and not drafts:
        old = "; an earlier page stands there still" if path.exists() else ""
        return Feedback(student, path, State.WAITING, waiting + old)
    try:
        file = autograded(course, module, student)
        notebook = read_notebook(file, f"{student}/{file.name}")
    except (FileError, NotebookError) as error:
        return Feedback(student, path, State.LEFT, f"the autograded notebook: {error.what}")
    cells = {grade_id(cell): cell for cell in notebook["cells"] if grade_id(cell)}
    sources = {name: cell_source(cell) for name, cell in cells.items()}
    printed = {name: _printed(cell) for name, cell in cells.items()}
    view = view_of(outline, _grade(entry, notebook), sources, printed)
    state = _put(path, page(course, view))
    for name in BESIDE:
        _copy(course, module, student, path.with_name(name))
    return Feedback(student, path, state, waiting)


def _grade(entry: Entry, notebook: dict[str, Any]) -> Grade:
    return Grade(entry, read_about(entry.person.id, about_in(notebook), entry.marks))


def _printed(cell: dict[str, Any]) -> str:
    """What a cell printed."""
    outputs = [o for o in cell.get("outputs", ()) if o.get("output_type") == "stream"]
    return "".join("".join(output.get("text", "")) for output in outputs)


def _put(path: Path, text: str) -> State:
    """Write a file unless that is what it says already."""
    try:
        if read_text(path) == text:
            return State.SAME
    except FileError:
        pass  # there is none, or it is none of ours
    write_text(path, text)
    return State.WRITTEN


def _copy(course: Course, module: Module, student: str, target: Path) -> None:
    """Copy a small file that came with the hand-in, if it did."""
    handed_in = course.autograders / "submitted" / student / module.name
    if handed_in.is_symlink() or handed_in.parent.is_symlink():
        return
    data, _ = read_start(handed_in / target.name)
    if data and len(data) <= LONGEST_BESIDE:
        _put(target, data.decode("utf-8", "replace"))


def page(course: Course, view: View) -> str:
    """The page as HTML."""
    return _template().render(course=course.title, view=view)


@functools.cache
def _template() -> Template:
    return environment().get_template("feedback.html")
