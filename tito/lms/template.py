"""Fills marks into an LMS's own export, and leaves every other letter of it as it is.

Known are Canvas' gradebook export, Moodle's gradebook export and Moodle's grading worksheet
(header from mod/assign/gradingtable.php of moodle/moodle: Identifier with `Participant N`, Full
name, ID number, Email address, Status, Grade, Maximum grade, Grade can be changed, Last modified
(grade), Feedback comments; the importer reads Identifier, Grade, Last modified (grade) and the
feedback), in English. Canvas reads a cell that became empty as a mark taken back, so nothing is
ever emptied; `EX` (excused) and `N/A` (not assigned) stay, too.

Whoever has a mark and no row, or more than one, is a problem; `tito.lms.matching` decides.
"""

import re
from collections.abc import Sequence

from tito.course import Module
from tito.errors import FileError
from tito.grading.marks import Grade
from tito.lms.grades import Export, Problem, Sheet, sendable
from tito.lms.matching import LOGINS, Template, rows_of
from tito.lms.spreadsheet import Field, read_number, read_rows, replaced
from tito.text import number

KEPT = ("ex", "n/a")
EMPTY = ("", "-")
GENERAL = {"module", "assignment"}  # may stand beside a module's number and name
TITLE = re.compile(r"(?:assignment: *)?(.*?)(?: *\((?:[0-9]+|real)\))?", re.IGNORECASE)
NO_POINTS = re.compile(r"feedback:|.*\((?:feedback|percentage|letter)\)$", re.IGNORECASE)


def read_template(data: bytes, where: str) -> Template:
    """Read an export. Raises FileError when it is none that is known."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        step = "Export it again, and do not save it from a spreadsheet."
        raise FileError(f"is not UTF-8 text (byte {error.start})", where, step) from error
    rows = read_rows(text, where)
    header = tuple(cell.value.strip() for cell in rows[0]) if rows else ()
    places: dict[str, int] = {}
    for place, title in enumerate(header):
        places.setdefault(title.casefold(), place)
    template = Template(where, text, header, rows[1:], places)
    if not (template.is_canvas or template.is_worksheet or set(LOGINS) & set(places)):
        step = "Export Canvas' gradebook, or Moodle's grading worksheet or gradebook, in English."
        raise FileError("has not the columns of an LMS's export", where, step)
    return template


def fill(
    template: Template, sheets: Sequence[Sheet], drafts: bool = False, column: str = ""
) -> Export:
    """Put the marks of modules into the template.

    A module's column is the one whose title has its number and name in it, or is `column`.
    """
    if len(sheets) > 1 and (template.is_worksheet or column):
        what = "one column cannot take the marks of several modules"
        raise FileError(what, template.where, "Name one module.")
    changes: dict[Field, str] = {}
    problems: list[Problem] = []
    filled, titles = 0, []
    for sheet in sheets:
        place = _column(template, sheet.module, column)
        titles.append(template.header[place])
        grades, open_ones = sendable(sheet, drafts)
        problems += [*open_ones, *_about_maximum(template, sheet, place)]
        found, lost = rows_of(template, sheet.module.name, grades)
        problems += lost
        for grade, row in found:
            new, said = _new_value(template, grade, row, place)
            problems += [Problem(sheet.module.name, grade.person.id, what) for what in said]
            filled += new is not None
            if new:
                changes[row[place]] = new
    return Export(replaced(template.text, changes), filled, tuple(problems), tuple(titles))


def _column(template: Template, module: Module, column: str) -> int:
    if column:
        wanted = [n for n, title in enumerate(template.header) if column in (title, _title(title))]
    elif template.is_worksheet:
        wanted = [template.places["grade"]]
    else:
        words = _words(module.name)
        titles = [(n, t) for n, t in enumerate(template.header) if not NO_POINTS.match(t)]
        wanted = [n for n, title in titles if words == _words(_title(title)) - GENERAL]
        exact = [n for n in wanted if _title(template.header[n]) == module.name]
        wanted = exact or wanted
    if len(wanted) == 1:
        return wanted[0]
    name = column or module.name
    found = "no column" if not wanted else f"{len(wanted)} columns"
    step = "Name one: " + ", ".join(t for t in template.header if t) + "."
    raise FileError(f"has {found} for {name}", template.where, step)


def _title(title: str) -> str:
    """An assignment's name, without what an LMS puts around it."""
    match = TITLE.fullmatch(title)
    return match[1] if match else title


def _words(text: str) -> set[str]:
    found = re.findall(r"[0-9]+|[^\W\d_]+", text.casefold())
    return {word.lstrip("0") or word for word in found}


def _about_maximum(template: Template, sheet: Sheet, place: int) -> list[Problem]:
    """Whether the LMS counts in other points than we do; the marks are not scaled."""
    for row in template.rows:
        if row[0].value.strip() == "Points Possible" and place < len(row):
            there = read_number(row[place].value)
            if there is not None and there != sheet.max_score:
                what = f"{template.header[place]} has {there:g} points in Canvas"
                return [Problem(sheet.module.name, "", f"{what}, here {sheet.max_score:g}")]
    return []


def _new_value(
    template: Template, grade: Grade, row: Sequence[Field], place: int
) -> tuple[str | None, list[str]]:
    """What a cell becomes ("": what it is already; None: it stays), and what to say of it."""
    new = number(grade.score)
    if place >= len(row):
        return None, [f"the row is too short; the mark {new} is not in it"]
    old = row[place].value.strip()
    if old.casefold() in KEPT:
        return None, [f"{old} stays; the mark {new} is not in it"]
    said = []
    limit = read_number(template.cell(row, "maximum grade"))
    if limit is not None and grade.score > limit:
        said.append(f"the mark {new} is above Moodle's maximum of {limit:g}, and will be refused")
    if template.cell(row, "grade can be changed").casefold() == "no":
        said.append("Moodle says that this grade cannot be changed")
    if read_number(old) == float(new):
        return "", said
    return new, [*said, *([f"{old} became {new}"] if old not in EMPTY else [])]
