"""nbgrader's gradebook: opened, and read in a few queries whatever the size of the class."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.nbgrader import gradebook_url
from tito.judge.results import Mark, Status


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows one. `lms_user_id` is the number in the LMS, if known."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


@dataclass(frozen=True)
class Entry:
    """What the gradebook holds of a submission: what counts, people's marks before the judge's.

    `automatic` are the judge's own points; `comments` and `waiting` (for a person to mark them)
    go by grade_id; `submitted` is in UTC, without a timezone.
    """

    person: Person
    marks: tuple[Mark, ...]
    automatic: Mapping[str, float | None]
    comments: Mapping[str, str]
    waiting: tuple[str, ...]
    penalty: float
    submitted: datetime | None

    @property
    def score(self) -> float:
        """All points, less what is taken off for being late."""
        return sum(mark.points for mark in self.marks) - self.penalty

    @property
    def max_score(self) -> float:
        """All points that there are, written answers included."""
        return sum(mark.max_points for mark in self.marks)


@contextmanager
def opened(course: Course) -> Iterator[Any]:
    """nbgrader's Gradebook. Raises GradingError where there is none to be had."""
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SQLAlchemyError

    url = gradebook_url(course)
    try:
        gradebook = Gradebook(url, course.id)
    except ImportError as error:
        step = "For PostgreSQL: pip install -e '.[postgres]', in the course's folder."
        raise GradingError(f"the database's driver is missing ({error.name})", "", step) from error
    except SQLAlchemyError as error:
        what = f"the gradebook cannot be opened: {str(error).splitlines()[0]}"
        raise GradingError(
            what, shown(url), "Check database in tito.toml, or nbgrader's own db_url."
        ) from error
    with gradebook:
        try:
            yield gradebook
        except SQLAlchemyError as error:
            what = f"the gradebook fails: {str(error).splitlines()[0]}"
            raise GradingError(what, shown(url), "What is written stays. Run it again.") from error


def shown(url: str) -> str:
    """An URL as messages may show it, without its password."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "the gradebook"


def read_entries(course: Course, module: Module, order: Sequence[str]) -> dict[str, Entry]:
    """What the gradebook holds of every submission of a module, by student.

    `order` names the cells whose marks are wanted; the others are left out.
    """
    with opened(course) as gradebook:
        return entries(gradebook, module, order)


def entries(gradebook: Any, module: Module, order: Sequence[str]) -> dict[str, Entry]:
    """The same, of a gradebook that is open."""
    from nbgrader.api import Comment, Grade

    released = released_cells(gradebook, module)
    maxima = {name: points for name, _, points in released}
    by_hand = {name for name, kind, _ in released if kind != "code"}
    grades, comments = _rows(gradebook, module, Grade), _rows(gradebook, module, Comment)
    found = {}
    for person, submitted, penalty in _submissions(gradebook, module):
        given = grades.get(person.id, {})
        found[person.id] = Entry(
            person,
            tuple(
                _mark(given[name], maxima[name], name in by_hand)
                for name in order
                if name in given and name in maxima
            ),
            {name: grade.auto_score for name, grade in given.items()},
            {n: c.comment for n, c in comments.get(person.id, {}).items() if c.comment},
            tuple(name for name in order if name in given and given[name].needs_manual_grade),
            penalty,
            submitted,
        )
    return found


def _mark(grade: Any, maximum: float, by_hand: bool) -> Mark:
    full = Status.PASSED if grade.score >= maximum else Status.FAILED
    status = Status.NOT_RUN if grade.auto_score is None else full
    return Mark(grade.name, float(grade.score), maximum, Status.BY_HAND if by_hand else status)


def released_cells(gradebook: Any, module: Module) -> list[tuple[str, str, float]]:
    """The cells of a released module that give points: name, type and maximum."""
    from nbgrader.api import Assignment, GradeCell, Notebook, TaskCell
    from sqlalchemy import select

    found: list[tuple[str, str, float]] = []
    for kind in (GradeCell, TaskCell):
        query = select(kind.name, kind.cell_type, kind.max_score)
        query = query.join(Notebook, kind.notebook_id == Notebook.id).join(Assignment)
        rows = gradebook.db.execute(query.where(Assignment.name == module.name))
        found += [(name, cell_type, float(points)) for name, cell_type, points in rows]
    return found


def cell_names(gradebook: Any, module: Module) -> dict[str, str]:
    """The grade_ids of all cells of a released module, by nbgrader's own ids."""
    from nbgrader.api import Assignment, BaseCell, Notebook
    from sqlalchemy import select

    query = select(BaseCell.id, BaseCell.name).join(Notebook, BaseCell.notebook_id == Notebook.id)
    query = query.join(Assignment).where(Assignment.name == module.name)
    return dict(gradebook.db.execute(query).all())


def _submissions(
    gradebook: Any, module: Module
) -> Iterator[tuple[Person, datetime | None, float]]:
    from nbgrader.api import Assignment, Student, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import func, select

    fields = (Student.id, Student.first_name, Student.last_name, Student.email)
    about = (*fields, Student.lms_user_id, SubmittedAssignment.timestamp)
    penalty = func.coalesce(func.sum(SubmittedNotebook.late_submission_penalty), 0.0)
    query = select(*about, penalty).select_from(SubmittedAssignment).join(Student).join(Assignment)
    same = SubmittedNotebook.assignment_id == SubmittedAssignment.id
    query = query.outerjoin(SubmittedNotebook, same).where(Assignment.name == module.name)
    query = query.group_by(*about).order_by(Student.id)
    for *person, submitted, points in gradebook.db.execute(query):
        yield Person(*(value or "" for value in person)), submitted, float(points)


def _rows(gradebook: Any, module: Module, table: Any) -> dict[str, dict[str, Any]]:
    """All rows of nbgrader's Grade or Comment of a module: by student, then by grade_id."""
    from nbgrader.api import Assignment, BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    wanted = (
        (Grade.score, Grade.auto_score, Grade.needs_manual_grade)
        if table is Grade
        else (table.comment,)
    )
    query = select(SubmittedAssignment.student_id, BaseCell.name, *wanted).select_from(table)
    query = query.join(BaseCell, table.cell_id == BaseCell.id)
    query = query.join(SubmittedNotebook, table.notebook_id == SubmittedNotebook.id)
    query = query.join(
        SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id
    ).join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    found: dict[str, dict[str, Any]] = {}
    for row in gradebook.db.execute(query.where(Assignment.name == module.name)):
        found.setdefault(row.student_id, {})[row.name] = row
    return found
