"""Reads marks out of nbgrader's gradebook."""

from collections.abc import Sequence
from typing import Any

from tito.course import Course, Module
from tito.grading.marks import Mark, Status
from tito.grading.stock import course_directory


def read_marks(
    course: Course, module: Module, order: Sequence[str]
) -> dict[str, tuple[Mark, ...]]:
    """Read the marks of every submission of a module: student -> marks, in the given order."""
    from nbgrader.api import Gradebook

    with Gradebook(course_directory(course).db_url, course.id) as gradebook:
        submissions = gradebook.assignment_submissions(module.name)
        return {submission.student.id: _marks(submission, order) for submission in submissions}


def _marks(submission: Any, order: Sequence[str]) -> tuple[Mark, ...]:
    grades = {grade.name: grade for book in submission.notebooks for grade in book.grades}
    return tuple(_mark(grades[name]) for name in order if name in grades)


def _mark(grade: Any) -> Mark:
    if grade.cell_type == "markdown":
        status = Status.BY_HAND
    elif grade.auto_score is None:
        status = Status.NOT_RUN
    else:
        status = Status.PASSED if grade.score >= grade.max_score else Status.FAILED
    return Mark(grade.name, float(grade.score), float(grade.max_score), status)
