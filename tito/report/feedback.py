"""Feedback: a page of HTML for each student, where nbgrader's release_feedback looks for it.

A page is one file that asks nothing of a network and runs nothing. It holds one student's code,
answers, marks and comments; no test, no mark scheme, no reference solution. The same marks make
the same page, and a page that is the same is not written again.
"""

import functools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
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
from tito.grading.gradebook import Grade
from tito.grading.marks import GradedClass, autograded, read_class
from tito.module.cells import Cell, Kind, stub_of
from tito.module.notebook import cell_texts, grade_id, read_notebook
from tito.report import markdown
from tito.submission.files import read_start
from tito.submission.pictures import of_outputs
from tito.text import CUT, number, visible

#: What nbgrader's exchange needs beside a page, to hand it to the one who may see it.
BESIDE = ("timestamp.txt", "submission_secret.txt")
LONGEST_BESIDE, LONGEST_MESSAGE = 1_000, 2_000  # bytes of such a file, letters of a message
HEADING = re.compile(r"\A#{1,6} +.*\n?")


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
    """A cell that students write: `title` and `question` are HTML, `tests` those of the code.

    Tests are named, never shown: what stands in their cells is the instructor's.
    """

    cell: Cell
    title: Markup
    question: Markup
    tests: tuple[str, ...]


def write_feedback(
    course: Course, module: Module, drafts: bool = False, students: Collection[str] = ()
) -> Iterator[Feedback]:
    """Write the pages of a class, or of some students, one after the other.

    Whose answers wait for a person gets a page only as one of `drafts`, which says so itself.
    Raises GradingError where nobody, or one that is named, is not graded.
    """
    known = read_class(course, module, students)
    title, parts = outline_of(known.cells)
    render = functools.partial(_template().render, course=course.title, title=title, parts=parts)
    for student in sorted(known.grades):
        yield _write(known, known.grades[student], drafts, render)


def outline_of(cells: Sequence[Cell]) -> tuple[Markup, list[Part]]:
    """A module's title as HTML, and its parts. A test is about the solution cell above it."""
    start = next((cell.source for cell in cells if cell.kind is Kind.PROSE), "")
    title = markdown.last_heading(start.partition("\n\n")[0])
    parts, heading = list[Part](), ""
    for place, cell in enumerate(cells):
        if not cell.is_code:
            heading = markdown.last_heading(stub_of(cell)) or heading
        if cell.kind is Kind.SOLUTION:
            below = takewhile(lambda cell: cell.kind is not Kind.SOLUTION, cells[place + 1 :])
            tests = tuple(each.grade_id for each in below if each.kind is Kind.TEST)
            parts.append(Part(cell, markdown.line_to_html(heading), Markup(""), tests))
        elif cell.kind is Kind.WRITTEN:
            above = cells[max(0, place - 1)]
            text = stub_of(above).strip() if above.kind in (Kind.TASK, Kind.PROSE) else ""
            question = markdown.to_html(HEADING.sub("", text))
            parts.append(Part(cell, markdown.line_to_html(heading), question, ()))
    return markdown.line_to_html(title), parts


def _write(known: GradedClass, grade: Grade, drafts: bool, render: Callable[..., str]) -> Feedback:
    """Write the page of a student, unless something stands against it."""
    student, module = grade.student.id, known.module
    path = known.course.autograders / "feedback" / student / module.name / f"{module.name}.html"
    left = functools.partial(Feedback, student, path, PageState.LEFT)
    if student in known.handed_in_anew:
        return left("handed in anew, and not graded since")
    if Path(student).name != student or student.startswith("."):
        return left("the student id is no name for a folder")
    waiting = f"to be marked by hand: {', '.join(grade.waiting)}" if grade.waiting else ""
    if waiting and not drafts:
        old = "; an earlier page stands there still" if path.exists() else ""
        return Feedback(student, path, PageState.WAITING, waiting + old)
    file = autograded(known.course, module, student)
    try:
        notebook = read_notebook(file, f"{student}/{file.name}")
    except (FileError, NotebookError) as error:
        return left(f"the autograded notebook: {error.what}")
    page = render(
        grade=grade,
        marks={mark.grade_id: mark for mark in grade.marks.marks},
        sources=cell_texts(notebook),
        pictures=_pictures(notebook),
        printed={grade_id(cell): _printed(cell) for cell in notebook["cells"] if grade_id(cell)},
    )
    state = _put(path, page)
    _copy_beside(known.course.autograders / "submitted" / student / module.name, path.parent)
    return Feedback(student, path, state, waiting)


def _put(path: Path, text: str) -> PageState:
    """Write a file unless that is what it says already."""
    with suppress(FileError):  # there is none, or it is none of ours
        if read_text(path) == text:
            return PageState.SAME
    write_text(path, text)
    return PageState.WRITTEN


def _copy_beside(handed_in: Path, folder: Path) -> None:
    """Copy the small files that came with the hand-in, if they did."""
    is_link = handed_in.is_symlink() or handed_in.parent.is_symlink()
    for name in () if is_link else BESIDE:
        data, _ = read_start(handed_in / name)
        if data and len(data) <= LONGEST_BESIDE:
            _put(folder / name, data.decode("utf-8", "replace"))


def _template() -> Template:
    pages = markdown.environment(
        number=number,
        bounded=lambda text: visible(text, LONGEST_MESSAGE, CUT),
        markdown=markdown.to_html,
        code=markdown.code_to_html,
    )
    pages.tests["full"] = lambda mark: mark.points >= mark.max_points
    return pages.get_template("feedback.html")


def _pictures(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The pictures of cells, by grade_id: in them, and in own cells just above or below them."""
    found, above, name = dict[str, dict[str, Any]](), dict[str, Any](), ""
    for cell in notebook["cells"]:
        if grade_id(cell):
            name = grade_id(cell)
            found[name], above = {**cell.get("attachments", {}), **above}, {}
        else:
            shown, _ = of_outputs(cell.get("outputs"))
            above.update(shown)
            found.setdefault(name, {}).update(shown)
    return found


def _printed(cell: dict[str, Any]) -> str:
    outputs = [o for o in cell.get("outputs", ()) if o.get("output_type") == "stream"]
    return "".join("".join(output.get("text", "")) for output in outputs)
