"""Grades as files that Canvas and Moodle import, where no export of theirs is at hand.

Without an export, an LMS has to find the people by our ids; `tito.lms.template` fills in one
of its own, which is surer. These files hold only students that have a mark: an empty cell may
take away the mark that the LMS has.

Canvas (lib/gradebook_importer.rb of instructure/canvas-lms): the header begins with Student and
ID; SIS User ID, SIS Login ID and Section follow, then the assignments; `Points Possible` stands
in the first cell of its row. Rows are matched by ID (Canvas' own number), else by SIS User ID,
else by SIS Login ID, else by name; what remains, and an assignment of an unknown name, the
importer asks about. Decimal points and commas are both read. It needs no byte order mark.

Moodle (grade/import/csv/classes/load_data.php of moodle/moodle): the columns are mapped by hand,
one of them to the user's id, idnumber, email or username; one user that is not found stops it
all, and so does a grade above 100 unless the site allows that.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from tito.grading.gradebook import Person
from tito.grading.marks import Grade
from tito.lms.grades import Export, Problem, Sheet, sendable
from tito.lms.spreadsheet import plain
from tito.text import number

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"  # with the spaces that Canvas' exporter puts there
MOODLE = ("Username", "ID number", "Email address", "First name", "Last name")


def canvas_csv(sheet: Sheet, drafts: bool = False) -> Export:
    """Marks for Canvas: by the LMS user id where the gradebook has it, and by the login.

    The column is named after the module; Canvas takes the assignment of that name.
    """
    grades, problems = _safe(sheet, drafts)
    rows: list[Sequence[str]] = [(*CANVAS, sheet.module.name)]
    rows.append((POINTS_POSSIBLE, "", "", "", "", number(sheet.max_score)))
    for grade in grades:
        person, score = grade.person, number(grade.score)
        user = person.lms_user_id if person.lms_user_id.isdecimal() else ""
        rows.append((_name(person), user, "", person.id, "", score))
    return Export(_text(rows), len(grades), tuple(problems), (sheet.module.name,))


def moodle_csv(sheet: Sheet, drafts: bool = False) -> Export:
    """Marks for Moodle's import of grades: map Email address, or Username, and the module."""
    grades, problems = _safe(sheet, drafts)
    rows: list[Sequence[str]] = [(*MOODLE, sheet.module.name)]
    for grade in grades:
        person, score = grade.person, number(grade.score)
        names = plain(person.first_name), plain(person.last_name)
        rows.append((person.id, person.lms_user_id, person.email, *names, score))
    return Export(_text(rows), len(grades), tuple(problems), (sheet.module.name,))


def _safe(sheet: Sheet, drafts: bool) -> tuple[list[Grade], list[Problem]]:
    """What may be sent, less those whose ids a spreadsheet would take for a formula."""
    grades, problems = sendable(sheet, drafts)
    found = []
    for grade in grades:
        person = grade.person
        if all(plain(key) == key for key in (person.id, person.email, person.lms_user_id)):
            found.append(grade)
        else:
            what = (
                "left out: the id would start a formula in a spreadsheet; enter the mark by hand"
            )
            problems.append(Problem(sheet.module.name, person.id, what))
    return found, problems


def _name(person: Person) -> str:
    """A name as Canvas sorts it; the id where the gradebook has none."""
    names = [name for name in (person.last_name, person.first_name) if name]
    return plain(", ".join(names) or person.id)


def _text(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
