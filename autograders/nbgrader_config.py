"""nbgrader's configuration for this course. `nbgrader` reads it when run in this folder."""

import os
import sys
from pathlib import Path

from tito.course import read_course

here = Path(__file__).resolve().parent
course = read_course(here.parent)

c = get_config()  # noqa: F821 (nbgrader defines it)
c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = course.id
if course.database:  # as tito.toml says; else gradebook.db in this folder
    c.CourseDirectory.db_url = course.database
# The judge grades: students' code runs in a sandbox of its own, away from tests and marks.
c.Autograde.sanitize_preprocessors = [
    "tito.grading.plugin.Restore",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "tito.grading.plugin.Examine",
    "tito.grading.plugin.Save",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
# Feedback shows neither hidden tests nor mark schemes.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
# What students wrote becomes HTML in which nothing runs, in the formgrader and in feedback.
c.HTMLExporter.filters = {"markdown2html": "tito.report.markdown.for_nbconvert"}

# A new gradebook is made by the program `alembic`, which nbgrader looks for on PATH.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
