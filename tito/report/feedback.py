"""Feedback: a page of HTML for each student, where nbgrader's release_feedback looks for it.

A page is one file that asks nothing of a network and runs nothing. It holds one student's code,
answers, marks and comments; no test, no mark scheme, no reference solution. The same marks make
the same page, and a page that is the same is not written again.
"""

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile
from pathlib import Path
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from tito.course import Course, Module
from tito.errors import FileError, NotebookError
from tito.files import read_text, write_text
from tito.grading.gradebook import Grade, Student
from tito.grading.marks import read_class
from tito.grading.notebook import autograded
from tito.judge.results import Mark, Status
from tito.module.cells import Cell, Kind, stub_of
from tito.module.notebook import cell_texts, grade_id, read_notebook
from tito.report import markdown
from tito.report.markdown import last_heading, line_to_html, to_html
from tito.submission.files import read_start
from tito.text import number, visible

#: What nbgrader's exchange needs beside a page, to hand it to the one who may see it.
BESIDE = ("timestamp.txt", "submission_secret.txt")
NOT_YET = "handed in anew, and not graded since"
LONGEST_BESIDE = 1_000  # bytes
LONGEST_MESSAGE = 2_000
HEADING = re.compile(r"\s*#{1,6} +(.*)")
WORDS = {Status.FAILED: "not passed", Status.NOT_RUN: "not run"}


class PageState(Enum):
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
    state: PageState
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A cell that students write: `title` and `question` are HTML, `tests` those of the code."""

    cell: Cell
    title: Markup
    question: Markup
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A module's title, as HTML, and what students write in it, in order.

    Tests are named, never shown: what stands in their cells is the instructor's.
    """

    title: Markup
    parts: tuple[Part, ...]


def write_feedback(
    course: Course, module: Module, drafts: bool = False, students: Collection[str] = ()
) -> Iterator[Feedback]:
    """Write the pages of a class, or of some students, one after the other.

    Whose answers wait for a person gets a page only as one of `drafts`, which says so itself.
    Raises GradingError where nobody, or one that is named, is not graded.
    """
    known = read_class(course, module, students)
    outline = outline_of(known.cells)
    for student in sorted(known.grades):
        if student in known.handed_in_anew:
            path = _path(course, module, student)
            yield Feedback(student, path, PageState.LEFT, NOT_YET)
        else:
            yield _write(course, module, outline, known.grades[student], drafts)


def outline_of(cells: Sequence[Cell]) -> Outline:
    """Read the outline of a module. A test is about the solution cell above it."""
    titles = [cell.source for cell in cells if cell.kind is Kind.PROSE]
    title = last_heading(titles[0].partition("\n\n")[0]) if titles else ""
    parts: list[Part] = []
    heading = ""
    for place, cell in enumerate(cells):
        if not cell.is_code:
            heading = last_heading(stub_of(cell)) or heading
        if cell.kind is Kind.SOLUTION:
            below = takewhile(lambda cell: cell.kind is not Kind.SOLUTION, cells[place + 1 :])
            tests = tuple(each.grade_id for each in below if each.kind is Kind.TEST)
            parts.append(Part(cell, line_to_html(heading), Markup(""), tests))
        elif cell.kind is Kind.WRITTEN:
            question = _question(cells[max(0, place - 1)])
            parts.append(Part(cell, line_to_html(heading), question, ()))
    return Outline(line_to_html(title), tuple(parts))


def _question(above: Cell) -> Markup:
    """What stands above a written answer, without its heading."""
    if above.kind not in (Kind.TASK, Kind.PROSE):
        return Markup("")
    first, _, rest = stub_of(above).strip().partition("\n")
    return to_html(rest if HEADING.fullmatch(first) else f"{first}\n{rest}")


def _path(course: Course, module: Module, student: str) -> Path:
    return course.autograders / "feedback" / student / module.name / f"{module.name}.html"


def _write(
    course: Course, module: Module, outline: Outline, grade: Grade, drafts: bool
) -> Feedback:
    student = grade.student.id
    path = _path(course, module, student)
    if Path(student).name != student or student.startswith("."):
        return Feedback(student, path, PageState.LEFT, "the student id is no name for a folder")
    waiting = f"to be marked by hand: {', '.join(grade.waiting)}" if grade.waiting else ""
    if waiting and not drafts:
        old = "; an earlier page stands there still" if path.exists() else ""
        return Feedback(student, path, PageState.WAITING, waiting + old)
    try:
        file = autograded(course, module, student)
        notebook = read_notebook(file, f"{student}/{file.name}")
    except (FileError, NotebookError) as error:
        return Feedback(student, path, PageState.LEFT, f"the autograded notebook: {error.what}")
    state = _put(path, page(course, outline, grade, notebook))
    for name in BESIDE:
        _copy(course, module, student, path.with_name(name))
    return Feedback(student, path, state, waiting)


def _put(path: Path, text: str) -> PageState:
    """Write a file unless that is what it says already."""
    try:
        if read_text(path) == text:
            return PageState.SAME
    except FileError:
        pass  # there is none, or it is none of ours
    write_text(path, text)
    return PageState.WRITTEN


def _copy(course: Course, module: Module, student: str, target: Path) -> None:
    """Copy a small file that came with the hand-in, if it did."""
    handed_in = course.autograders / "submitted" / student / module.name
    if handed_in.is_symlink() or handed_in.parent.is_symlink():
        return
    data, _ = read_start(handed_in / target.name)
    if data and len(data) <= LONGEST_BESIDE:
        _put(target, data.decode("utf-8", "replace"))


def page(course: Course, outline: Outline, grade: Grade, notebook: dict[str, Any]) -> str:
    """The page of a student as HTML."""
    return _template().render(
        course=course.title,
        outline=outline,
        grade=grade,
        marks={mark.grade_id: mark for mark in grade.marks.marks},
        sources=cell_texts(notebook),
        printed={grade_id(cell): _printed(cell) for cell in notebook["cells"] if grade_id(cell)},
    )


@functools.cache
def _template() -> Template:
    pages = markdown.environment(
        number=number,
        bounded=lambda text: visible(text, LONGEST_MESSAGE, markdown.CUT),
        markdown=to_html,
        code=markdown.code_to_html,
        name=_name,
        status=_status,
    )
    pages.tests["full"] = lambda mark: mark.points >= mark.max_points
    pages.tests["by_hand"] = lambda mark: mark.status is Status.BY_HAND
    return pages.get_template("feedback.html")


def _printed(cell: dict[str, Any]) -> str:
    """What a cell printed."""
    outputs = [o for o in cell.get("outputs", ()) if o.get("output_type") == "stream"]
    return "".join("".join(output.get("text", "")) for output in outputs)


def _name(person: Student) -> str:
    name = " ".join(filter(None, (person.first_name, person.last_name)))
    return f"{name} ({person.id})" if name else person.id


def _status(mark: Mark, grade: Grade) -> str:
    """The verdict on a test in the words for its student."""
    automatic = grade.automatic.get(mark.grade_id)
    if automatic is not None and automatic != mark.points:
        return "points given by hand"
    return WORDS.get(mark.status, mark.status.value)
