"""Submissions that a person should look at, each with the reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean, quantiles

from tito.judge.results import Status, StudentMarks
from tito.report.wording import shown

FEWEST_STUDENTS, FEWEST_TESTS = 20, 6  # below, nothing is usual


@dataclass(frozen=True)
class Look:
    """A submission, and why to look at it."""

    student: str
    reasons: tuple[str, ...]


def looks(
    students: Sequence[StudentMarks],
    tests: Sequence[str],
    maxima: Mapping[str, float],
    points: Sequence[Sequence[float]],
    totals: Sequence[float],
) -> tuple[Look, ...]:
    """The submissions with a reason to look at them, in the order given.

    `points` holds a row of the tests' points for each graded student, `totals` their sums.
    """
    shares = [[x / (maxima[t] or 1) for x, t in zip(row, tests, strict=True)] for row in points]
    odd = _unlike_the_class(shares) if len(tests) >= FEWEST_TESTS else [""] * len(points)
    far = _far_below(totals)
    rest = iter(zip(odd, far, strict=True))
    found = []
    for student in students:
        reasons = [*_technical(student), *([] if student.note else next(rest))]
        found.append(Look(shown(student.student, 80), tuple(filter(None, reasons))))
    return tuple(look for look in found if look.reasons)


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
        if names:
            reasons.append(shown(f"{status.value}: {', '.join(names)}"))
    return reasons


def _unlike_the_class(shares: Sequence[Sequence[float]]) -> list[str]:
    """Who earns what others find hard and loses what others find easy.

    That is a negative correlation of a student's results with those of the class (the personal
    point-biserial; Donlon and Fischer, 1968, Educational and Psychological Measurement 28,
    105-113).
    """
    rates = [fmean(column) for column in zip(*shares, strict=True)]
    if len(shares) < FEWEST_STUDENTS or len(set(rates)) == 1:
        return [""] * len(shares)
    return [
        "earns what the class finds hard and loses what it finds easy"
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
