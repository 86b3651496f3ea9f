"""The marks of a class: what may go to an LMS, and the instructor's own spreadsheet.

A cell is empty, never 0, where there is no mark: of a hand-in that could not be graded, of an
answer that waits for a person. The total is what nbgrader's own export has, the penalty for
being late taken off, and never below 0.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tito.grading.gradebook import Grade
from tito.grading.marks import GradedClass
from tito.text import number, spreadsheet_cell

ABOUT = ("student", "last name", "first name", "email", "LMS user id")
REST = ("late penalty", "total", "maximum", "status", "to be marked by hand", "notes")


@dataclass(frozen=True)
class Problem:
    """What a person must know of a student's mark; without a `student`, of the whole file."""

    student: str
    what: str


@dataclass(frozen=True)
class Export:
    """A file for others: its text, how many marks are in it, `columns` filled, and problems."""

    text: str
    filled: int
    problems: tuple[Problem, ...]
    columns: tuple[str, ...] = ()


def sendable(known: GradedClass, drafts: bool) -> tuple[list[Grade], list[Problem]]:
    """The grades that an LMS may have, and why the others are kept back.

    Where an answer still waits for a person, the points so far go out only as `drafts`.
    """
    found, problems = [], []
    for grade in known.grades.values():
        student, waiting = grade.student.id, ", ".join(grade.waiting)
        if not grade.is_graded:
            problems.append(Problem(student, f"not graded, no mark: {grade.marks.note}"))
            continue
        if student in known.of_other_tests:
            problems.append(Problem(student, "graded with other tests than those of now"))
        if student in known.handed_in_anew:
            problems.append(Problem(student, "left out: handed in anew, not graded since"))
            continue
        if waiting:
            did = "only the points so far are in it" if drafts else "left out"
            problems.append(Problem(student, f"{did}: to be marked by hand: {waiting}"))
        if grade.marks.needs_a_look:
            said = "; ".join(grade.marks.repairs) or grade.marks.note or "answers are missing"
            problems.append(Problem(student, f"needs a look: {said}"))
        if drafts or not waiting:
            found.append(grade)
    problems += [Problem(s, "handed in, but not graded yet") for s in known.outstanding]
    return found, problems


def spreadsheet(classes: Sequence[GradedClass]) -> Export:
    """A row for each student, the columns of a module named NN_name/...

    UTF-8 with a byte order mark, by which spreadsheets know it; decimal points, commas between
    cells. Texts cannot start a formula.
    """
    people = {s: grade.student for known in classes for s, grade in known.grades.items()}
    titles, rows = list(ABOUT), {}
    for student, person in sorted(people.items()):
        about = (student, person.last_name, person.first_name, person.email, person.lms_user_id)
        rows[student] = [*map(spreadsheet_cell, about)]
    for known in classes:
        own = [f"{known.module.name}/{title}" for title in (*known.maxima, *REST)]
        titles += own
        cells = {student: _cells(known, grade) for student, grade in known.grades.items()}
        for student, row in rows.items():
            row += cells.get(student, [""] * len(own))
    problems = tuple(problem for known in classes for problem in sendable(known, drafts=True)[1])
    filled = sum(_has_mark(known, grade) for known in classes for grade in known.grades.values())
    return Export(f"\ufeff{csv_text([titles, *rows.values()])}", filled, problems)


def _has_mark(known: GradedClass, grade: Grade) -> bool:
    return grade.is_graded and grade.student.id not in known.handed_in_anew


def _cells(known: GradedClass, grade: Grade) -> list[str]:
    marks, has_mark = grade.marks, _has_mark(known, grade)
    points = {mark.grade_id: number(mark.points) for mark in marks.marks if has_mark}
    points |= dict.fromkeys(grade.waiting, "")
    notes = filter(None, (marks.note, *marks.repairs, *marks.broken_cells))
    return [
        *(points.get(name, "") for name in known.maxima),
        number(grade.penalty),
        number(grade.score) if has_mark else "",
        number(known.max_score),
        "handed in anew" if grade.student.id in known.handed_in_anew else marks.status,
        " ".join(grade.waiting),
        spreadsheet_cell("; ".join(notes)),
    ]


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
