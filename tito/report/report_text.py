"""The report on a class as lines for the terminal, drawn in ASCII."""

from collections.abc import Sequence

from tito.report.report_page import number, percent, says_little
from tito.report.similarity import Pair
from tito.report.statistics import Summary, TestFigures
from tito.report.wording import shown

BAR = 40  # signs of the longest bar
MOST = 10  # submissions, and pairs, that are named
MESSAGE = 200


def lines(summary: Summary, pairs: Sequence[Pair]) -> list[str]:
    """What an instructor wants to know first: marks, what to teach again, whom to look at."""
    parts = [_marks(summary), _teach(summary), _doubtful(summary), _looks(summary), _alike(pairs)]
    found = [line for part in parts if part for line in ["", *part]]
    return found[1:]


def _marks(summary: Summary) -> list[str]:
    counts = ", ".join(f"{count} {name}" for name, count in summary.statuses.items())
    found = [f"{summary.students} submissions" + (f": {counts}" if counts else "")]
    spread = summary.spread
    if spread is None:
        return found
    found.append(
        f"marks of {number(summary.max_points)}: mean {number(spread.mean)}, "
        f"median {number(spread.median)}, quartiles {number(spread.lower)} and "
        f"{number(spread.upper)}, from {number(spread.lowest)} to {number(spread.highest)}"
    )
    wide = 100 // len(summary.histogram)
    for place, count in enumerate(summary.histogram):
        bar = "#" * -(-BAR * count // max(*summary.histogram, 1))
        found.append(f"  {place * wide:>3}-{(place + 1) * wide:>3} %  {count:>4}  {bar}".rstrip())
    return found


def _teach(summary: Summary) -> list[str]:
    """The tests that cost most, each with what was said most often."""
    worst = summary.to_teach_again()
    if not worst:
        return []
    width = max(len(test.grade_id) for test in worst)
    return ["teach again (share of the points earned, most frequent message):"] + [
        f"  {percent(test.rate):>3} %  {test.grade_id:<{width}}  {_message(test)}"
        for test in worst
    ]


def _message(test: TestFigures) -> str:
    if not test.messages:
        return f"{test.lost} lost points"
    first = test.messages[0]
    return f"{first.count} of {test.lost}: {shown(first.text, MESSAGE)}"


def _doubtful(summary: Summary) -> list[str]:
    names = [test.grade_id for test in summary.tests if says_little(summary, test)]
    what = "look at these tests: who passes them does no better in the others:"
    return [what, f"  {', '.join(names)}"] if names else []


def _looks(summary: Summary) -> list[str]:
    said = [f"  {look.student}: {'; '.join(look.reasons)}" for look in summary.looks]
    rest = [f"  and {len(said) - MOST} more"] if len(said) > MOST else []
    return ["look at these submissions:", *said[:MOST], *rest] if said else []


def _alike(pairs: Sequence[Pair]) -> list[str]:
    said = [
        f"  {percent(pair.likeness):>3} %  {shown(pair.left, 80)} and {shown(pair.right, 80)}"
        for pair in pairs
    ]
    rest = [f"  and {len(said) - MOST} more"] if len(said) > MOST else []
    what = "alike beyond what the class explains (no proof; read both before you ask):"
    return [what, *said[:MOST], *rest] if said else []
