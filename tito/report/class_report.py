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
    made = environment(
        number=lambda value: f"{round(value, 1):g}",
        percent=percent,
        shown=shown,
        name=lambda text: shown(text, NAME),
        having=lambda test, *names: sum(test.statuses[Status(name)] for name in names),
    )
    made.tests["telling"] = lambda test: _is_telling(summary, test)
    return made


def percent(share: float) -> str:
    """A share in whole percent; only all is 100, only nothing 0."""
    whole = round(100 * share)
    return f"{min(99, max(1, whole)) if 0 < share < 1 else whole}"


def _is_telling(summary: Summary, test: TestFigures) -> bool:
    """Whether those who pass a test do better in the others, or the class is too small to say."""
    value = test.discrimination
    return value is None or value >= LITTLE or summary.graded < ENOUGH
