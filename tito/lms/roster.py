"""The LMS's own list of a class, read from a CSV file that it exports."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tito.errors import FileError
from tito.files import read_text
from tito.lms.filenames import Origin, plain_name
from tito.text import folded

#: The columns of Canvas' gradebook, of Moodle's grading worksheet and of its participants.
NUMBERS = ("ID", "Identifier")
NAMES = (
    ("student",),
    ("full name",),
    ("firstname", "lastname"),
    ("first name", "surname"),
    ("first name", "last name"),
)
LOGINS = ("SIS Login ID", "Username", "Email address")
MOST_WORDS = 10  # of a name that are turned round
STEP = (
    "Export Canvas' gradebook or Moodle's grading worksheet in English: it needs one of the "
    f"columns {', '.join(LOGINS)}, and one of ID, Identifier, Student, Full name."
)


@dataclass(frozen=True)
class Person:
    """Someone in the class: the number in the LMS, the name, the login. Each may be missing."""

    number: str
    name: str
    login: str


def read_roster(path: Path) -> list[Person]:
    """Read a class. Raises FileError where the file is none of those that are known."""
    text = read_text(path, STEP)
    first = text.partition("\n")[0]
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count)))
    except csv.Error as error:
        raise FileError(f"is no CSV file: {error}", str(path), STEP) from error
    titles = {
        title.strip().casefold(): place for place, title in enumerate(rows[0] if rows else [])
    }
    number, login = _column(titles, NUMBERS), _column(titles, LOGINS)
    name = next((group for group in NAMES if set(group) <= set(titles)), ())
    if number is None and (login is None or not name):
        raise FileError("has not the columns of a class", str(path), STEP)
    people = []
    for row in rows[1:]:
        cells = [cell.strip() for cell in row] + [""] * (len(rows[0]) - len(row))
        digits = re.search(r"[0-9]{1,20}$", cells[number]) if number is not None else None
        words = " ".join(cells[titles[title]] for title in name)
        user = cells[login] if login is not None else ""
        person = Person(digits[0] if digits else "", words, user)
        if person.number or person.login:
            people.append(person)
    people = list(dict.fromkeys(people))
    _check(path, people)
    return people


def _column(titles: dict[str, int], names: tuple[str, ...]) -> int | None:
    return next((titles[n.casefold()] for n in names if n.casefold() in titles), None)


def _check(path: Path, people: list[Person]) -> None:
    """Two people with one number or one login would share a folder or a mark."""
    for values in ([p.number for p in people], [folded(p.login) for p in people]):
        for value, times in Counter(filter(None, values)).items():
            if times > 1:
                raise FileError(f"has {value!r} {times} times", str(path), "Correct it there.")


def login_of(people: list[Person], origin: Origin) -> tuple[str, str]:
    """The login of who handed in, or why it is not known. Number and name must both agree."""
    if not origin.number:
        return "", "is anonymous, so the roster cannot say whose it is"
    name = plain_name(origin.name)
    if any(person.number for person in people):
        found = [person for person in people if person.number == origin.number]
    else:
        found = [person for person in people if name in spellings(person.name)]
    if not found:
        return "", f"{origin.name} ({origin.number}) is not in the roster"
    if len(found) > 1:
        return "", f"the roster has {origin.name} {len(found)} times"
    if found[0].name and name not in spellings(found[0].name):
        return "", f"the roster has {found[0].name} for number {origin.number}"
    return found[0].login, "" if found[0].login else f"the roster has no login of {origin.name}"


def spellings(name: str) -> set[str]:
    """A name from each of its first words on: `Doe, Jane` is `janedoe`, too."""
    words = name.split()
    turned = ("".join(words[n:] + words[:n]) for n in range(min(len(words), MOST_WORDS)))
    return {plain_name(each) for each in turned}
