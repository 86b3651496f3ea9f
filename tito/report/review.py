"""Submissions that a person should look at, each with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import correlation, fmean, quantiles

from tito.judge.results import Status, StudentMarks
from tito.text import shown

FEWEST_STUDENTS, FEWEST_TESTS = 20, 6  # below, nothing is usual


@dataclass(frozen=True)
class Review:
    """A submission, and why to look at it."""

    student: str
    reasons: tuple[str, ...]


def reviews(
    students: Sequence[StudentMarks], shares: Sequence[Sequence[float]], totals: Sequence[float]
) -> tuple[Review, ...]:
    """The submissions with a reason to look at them, in the order given.

    `shares` holds, for each graded student, the share of each test's points, `totals` the sums
    of the points.
    """
    graded = [student.student for student in students if not student.note]
    unusual = zip(_unlike_the_class(shares), _far_below(totals), strict=True)
    of_student = dict(zip(graded, unusual, strict=True))
    found = []
    for student in students:
        reasons = [*_technical(student), *filter(None, of_student.get(student.student, ()))]
        found += [Review(shown(student.student, 80), tuple(reasons))] if reasons else []
    return tuple(found)


def _technical(student: StudentMarks) -> list[str]:
    """What went wrong while it was read or run."""
    if student.note:  # then no test was run
        return [f"not graded: {shown(student.note)}"]
    reasons = []
    if student.needs_a_look:
        repairs = "; ".join(shown(repair) for repair in student.repairs)
        reasons.append(f"needs a look{': ' if repairs else ''}{shown(repairs)}")
    for status in (Status.CRASHED, Status.TIMED_OUT, Status.NOT_RUN):
        names = [mark.grade_id for mark in student.marks if mark.status is status]
        reasons += [shown(f"{status.value}: {', '.join(names)}")] if names else []
    return reasons


def _unlike_the_class(shares: Sequence[Sequence[float]]) -> list[str]:
    """Who earns what others find hard and loses what others find easy.

    That is a negative correlation of a student's results with those of the class (the personal
    point-biserial; Donlon and Fischer, 1968, Educational and Psychological Measurement 28,
    105-113).
    """
    rates = [fmean(column) for column in zip(*shares, strict=True)]
    if len(shares) < FEWEST_STUDENTS or len(rates) < FEWEST_TESTS or len(set(rates)) == 1:
        return [""] * len(shares)
    what = "earns what the class finds hard and loses what it finds easy"
    return [
        what
        if 2 <= sum(share < 1 for share in row) <= len(row) - 2
        and len(set(row)) > 1
        and correlation(row, rates) < -0.2
        else ""
        for row in shares
    ]


def _far_below(totals: Sequence[float]) -> list[str]:
    """Whose total lies under Tukey's fence, 1.5 quartile distances below the lower quartile."""
    if len(totals) < FEWEST_STUDENTS:
        return [""] * len(totals)
    lower, _, upper = quantiles(totals, n=4, method="inclusive")
    fence = lower - 1.5 * (upper - lower)
    return ["far below the class" if total < fence else "" for total in totals]
