"""A CSV file that an LMS exports of a class: its cells, and who is who in it.

It is changed in single cells, all other letters kept.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from tito.errors import FileError
from tito.files import read_bytes
from tito.grading.gradebook import Student
from tito.lms.filenames import Origin, plain_name, student_of
from tito.text import folded

DELIMITERS = ",;\t"
NUMBERS = ("ID", "Identifier")
#: How Canvas' gradebook, Moodle's grading worksheet, participants and gradebook call a name.
NAMES = (
    ("student",),
    ("full name",),
    ("firstname", "lastname"),
    ("first name", "surname"),
    ("first name", "last name"),
)
ROSTER_LOGINS = ("SIS Login ID", "Username", "Email address")
LOGINS = ("SIS Login ID", "SIS User ID", "Username", "ID number", "Email address")
BLIND = "participant"  # so Moodle names the files of one whose name it hides
MOST_WORDS = 10  # of a name that are turned round
STEP = (
    "Export Canvas' gradebook or Moodle's grading worksheet in English: it needs one of the "
    f"columns {', '.join(ROSTER_LOGINS)}, and one of ID, Identifier, Student, Full name."
)
TEAM = "; if it is a team's, give the list of groups with --groups"
Row = tuple[str, ...]


@dataclass(frozen=True)
class LmsTable:
    """What the cells say; `lines` are the rows as they stand in the file, first the titles."""

    where: str
    delimiter: str
    titles: Row
    rows: tuple[Row, ...]
    lines: tuple[str, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each column is, by its title in lower case; the first of that title."""
        return {title.casefold(): n for n, title in reversed([*enumerate(self.titles)])}

    @property
    def is_canvas(self) -> bool:
        """Whether it is Canvas' gradebook."""
        return {"id", "section"} <= set(self.places)

    @property
    def is_worksheet(self) -> bool:
        """Whether it is the grading worksheet of one assignment in Moodle."""
        return {"identifier", "grade"} <= set(self.places)

    @property
    def name_columns(self) -> tuple[str, ...]:
        """The columns that make a person's name together."""
        return next((group for group in NAMES if set(group) <= set(self.places)), ())

    def first_of(self, titles: tuple[str, ...]) -> str:
        """The first of these columns that there is, or nothing."""
        return next((title for title in titles if title.casefold() in self.places), "")

    def cell(self, row: Row, title: str) -> str:
        """What a row says in a column; "" where either is missing."""
        place = self.places.get(title.casefold(), len(row))
        return row[place].strip() if place < len(row) else ""

    def number(self, row: Row) -> str:
        """The LMS's number of a person, also where a word is before it: `Participant 12`."""
        digits = re.search(r"[0-9]{1,20}$", self.cell(row, self.first_of(NUMBERS)))
        return digits[0] if digits else ""

    def name(self, row: Row) -> str:
        """A person's whole name."""
        return " ".join(self.cell(row, title) for title in self.name_columns)

    def changed(self, values: Mapping[tuple[int, int], str]) -> str:
        """The file with new values, which are numbers, by row and column; all else stays."""
        # A cell in quotes holds delimiters that part nothing.
        cell = re.compile(rf'(?:\A|{self.delimiter})("(?:[^"]|"")*"|[^{self.delimiter}]*)')
        lines = list(self.lines)
        for (row, column), value in values.items():
            line = lines[row + 1].rstrip("\r\n")
            cells = cell.findall(line)
            cells[column] = value
            lines[row + 1] = self.delimiter.join(cells) + lines[row + 1][len(line) :]
        return "".join(lines)


def read_table(data: bytes, where: str, next_step: str) -> LmsTable:
    """Read a file. Raises FileError where it is not UTF-8, or a quote is not closed."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"is not UTF-8 text (byte {error.start})", where, next_step) from error
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    file = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    rows, ends = list[Row](), [0]
    try:
        for cells in reader:
            rows.append(tuple(cells))
            ends.append(reader.line_num)
    except csv.Error as error:
        what = f"is no CSV file: it has a cell with a stray quotation mark in row {len(rows) + 1}"
        step = "Export it again, and do not edit it."
        raise FileError(f"{what} ({error})", where, step) from error
    said = list(io.StringIO(text, newline=""))
    lines = tuple("".join(said[first:last]) for first, last in pairwise(ends))
    titles, *others = rows or [()]
    return LmsTable(where, delimiter, tuple(map(str.strip, titles)), tuple(others), lines)


@dataclass(frozen=True)
class Participant:
    """Someone in the class: the number in the LMS, the name, the login. Each may be missing."""

    number: str
    name: str
    login: str


def read_roster(path: Path) -> list[Participant]:
    """Read a class from an LMS's export.

    Raises FileError where it is none that is known, has no logins, or one of them twice.
    """
    table = read_table(read_bytes(path, STEP), str(path), STEP)
    login = table.first_of(ROSTER_LOGINS)
    if not (table.first_of(NUMBERS) or (login and table.name_columns)):
        raise FileError("has not the columns of a class", str(path), STEP)
    rows = (Participant(table.number(r), table.name(r), table.cell(r, login)) for r in table.rows)
    people = list(dict.fromkeys(person for person in rows if person.number or person.login))
    for values in ((p.number for p in people), (folded(p.login) for p in people)):
        # Two people with one number or one login would share a folder or a mark.
        for value, times in Counter(filter(None, values)).items():
            if times > 1:
                raise FileError(f"has {value!r} {times} times", str(path), "Correct it there.")
    if not any(person.login for person in people):
        step = "It needs a column SIS Login ID, Username or Email address."
        raise FileError("has no logins", str(path), step)
    return people


def spellings(name: str) -> set[str]:
    """A name from each of its first words on: `Doe, Jane` is `janedoe`, too."""
    words = name.split()
    turned = ("".join(words[n:] + words[:n]) for n in range(min(len(words), MOST_WORDS)))
    return {plain_name(each) for each in turned}


def login_of(people: Sequence[Participant], origin: Origin) -> tuple[str, str]:
    """The login of who handed in, or why it is not known. Number and name must both agree."""
    student, name, number = origin.student, origin.name, origin.number
    if origin.layout == "nbgrader":
        is_known = any(folded(person.login) == folded(student) for person in people)
        return student, "" if is_known else f"{student} is not in the roster"
    if not number:
        return "", "is anonymous, so the roster cannot say whose it is"
    known = plain_name(name)
    if any(person.number for person in people):
        found = [person for person in people if person.number == number]
    else:
        found = [person for person in people if known in spellings(person.name)]
    if not found:
        return "", f"{name} ({number}) is not in the roster{TEAM}"
    if len(found) > 1:
        return "", f"the roster has {name} {len(found)} times"
    if found[0].name and known not in spellings(found[0].name):
        return "", f"the roster has {found[0].name} for number {number}{TEAM}"
    return found[0].login, "" if found[0].login else f"the roster has no login of {name}"


def rows_of(
    table: LmsTable, people: Sequence[Student]
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """The place of each student's row in an export; who has none, and why.

    A row is a student's by any of: LMS user id, email, the id made of name and number, or the
    login. Whoever fits no row, or more than one, or the row of another student, gets none: a
    mark must not go to the wrong person.
    """
    keyed = _rows_by_key(table, {folded(person.id) for person in people})
    fits = []
    for person in people:
        lms_id = ("number" if table.is_canvas else "login", person.lms_user_id)
        keys = (lms_id, ("login", person.id), ("login", person.email))
        found = (keyed.get((kind, folded(value.strip())), set()) for kind, value in keys)
        fits.append(set[int]().union(*found))
    taken = Counter(place for places in fits for place in places)
    rows, lost = {}, []
    for person, places in zip(people, fits, strict=True):
        if len(places) == 1 and taken[min(places)] == 1:
            rows[person.id] = min(places)
        else:
            several = "fits several rows, or a row that another student fits"
            lost.append((person.id, several if places else "has no row"))
    return rows, lost


def _rows_by_key(table: LmsTable, ids: set[str]) -> dict[tuple[str, str], set[int]]:
    """The rows by the LMS's numbers, by logins, emails, and ids made of name and number.

    Logins are taken from the column whose values most students are called by: in another one
    the same value may be somebody else's.
    """
    login = max(
        LOGINS, key=lambda title: sum(folded(table.cell(row, title)) in ids for row in table.rows)
    )
    found = defaultdict(set)
    for place, row in enumerate(table.rows):
        number = table.number(row)
        if number and table.is_canvas:
            found["number", number].add(place)
        for title in LOGINS:
            value = folded(table.cell(row, title))
            if value and ("@" in value or title == login):  # an address is nobody else's
                found["login", value].add(place)
        for name in (spellings(table.name(row)) or {BLIND}) if number else ():
            found["login", folded(student_of(name, number))].add(place)
    return found
