"""Who is who: a student's id, the person in the LMS's roster, the row in the LMS's export.

nbgrader's ids are logins, or what `tito collect` makes of the LMS's name and number:
`doejane-4711`, the name so that people know them, the number so that marks find back.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tito.errors import FileError
from tito.files import read_bytes
from tito.grading.gradebook import Student
from tito.lms.table import NUMBERS, LmsTable, read_table
from tito.text import folded

NUMBER_AT_END = re.compile(r"-([0-9]{1,20})\Z")
LONGEST_NAME = 40
MOST_WORDS = 10  # of a name that are turned round
ROSTER_LOGINS = ("SIS Login ID", "Username", "Email address")
LOGINS = ("SIS Login ID", "SIS User ID", "Username", "ID number", "Email address")
BLIND = "participant"  # so Moodle names the files of one whose name it hides
STEP = (
    "Export Canvas' gradebook or Moodle's grading worksheet in English: it needs one of the "
    f"columns {', '.join(ROSTER_LOGINS)}, and one of ID, Identifier, Student, Full name."
)


def plain_name(name: str) -> str:
    """A person's name as ids have it: letters and digits, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFC", name).lower() if c.isalnum())


def spellings(name: str) -> set[str]:
    """A name from each of its first words on: `Doe, Jane` is `janedoe`, too."""
    words = name.split()
    turned = ("".join(words[n:] + words[:n]) for n in range(min(len(words), MOST_WORDS)))
    return {plain_name(each) for each in turned}


def student_of(name: str, number: str) -> str:
    """Make a student id from what the LMS says: `doejane-4711`."""
    return f"{plain_name(name)[:LONGEST_NAME] or 'student'}-{number}"


def lms_number(student: str) -> str:
    """The LMS's number at the end of a student id, or nothing."""
    match = NUMBER_AT_END.search(student)
    return match[1] if match else ""


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


def login_of(people: Sequence[Participant], name: str, number: str) -> tuple[str, str]:
    """The login of who handed in, or why it is not known. Number and name must both agree."""
    if not number:
        return "", "is anonymous, so the roster cannot say whose it is"
    known = plain_name(name)
    if any(person.number for person in people):
        found = [person for person in people if person.number == number]
    else:
        found = [person for person in people if known in spellings(person.name)]
    if not found:
        return "", f"{name} ({number}) is not in the roster"
    if len(found) > 1:
        return "", f"the roster has {name} {len(found)} times"
    if found[0].name and known not in spellings(found[0].name):
        return "", f"the roster has {found[0].name} for number {number}"
    return found[0].login, "" if found[0].login else f"the roster has no login of {name}"


def rows_of(
    table: LmsTable, people: Sequence[Student]
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """The place of each student's row in an export; who has none, and why.

    A row is a student's by any of: LMS user id, email, the id made of name and number, or the
    login. Whoever fits no row, or more than one, or the row of another student, gets none: a
    mark must not go to the wrong person.
    """
    keys = _keys_of_rows(table, {folded(person.id) for person in people})
    fits = [
        {place for key in _keys_of(table, person) for place in keys.get(key, ())}
        for person in people
    ]
    taken = Counter(place for places in fits for place in places)
    found, lost = {}, []
    for person, places in zip(people, fits, strict=True):
        if len(places) == 1 and taken[min(places)] == 1:
            found[person.id] = min(places)
        else:
            several = "fits several rows, or a row that another student fits"
            lost.append((person.id, several if places else "has no row"))
    return found, lost


def _keys_of_rows(table: LmsTable, ids: set[str]) -> dict[tuple[str, str], set[int]]:
    """By what a row is found: the LMS's numbers, logins, emails, ids made of name and number.

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


def _keys_of(table: LmsTable, person: Student) -> list[tuple[str, str]]:
    number_in = "number" if table.is_canvas else "login"
    keys = [(number_in, person.lms_user_id), ("login", person.id), ("login", person.email)]
    return [(kind, folded(value.strip())) for kind, value in keys if value.strip()]
