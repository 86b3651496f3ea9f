"""What grading yields: a verdict per test, the marks of a student."""

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """The verdict on one test."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"
    BY_HAND = "by hand"


@dataclass(frozen=True)
class Mark:
    """The points of one test or written answer. `message` says why points were lost."""

    grade_id: str
    points: float
    max_points: float
    status: Status
    message: str = ""


@dataclass(frozen=True)
class StudentMarks:
    """The marks of one submission; `note` says why it could not be graded, if so."""

    student: str
    marks: tuple[Mark, ...]
    note: str = ""

    @property
    def points(self) -> float:
        """All points earned."""
        return sum(mark.points for mark in self.marks)

    @property
    def max_points(self) -> float:
        """All points that tests can give; answers graded by hand are left out."""
        return sum(m.max_points for m in self.marks if m.status is not Status.BY_HAND)
