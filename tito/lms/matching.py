"""Whose the rows of an LMS's export are.

A row is a student's by any of: LMS user id, email, the id NAME-NUMBER that `tito collect` makes of
the name and number in the LMS, or the login: that column of LOGINS which has most of the class.
Whoever fits no row, or more than one, or the row of another student, gets none: a mark must not go
to the wrong person.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tito.grading.gradebook import Person
from tito.grading.marks import Grade
from tito.lms.filenames import student_of
from tito.lms.grades import Problem
from tito.lms.roster import NAMES, spellings
from tito.lms.spreadsheet import Field
from tito.text import folded, number

LOGINS = ("sis login id", "sis user id", "username", "id number", "email address")
BLIND = "participant"  # so Moodle names the files of one whose name it hides


@dataclass(frozen=True)
class Template:
    """An export of an LMS: its text, its rows without the header, and where each column is."""

    where: str
    text: str
    header: tuple[str, ...]
    rows: list[list[Field]]
    places: Mapping[str, int]

    @property
    def is_canvas(self) -> bool:
        """Whether it is Canvas' gradebook."""
        return {"id", "section"} <= set(self.places)

    @property
    def is_worksheet(self) -> bool:
        """Whether it is the grading worksheet of one assignment in Moodle."""
        return {"identifier", "grade"} <= set(self.places)

    def cell(self, row: Sequence[Field], title: str) -> str:
        """What a row says in a column; "" where either is missing."""
        place = self.places.get(title, len(row))
        return row[place].value.strip() if place < len(row) else ""


def _keys_of_rows(template: Template, login: str) -> dict[tuple[str, str], set[int]]:
    """By what a row is found: the LMS's numbers, logins, emails, ids made of name and number."""
    found = defaultdict(set)
    column = "id" if template.is_canvas else "identifier"
    for place, row in enumerate(template.rows):
        digits = re.search(r"[0-9]+$", template.cell(row, column))
        if digits and template.is_canvas:
            found["number", digits[0]].add(place)
        for title in LOGINS:
            value = folded(template.cell(row, title))
            if value and ("@" in value or title == login):  # an address is nobody else's
                found["login", value].add(place)
        if digits:
            for name in spellings(_name(template, row)) or {BLIND}:
                found["login", folded(student_of(name, digits[0]))].add(place)
    return found


def _login_column(template: Template, grades: Sequence[Grade]) -> str:
    """The column whose values most students are called by.

    In another one the same value may be somebody else's.
    """
    names = {folded(grade.person.id) for grade in grades}

    def known(title: str) -> int:
        return sum(folded(template.cell(row, title)) in names for row in template.rows)

    return max(LOGINS, key=known)


def _name(template: Template, row: Sequence[Field]) -> str:
    titles = next((group for group in NAMES if set(group) <= set(template.places)), ())
    return " ".join(template.cell(row, title) for title in titles)


def _keys_of(template: Template, person: Person) -> list[tuple[str, str]]:
    number_in = "number" if template.is_canvas else "login"
    keys = [(number_in, person.lms_user_id), ("login", person.id), ("login", person.email)]
    return [(kind, folded(value.strip())) for kind, value in keys if value.strip()]


def rows_of(
    template: Template, module: str, grades: Sequence[Grade]
) -> tuple[list[tuple[Grade, list[Field]]], list[Problem]]:
    """The row of each student, and those that have none of their own."""
    keys = _keys_of_rows(template, _login_column(template, grades))
    fits = [
        {n for key in _keys_of(template, grade.person) for n in keys.get(key, ())}
        for grade in grades
    ]
    taken = Counter(n for places in fits for n in places)
    found, problems = [], []
    for grade, places in zip(grades, fits, strict=True):
        if len(places) == 1 and taken[min(places)] == 1:
            found.append((grade, template.rows[min(places)]))
            continue
        mark = f"the mark {number(grade.score)} is not in it"
        why = "fits several rows, or a row that another student fits" if places else "has no row"
        problems.append(Problem(module, grade.person.id, f"{why}; {mark}"))
    return found, problems
