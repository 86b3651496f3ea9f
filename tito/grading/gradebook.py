"""Reads marks out of nbgrader's gradebook."""

from collections.abc import Mapping, Sequence
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.marks import Mark, Status, StudentMarks
from tito.grading.stock import course_directory


def read_marks(
    course: Course, module: Module, order: Sequence[str], failures: Mapping[str, str]
) -> list[StudentMarks]:
    """The marks of every submission of a module, by student, tests in the given order.

    `failures` names the students whose last hand-in nbgrader could not grade, and why: a mark
    that the gradebook keeps from an earlier hand-in is not shown for them.
    """
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(course_directory(course).db_url, course.id) as gradebook:
        try:
            gradebook.find_assignment(module.name)
        except MissingEntry as error:
            step = f"Run `tito release {module.name}`."
            raise GradingError(f"{module.name} is not in the gradebook", "", step) from error
        marks = {
            submission.student.id: _marks(submission, order, submission.student.id in failures)
            for submission in gradebook.assignment_submissions(module.name)
        }
    students = sorted({*marks, *failures})
    return [StudentMarks(s, marks.get(s, ()), failures.get(s, "")) for s in students]


def _marks(submission: Any, order: Sequence[str], failed: bool) -> tuple[Mark, ...]:
    grades = {grade.name: grade for book in submission.notebooks for grade in book.grades}
    return tuple(_mark(grades[name], failed) for name in order if name in grades)


def _mark(grade: Any, failed: bool) -> Mark:
    if grade.cell_type == "markdown":
        status = Status.BY_HAND
    elif failed or grade.auto_score is None:
        status = Status.NOT_RUN
    else:
        status = Status.PASSED if grade.score >= grade.max_score else Status.FAILED
    points = 0.0 if failed else float(grade.score)
    return Mark(grade.name, points, float(grade.max_score), status)
