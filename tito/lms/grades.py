"""The marks of a class as the instructor's own spreadsheet, and what may go to an LMS.

A cell is empty, never 0, where there is no mark: of a hand-in that could not be graded, of an
answer that waits for a person. The total is what nbgrader's own export has, the penalty for
being late taken off, and never below 0.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.classroom import Outdated, class_marks, graded_cells, outdated
from tito.grading.gradebook import Entry
from tito.grading.marks import Grade, graded_entries
from tito.lms.spreadsheet import plain
from tito.module.source import read_cells
from tito.submission.files import submitted
from tito.text import number

ABOUT = ("student", "last name", "first name", "email", "LMS user id")


@dataclass(frozen=True)
class Sheet:
    """A module's grades by student; `maxima` by grade_id.

    `outstanding` is not graded yet, `outdated` has marks of another hand-in or of other tests.
    """

    module: Module
    maxima: dict[str, float]
    grades: tuple[Grade, ...]
    outstanding: tuple[str, ...]
    outdated: Outdated = field(default_factory=Outdated)

    @property
    def max_score(self) -> float:
        """All points that there are."""
        return sum(self.maxima.values())


@dataclass(frozen=True)
class Problem:
    """What a person must know of a student's mark; without a `student`, of the whole file."""

    module: str
    student: str
    what: str


@dataclass(frozen=True)
class Export:
    """A file for others: its text, how many marks are in it, `columns` filled, and problems."""

    text: str
    filled: int
    problems: tuple[Problem, ...]
    columns: tuple[str, ...] = ()


def read_sheet(course: Course, module: Module) -> Sheet:
    """Read what the gradebook holds of a module. Raises GradingError when it holds nothing."""
    cells = read_cells(module)
    order = graded_cells(cells)
    kept = graded_entries(course, module, cells)
    released = {mark.grade_id: mark.max_points for entry in kept.values() for mark in entry.marks}
    maxima = {name: released[name] for name in order if name in released}
    about = class_marks(course, module, kept, kept)
    grades = tuple(Grade(kept[marks.student], marks) for marks in about)
    old = outdated(course, module, kept)
    return Sheet(module, maxima, grades, _outstanding(course, module, kept), old)


def _outstanding(course: Course, module: Module, kept: dict[str, Entry]) -> tuple[str, ...]:
    """Who has handed in and is not in the gradebook."""
    try:
        found = submitted(course, module)
    except GradingError:  # graded elsewhere: only the gradebook is here
        return ()
    return tuple(hand_in.student for hand_in in found if hand_in.student not in kept)


def sendable(sheet: Sheet, drafts: bool) -> tuple[list[Grade], list[Problem]]:
    """The grades that an LMS may have, and why the others are kept back.

    Where an answer still waits for a person, the points so far go out only as `drafts`.
    """
    name, found, problems = sheet.module.name, [], []
    for grade in sheet.grades:
        student, waiting = grade.person.id, ", ".join(grade.entry.waiting)
        if not grade.is_graded:
            problems.append(Problem(name, student, f"not graded, no mark: {grade.marks.note}"))
            continue
        if student in sheet.outdated.tests:
            problems.append(Problem(name, student, "graded with other tests than those of now"))
        if student in sheet.outdated.hand_in:
            problems.append(Problem(name, student, "left out: handed in anew, not graded since"))
            continue
        if waiting:
            did = "only the points so far are in it" if drafts else "left out"
            problems.append(Problem(name, student, f"{did}: to be marked by hand: {waiting}"))
        if grade.marks.needs_a_look:
            said = "; ".join(grade.marks.repairs) or grade.marks.note or "answers are missing"
            problems.append(Problem(name, student, f"needs a look: {said}"))
        if drafts or not waiting:
            found.append(grade)
    problems += [Problem(name, s, "handed in, but not graded yet") for s in sheet.outstanding]
    return found, problems


def grades_csv(sheets: Sequence[Sheet]) -> Export:
    """A row for each student, the columns of a module named NN_name/...

    UTF-8 with a byte order mark, by which spreadsheets know it; decimal points, commas between
    cells. Texts cannot start a formula.
    """
    people = {g.person.id: g.person for sheet in sheets for g in sheet.grades}
    titles, columns = list(ABOUT), []
    for sheet in sheets:
        titles += [f"{sheet.module.name}/{title}" for title in _titles(sheet)]
        columns.append({grade.person.id: _cells(sheet, grade) for grade in sheet.grades})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(titles)
    for student, person in sorted(people.items()):
        about = (student, person.last_name, person.first_name, person.email, person.lms_user_id)
        row = [plain(text) for text in about]
        for sheet, column in zip(sheets, columns, strict=True):
            row += column.get(student, [""] * len(_titles(sheet)))
        writer.writerow(row)
    problems = tuple(problem for sheet in sheets for problem in sendable(sheet, drafts=True)[1])
    filled = sum(
        g.is_graded and g.person.id not in sheet.outdated.hand_in
        for sheet in sheets
        for g in sheet.grades
    )
    return Export(f"\ufeff{out.getvalue()}", filled, problems)


def _titles(sheet: Sheet) -> list[str]:
    rest = ["late penalty", "total", "maximum", "status", "to be marked by hand", "notes"]
    return [*sheet.maxima, *rest]


def _cells(sheet: Sheet, grade: Grade) -> list[str]:
    entry, marks = grade.entry, grade.marks
    is_anew = grade.person.id in sheet.outdated.hand_in
    is_known = grade.is_graded and not is_anew
    points = {mark.grade_id: number(mark.points) for mark in marks.marks if is_known}
    given = [points.get(name, "") if name not in entry.waiting else "" for name in sheet.maxima]
    total = number(grade.score) if is_known else ""
    notes = "; ".join(filter(None, (marks.note, *marks.repairs, *marks.broken_cells)))
    sums = [number(entry.penalty), total, number(sheet.max_score)]
    return [
        *given,
        *sums,
        "handed in anew" if is_anew else marks.status,
        " ".join(entry.waiting),
        plain(notes),
    ]
