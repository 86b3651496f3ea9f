"""Figures of a class: marks, what each test says and how often, which submissions to look at."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean, quantiles

from tito.judge.results import Mark, Status, StudentMarks
from tito.text import MORE, shown

BINS = 10  # of the histogram
UNDERSTOOD = 0.9  # share of the points from which on a test needs no second lesson
FEWEST = 10  # graded submissions that a correlation is worth saying for
READ = 2_000  # letters of a message that are looked at
FEWEST_STUDENTS, FEWEST_TESTS = 20, 6  # below, nothing is usual
NUMBER = r"[-+]?+(?:0x[0-9a-f]++|(?:\d++\.?+\d*+|\.\d++)(?:e[-+]?\d++)?+|(?:nan|inf)\b)"
NUMBERS = re.compile(
    rf"(?<![\w.]){NUMBER}(?:(?:[\s,;()\[\]]|\.\.\.)++{NUMBER})*+(?:,(?=\)))?", re.IGNORECASE
)


@dataclass(frozen=True)
class MessageGroup:
    """Messages that differ in numbers only, and how many said so."""

    text: str
    count: int


@dataclass(frozen=True)
class Spread:
    """Mean, quartiles and ends of the points of those who were graded."""

    mean: float
    lowest: float
    lower: float
    median: float
    upper: float
    highest: float


@dataclass(frozen=True)
class TestFigures:
    """What a class did in one test. `rate` is the share of its points that was earned.

    `discrimination` is the correlation of the test with the sum of the others; None, if the
    class is too small, or if all earned the same. `messages` say how points were lost.
    """

    grade_id: str
    max_points: float
    rate: float
    discrimination: float | None
    statuses: Counter[Status]
    messages: tuple[MessageGroup, ...]

    @property
    def lost(self) -> int:
        """How many did not earn all of its points."""
        return self.statuses.total() - self.statuses[Status.PASSED]


@dataclass(frozen=True)
class Review:
    """A submission that a person should look at, and why."""

    student: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Summary:
    """The figures of a class; tests in the order of the notebook.

    `statuses` counts submissions by "graded", "needs a look" and "not graded". The last are in
    no other figure. `histogram` counts totals by tenths of `max_points`.
    """

    statuses: Counter[str]
    max_points: float
    spread: Spread | None
    histogram: tuple[int, ...]
    tests: tuple[TestFigures, ...]
    written: tuple[str, ...]
    repairs: tuple[MessageGroup, ...]
    broken_cells: tuple[MessageGroup, ...]
    reviews: tuple[Review, ...]

    @property
    def students(self) -> int:
        """How many handed in."""
        return self.statuses.total()

    @property
    def graded(self) -> int:
        """How many have marks, also where a person should look at them."""
        return self.students - self.statuses["not graded"]

    def to_teach_again(self, most: int = 5) -> list[TestFigures]:
        """The tests in which the class lost a tenth of the points and more, worst first."""
        missed = [test for test in self.tests if test.rate < UNDERSTOOD]
        return sorted(missed, key=lambda test: test.rate)[:most]


def summarise(students: Sequence[StudentMarks]) -> Summary:
    """The figures of a class. Points of written answers are in none of them."""
    graded = [student for student in students if not student.note]
    rows = [{m.grade_id: m for m in student.marks} for student in graded]
    longest = max((student.marks for student in graded), key=len, default=())
    names = [mark.grade_id for mark in longest if mark.status is not Status.BY_HAND]
    maxima = {name: max(r[name].max_points for r in rows if name in r) for name in names}
    points = [[row[n].points if n in row else 0.0 for n in names] for row in rows]
    shares = [[x / (maxima[n] or 1) for x, n in zip(row, names, strict=True)] for row in points]
    totals = [math.fsum(row) for row in points]
    full = math.fsum(maxima.values())
    return Summary(
        statuses=Counter(student.status for student in students),
        max_points=full,
        spread=_spread(totals),
        histogram=_histogram(totals, full),
        tests=tuple(
            _test(name, maxima[name], [row[name] for row in rows if name in row], column, totals)
            for name, column in zip(names, map(list, zip(*points, strict=True)), strict=True)
        ),
        written=tuple(mark.grade_id for mark in longest if mark.status is Status.BY_HAND),
        repairs=grouped(repair for student in students for repair in student.repairs),
        broken_cells=grouped(cell for student in students for cell in student.broken_cells),
        reviews=_reviews(students, shares, totals),
    )


def _spread(totals: Sequence[float]) -> Spread | None:
    if not totals:
        return None
    several = totals if len(totals) > 1 else [*totals, *totals]  # quantiles wants two
    lower, median, upper = quantiles(several, n=4, method="inclusive")
    return Spread(fmean(totals), min(totals), lower, median, upper, max(totals))


def _histogram(totals: Sequence[float], full: float) -> tuple[int, ...]:
    """How many totals lie in each tenth; full marks belong to the last."""
    counts = [0] * BINS
    for total in totals if full else ():
        counts[max(0, min(BINS - 1, int(BINS * total / full + 1e-9)))] += 1
    return tuple(counts)


def _test(
    name: str, full: float, marks: Sequence[Mark], column: list[float], totals: list[float]
) -> TestFigures:
    lost = (mark for mark in marks if mark.status is not Status.PASSED)
    return TestFigures(
        grade_id=name,
        max_points=full,
        rate=fmean(column) / full if full else 0.0,
        discrimination=discrimination(column, totals),
        statuses=Counter(mark.status for mark in marks),
        messages=grouped(mark.message or mark.status.value for mark in lost),
    )


def discrimination(item: Sequence[float], totals: Sequence[float]) -> float | None:
    """The corrected item-total correlation: of a test's points with the points of all others.

    Pearson's r of x and X - x (where x is 0 or full marks: the point-biserial correlation with
    the rest score), so that no test agrees with itself. Nunnally and Bernstein (1994),
    Psychometric Theory; `r.drop` in the package psych of R.
    None for fewer than 10 students, or if the test or the rest is the same for all.
    """
    rest = [round(total - x, 9) for x, total in zip(item, totals, strict=True)]
    if len(item) < FEWEST or len(set(item)) == 1 or len(set(rest)) == 1:
        return None
    return correlation(item, rest)


def grouped(texts: Iterable[str]) -> tuple[MessageGroup, ...]:
    """The texts, most frequent first; those that differ in numbers only count as one.

    A number that is the same in all of them stays, any other becomes `...`, as in what hidden
    tests say.
    """
    found: defaultdict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for text in texts:
        start = " ".join(text[:READ].split())
        found[tuple(NUMBERS.split(start))].append(NUMBERS.findall(start))
    groups = []
    for parts, said in found.items():
        same = [each[0] if len(set(each)) == 1 else MORE for each in zip(*said, strict=True)]
        text = "".join(part + number for part, number in zip(parts, [*same, ""], strict=True))
        groups.append(MessageGroup(shown(text), len(said)))
    return tuple(sorted(groups, key=lambda group: (-group.count, group.text)))


def _reviews(
    students: Sequence[StudentMarks], shares: Sequence[Sequence[float]], totals: Sequence[float]
) -> tuple[Review, ...]:
    """The submissions with a reason to look at them.

    `shares` holds, for each graded one, the share of each test's points; `totals` their sums.
    """
    rates = [fmean(column) for column in zip(*shares, strict=True)]
    fence, figures = _fence(totals), zip(shares, totals, strict=True)
    found = []
    for student in students:
        reasons = _technical(student)
        if not student.note:
            row, total = next(figures)
            if len(totals) >= FEWEST_STUDENTS and _is_unlike(row, rates):
                reasons.append("earns what the class finds hard and loses what it finds easy")
            if total < fence:
                reasons.append("far below the class")
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


def _is_unlike(row: Sequence[float], rates: Sequence[float]) -> bool:
    """Whether a student earns what others find hard and loses what others find easy.

    That is a negative correlation of the student's results with those of the class (the personal
    point-biserial; Donlon and Fischer, 1968, Educational and Psychological Measurement 28,
    105-113).
    """
    if len(rates) < FEWEST_TESTS or len(set(rates)) == 1 or len(set(row)) == 1:
        return False
    lost = sum(share < 1 for share in row)
    return 2 <= lost <= len(row) - 2 and correlation(row, rates) < -0.2


def _fence(totals: Sequence[float]) -> float:
    """Tukey's fence, 1.5 quartile distances below the lower quartile: few totals lie under it."""
    if len(totals) < FEWEST_STUDENTS:
        return -math.inf
    lower, _, upper = quantiles(totals, n=4, method="inclusive")
    return lower - 1.5 * (upper - lower)
