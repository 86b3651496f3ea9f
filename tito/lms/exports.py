"""Marks as files that an LMS imports: filled into its own export, or into a form without one.

An export of the LMS's is surer, and every other letter of it stays. Known are Canvas' gradebook
export, Moodle's gradebook export and Moodle's grading worksheet (mod/assign/gradingtable.php of
moodle/moodle; its importer reads Identifier, Grade, Last modified (grade) and the feedback), in
English. Canvas reads a cell that became empty as a mark taken back, so nothing is ever
emptied; `EX` (excused) and `N/A` (not assigned) stay, too. Whoever has a mark and no row, or more
than one, is a problem; `tito.lms.table` decides.

Without an export the LMS has to find the people by our ids. The form holds only students that
have a mark: an empty cell may take away the mark that the LMS has.
Canvas (lib/gradebook_importer.rb of instructure/canvas-lms): the header begins with Student and
ID; SIS User ID, SIS Login ID and Section follow, then the assignments; `Points Possible` stands
in the first cell of its row. Rows are matched by ID (Canvas' own number), else by SIS User ID,
else by SIS Login ID, else by name; what remains, and an assignment of an unknown name, the
importer asks about. Decimal points and commas are both read. It needs no byte order mark.
Moodle (grade/import/csv/classes/load_data.php of moodle/moodle): the columns are mapped by hand,
one of them to the user's id, idnumber, email or username; one user that is not found stops it
all, and so does a grade above 100 unless the site allows that.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, Module
from tito.errors import FileError, GradingError
from tito.files import read_bytes
from tito.grading.marks import GradedClass, read_class
from tito.lms.sheet import Export, Problem, csv_text, sendable, spreadsheet
from tito.lms.table import LOGINS, LmsTable, Row, read_table, rows_of
from tito.text import number, read_number, spreadsheet_cell

FORMATS = ("csv", "canvas", "moodle")
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"  # with the spaces that Canvas' exporter puts there
MOODLE = ("Username", "ID number", "Email address", "First name", "Last name")
KEPT = ("ex", "n/a")
EMPTY = ("", "-")
GENERAL = {"module", "assignment"}  # may stand beside a module's number and name
AROUND = re.compile(r"^assignment: *| *\((?:[0-9]+|real)\)\Z", re.IGNORECASE)  # a name
NO_POINTS = re.compile(r"feedback:|.*\((?:feedback|percentage|letter)\)$", re.IGNORECASE)


def export_grades(
    course: Course,
    modules: Sequence[Module],
    form: str,
    template: Path | None = None,
    drafts: bool = False,
    column: str = "",
) -> Export:
    """The grades of modules in one of FORMATS, or filled into an LMS's own export.

    With `drafts`, an LMS gets marks that still wait for a person, too. `column` is the title of
    the column to fill. Raises FileError and GradingError.
    """
    classes = [read_class(course, module) for module in modules]
    if form == "csv":
        return spreadsheet(classes)
    if template is not None:
        return fill(read_export(template, form), classes, drafts, column)
    if len(classes) > 1:
        step = "Name one module, or give an export of the LMS as the template."
        raise GradingError("a file for an LMS holds the marks of one module", "", step)
    return blank_form(classes[0], form == "canvas", drafts)


def blank_form(known: GradedClass, is_canvas: bool, drafts: bool) -> Export:
    """Marks for an LMS none of whose exports is at hand; the column is named after the module.

    Canvas takes the assignment of that name, and finds people by the LMS user id where the
    gradebook has it, and by the login. In Moodle's import map Email address, or Username.
    """
    grades, problems = sendable(known, drafts)
    rows = [[*(CANVAS if is_canvas else MOODLE), known.module.name]]
    if is_canvas:
        rows.append([POINTS_POSSIBLE, "", "", "", "", number(known.max_score)])
    titles = len(rows)
    for grade in grades:
        person = grade.student
        user, names = person.lms_user_id, [person.first_name, person.last_name]
        if any(spreadsheet_cell(key) != key for key in (person.id, person.email, user)):
            what = "the id would start a formula in a spreadsheet; enter the mark by hand"
            problems.append(Problem(person.id, f"left out: {what}"))
            continue
        about = [person.id, user, person.email, *map(spreadsheet_cell, names)]
        if is_canvas:  # which sorts by the last name
            name = spreadsheet_cell(", ".join(filter(None, reversed(names))) or person.id)
            about = [name, user if user.isdecimal() else "", "", person.id, ""]
        rows.append([*about, number(grade.score)])
    return Export(csv_text(rows), len(rows) - titles, tuple(problems), (known.module.name,))


def read_export(path: Path, form: str) -> LmsTable:
    """Read an export of Canvas' or Moodle's. Raises FileError and GradingError when it is none."""
    step = "Export it again, and do not save it from a spreadsheet."
    table = read_table(read_bytes(path), str(path), step)
    if not (table.is_canvas or table.is_worksheet or table.first_of(LOGINS)):
        step = "Export Canvas' gradebook, or Moodle's grading worksheet or gradebook, in English."
        raise FileError("has not the columns of an LMS's export", str(path), step)
    if table.is_canvas != (form == "canvas"):
        what = f"is not an export of {form.capitalize()}"
        raise GradingError(what, str(path), f"The formats are {', '.join(FORMATS)}.")
    return table


def fill(table: LmsTable, classes: Sequence[GradedClass], drafts: bool, column: str) -> Export:
    """Put the marks of modules into an LMS's export.

    A module's column is the one whose title has its number and name in it, or is `column`.
    """
    if len(classes) > 1 and (table.is_worksheet or column):
        what = "one column cannot take the marks of several modules"
        raise FileError(what, table.where, "Name one module.")
    changes: dict[tuple[int, int], str] = {}
    problems: list[Problem] = []
    filled, titles = 0, []
    for known in classes:
        place = _column(table, known.module, column)
        titles.append(table.titles[place])
        grades, open_ones = sendable(known, drafts)
        problems += [*open_ones, *_about_maximum(table, known, place)]
        rows, lost = rows_of(table, [grade.student for grade in grades])
        scores = {grade.student.id: grade.score for grade in grades}
        for student, why in lost:
            what = f"{why}; the mark {number(scores[student])} is not in it"
            problems.append(Problem(student, what))
        for student, row in rows.items():
            new, said = _new_value(table, scores[student], table.rows[row], place)
            problems += [Problem(student, what) for what in said]
            filled += new is not None
            changes |= {(row, place): new} if new else {}
    return Export(table.changed(changes), filled, tuple(problems), tuple(titles))


def _column(table: LmsTable, module: Module, column: str) -> int:
    if column:
        wanted = [n for n, t in enumerate(table.titles) if column in (t, AROUND.sub("", t))]
    elif table.is_worksheet:
        wanted = [table.places["grade"]]
    else:
        known = {n: t for n, t in enumerate(table.titles) if not NO_POINTS.match(t)}
        titles = {n: AROUND.sub("", title) for n, title in known.items()}
        alike = [n for n, t in titles.items() if _words(t) - GENERAL == _words(module.name)]
        wanted = [n for n in alike if titles[n] == module.name] or alike
    if len(wanted) == 1:
        return wanted[0]
    name = column or module.name
    found = "no column" if not wanted else f"{len(wanted)} columns"
    step = "Name one: " + ", ".join(filter(None, table.titles)) + "."
    raise FileError(f"has {found} for {name}", table.where, step)


def _words(text: str) -> set[str]:
    return {word.lstrip("0") or word for word in re.findall(r"[0-9]+|[^\W\d_]+", text.casefold())}


def _about_maximum(table: LmsTable, known: GradedClass, place: int) -> list[Problem]:
    """Whether the LMS counts in other points than we do; the marks are not scaled."""
    row = next((row for row in table.rows if row and row[0].strip() == "Points Possible"), ())
    there = read_number(row[place]) if place < len(row) else None
    if there is None or there == known.max_score:
        return []
    what = f"{table.titles[place]} has {there:g} points in Canvas, here {known.max_score:g}"
    return [Problem("", what)]


def _new_value(
    table: LmsTable, score: float, row: Row, place: int
) -> tuple[str | None, list[str]]:
    """What a cell becomes ("": what it is already; None: it stays), and what to say of it."""
    new = number(score)
    if place >= len(row):
        return None, [f"the row is too short; the mark {new} is not in it"]
    old = row[place].strip()
    if old.casefold() in KEPT:
        return None, [f"{old} stays; the mark {new} is not in it"]
    said = []
    limit = read_number(table.cell(row, "maximum grade"))
    if limit is not None and score > limit:
        said.append(f"the mark {new} is above Moodle's maximum of {limit:g}, and will be refused")
    if table.cell(row, "grade can be changed").casefold() == "no":
        said.append("Moodle says that this grade cannot be changed")
    if read_number(old) == float(new):
        return "", said
    return new, [*said, *([f"{old} became {new}"] if old not in EMPTY else [])]
