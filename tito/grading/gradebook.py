"""nbgrader's gradebook, read in a few queries whatever the size of the class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from tito.course import Module
from tito.errors import GradingError
from tito.judge.results import Mark, Status, StudentMarks
from tito.module.cells import Cell, Kind

GRADED = (Kind.TEST, Kind.WRITTEN)  # the cells that give points


@dataclass(frozen=True)
class Student:
    """A student as the gradebook knows one. `lms_user_id` is the number in the LMS, if known."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


@dataclass(frozen=True)
class Change:
    """How a student's points of a test changed, or the penalty for being late."""

    student: str
    before: float
    after: float
    grade_id: str = ""


@dataclass(frozen=True)
class Grade:
    """What is known of a student's graded hand-in.

    `marks` are those that count, people's before the judge's; `automatic` are the judge's own
    points. `comments` and `waiting` (for a person to mark them) go by grade_id. `submitted` is in
    UTC, without a timezone.

    The autograded notebook knows the rest. `record` says which hand-in was judged by which tests,
    nothing where nbgrader did it; `is_intact`, whether `automatic` is what the judge gave then.
    """

    student: Student
    marks: StudentMarks
    automatic: Mapping[str, float | None]
    comments: Mapping[str, str]
    waiting: tuple[str, ...]
    penalty: float
    submitted: datetime | None
    record: Mapping[str, Any] = field(default_factory=dict)
    is_intact: bool = False

    @property
    def score(self) -> float:
        """The total, the penalty for being late taken off; never below 0, as in nbgrader."""
        return max(0.0, sum(mark.points for mark in self.marks.marks) - self.penalty)

    @property
    def max_score(self) -> float:
        """All points that there are, written answers included."""
        return sum(mark.max_points for mark in self.marks.marks)

    @property
    def judged(self) -> tuple[str, str] | None:
        """The hand-in and the assignment that gave `automatic`, by fingerprint, if it is known."""
        if not self.is_intact or not self.record:
            return None
        return self.record["submission"], self.record["assignment"]

    @property
    def is_graded(self) -> bool:
        """Whether the hand-in could be graded, or a person gave points for it."""
        return not self.marks.note or self.score > 0


def read_grades(gradebook: Any, module: Module, cells: Sequence[Cell]) -> dict[str, Grade]:
    """What the gradebook holds of every submission of a module, by student in order.

    Of the marks, those of `cells`, which are the module's as they are now.
    """
    from nbgrader import api
    from sqlalchemy import select

    about = (api.Grade.score, api.Grade.auto_score, api.Grade.max_score, api.Grade.cell_type)
    points = _rows(gradebook, module, api.Grade, *about, api.Grade.needs_manual_grade)
    comments = _rows(gradebook, module, api.Comment, api.Comment.comment)
    order = [cell.grade_id for cell in cells if cell.kind in GRADED]
    person = [getattr(api.Student, one.name) for one in fields(Student)]
    late = (api.SubmittedAssignment.late_submission_penalty, api.SubmittedAssignment.timestamp)
    query = select(*person, *late).select_from(api.SubmittedAssignment).join(api.Student)
    query = query.join(api.Assignment).where(api.Assignment.name == module.name)
    found = {}
    for *values, penalty, submitted in gradebook.db.execute(query.order_by(api.Student.id)):
        student = Student(*(value or "" for value in values))
        rows, said = points.get(student.id, {}), comments.get(student.id, {})
        names = [name for name in order if name in rows]
        found[student.id] = Grade(
            student,
            StudentMarks(student.id, tuple(_mark(rows[name]) for name in names)),
            {name: row.auto_score for name, row in rows.items()},
            {name: row.comment for name, row in said.items() if row.comment},
            tuple(name for name in names if rows[name].needs_manual_grade),
            float(penalty),
            submitted,
        )
    return found


def _mark(row: Any) -> Mark:
    full = Status.PASSED if row.score >= row.max_score else Status.FAILED
    status = Status.NOT_RUN if row.auto_score is None else full
    status = status if row.cell_type == "code" else Status.BY_HAND
    return Mark(row.name, float(row.score), float(row.max_score), status)


def check_release(gradebook: Any, module: Module, cells: Sequence[Cell]) -> None:
    """Points and tests must be those that the gradebook knows, or marks would be cut."""
    from nbgrader.api import Assignment, GradeCell, Notebook
    from sqlalchemy import select

    query = select(GradeCell.name, GradeCell.max_score)
    query = query.join(GradeCell.notebook).join(Notebook.assignment)
    released = dict(gradebook.db.execute(query.where(Assignment.name == module.name)).all())
    points = {c.grade_id: float(c.metadata["points"]) for c in cells if c.kind in GRADED}
    late = [name for name in points if released.get(name) != points[name]]
    if late:
        what = f"the points of {', '.join(late)} are not those of the released {module.name}"
        raise GradingError(what, "the gradebook", f"Run `tito release {module.name}`.")


def _rows(gradebook: Any, module: Module, table: Any, *columns: Any) -> dict[str, dict[str, Any]]:
    """Columns of nbgrader's Grade or Comment of a module: by student, then by grade_id."""
    from nbgrader.api import Assignment, BaseCell, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import select

    query = select(SubmittedAssignment.student_id, BaseCell.name, *columns).select_from(table)
    query = query.join(table.cell).join(table.notebook).join(SubmittedNotebook.assignment)
    query = query.join(SubmittedAssignment.assignment)
    found: dict[str, dict[str, Any]] = {}
    for row in gradebook.db.execute(query.where(Assignment.name == module.name)):
        found.setdefault(row.student_id, {})[row.name] = row
    return found
