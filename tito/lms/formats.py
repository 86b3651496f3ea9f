"""The formats of `tito marks`, and which file each of them wants."""

from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, Module
from tito.errors import GradingError
from tito.files import read_bytes
from tito.lms.grades import Export, grades_csv, read_sheet
from tito.lms.lms import canvas_csv, moodle_csv
from tito.lms.template import fill, read_template

FORMATS = ("csv", "canvas", "moodle")


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
    sheets = [read_sheet(course, module) for module in modules]
    if form == "csv":
        return grades_csv(sheets)
    if template is not None:
        filled = read_template(read_bytes(template), str(template))
        if filled.is_canvas != (form == "canvas"):
            what = f"is not an export of {form.capitalize()}"
            raise GradingError(what, str(template), f"The formats are {', '.join(FORMATS)}.")
        return fill(filled, sheets, drafts, column)
    if len(sheets) > 1:
        step = "Name one module, or give an export of the LMS as the template."
        raise GradingError("a file for an LMS holds the marks of one module", "", step)
    return (canvas_csv if form == "canvas" else moodle_csv)(sheets[0], drafts)
