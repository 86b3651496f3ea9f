"""The report on a class: an HTML page without script or network, and lines for the terminal."""

from collections.abc import Sequence

from jinja2 import Environment

from tito.judge.results import Status
from tito.report.markdown import environment
from tito.report.similarity import Pair
from tito.report.statistics import Summary, TestFigures
from tito.text import shown

LITTLE, ENOUGH = 0.1, 30  # a discrimination below LITTLE is told, for ENOUGH students
NAME = 80  # letters of one that is shown


def page(title: str, summary: Summary, pairs: Sequence[Pair]) -> str:
    """The page. What students wrote is escaped, bounded, and free of control characters."""
    report = _environment(summary).get_template("report.html")
    return report.render(title=shown(title), summary=summary, pairs=pairs)


def lines(summary: Summary, pairs: Sequence[Pair]) -> list[str]:
    """What an instructor wants to know first: marks, what to teach again, whom to look at."""
    report = _environment(summary).get_template("report.txt")
    return report.render(summary=summary, pairs=pairs).splitlines()


def _environment(summary: Summary) -> Environment:
    made = environment(number=number, percent=percent, shown=shown)
    made.filters["name"] = lambda text: shown(text, NAME)
    made.filters["having"] = lambda test, *names: sum(test.statuses[Status(n)] for n in names)
    made.tests["telling"] = lambda test: not says_little(summary, test)
    return made


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1):g}"


def percent(share: float) -> str:
    """A share in whole percent; only all is 100, only nothing 0."""
    whole = round(100 * share)
    if 0 < share < 1:
        whole = min(99, max(1, whole))
    return f"{whole}"


def says_little(summary: Summary, test: TestFigures) -> bool:
    """Whether those who pass a test do no better in the others, in a class large enough."""
    value = test.discrimination
    return value is not None and value < LITTLE and summary.graded >= ENOUGH
