"""Grades every submission of a module."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tito.cells import Kind
from tito.course import Course, Module
from tito.errors import FileError, GradingError, NotebookError
from tito.grading.gradebook import read_marks
from tito.grading.marks import Status, StudentMarks
from tito.grading.stock import autograde
from tito.notebooks import read_notebook
from tito.source import read_cells


def submitters(course: Course, module: Module) -> list[str]:
    """The students who have handed in a module, by name. Raises GradingError when none has."""
    if not (course.autograders / "release" / module.name).is_dir():
        what = f"{module.name} is not released yet"
        raise GradingError(what, "autograders", f"Run `tito release {module.name}`.")
    folders = (course.autograders / "submitted").glob(f"*/{module.name}")
    students = sorted(folder.parent.name for folder in folders if folder.is_dir())
    if not students:
        where = f"autograders/submitted/STUDENT/{module.name}/{module.notebook.name}"
        raise GradingError("there are no submissions", where, "Put the students' notebooks there.")
    return students


def autograde_all(course: Course, module: Module, students: Iterable[str]) -> dict[str, str]:
    """Autograde these students' submissions, one by one; return who could not be graded, and why.

    A submission that cannot be graded costs nobody else.
    """
    failures = {}
    for student in students:
        reason = autograde(course, module, student)
        if reason:
            failures[student] = _damage(course, module, student) or reason
    return failures


def class_marks(
    course: Course, module: Module, students: Iterable[str], failures: Mapping[str, str]
) -> list[StudentMarks]:
    """Read the marks of these students, by name; the reason of a failure becomes the note.

    Whoever could not be graded has no points: the gradebook may still hold those of an earlier
    hand-in.
    """
    graded = (Kind.TEST, Kind.WRITTEN)
    order = [cell.grade_id for cell in read_cells(module) if cell.kind in graded]
    kept = read_marks(course, module, order)
    marks = []
    for student in sorted(students):
        own = kept.get(student, ())
        if student in failures:
            tests = [mark for mark in own if mark.status is not Status.BY_HAND]
            own = tuple(replace(mark, points=0.0, status=Status.NOT_RUN) for mark in tests)
        marks.append(StudentMarks(student, own, failures.get(student, "")))
    return marks


def _damage(course: Course, module: Module, student: str) -> str:
    """What is wrong with the file that was handed in, if it is no notebook at all."""
    path = course.autograders / "submitted" / student / module.name / module.notebook.name
    try:
        read_notebook(path, module.notebook.name)
    except (FileError, NotebookError) as error:
        return error.what
    return ""
