"""The report on a class as one HTML page: no script, no network, its plots drawn inline."""

from collections.abc import Sequence
from dataclasses import dataclass

from tito.report.rendering import environment
from tito.report.similarity import Pair
from tito.report.statistics import Summary, TestFigures
from tito.report.wording import shown

MOST_LOOKS, MOST_GROUPS, MOST_MESSAGES = 200, 10, 5
WIDTH, HEIGHT, TOP = 400, 130, 18  # of the histogram's bars, and the room above them
LITTLE, ENOUGH = 0.1, 30  # a discrimination below LITTLE is told, for ENOUGH students


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram, in the units of the drawing; `low` and `high` are in percent."""

    x: float
    y: float
    width: float
    height: float
    count: int
    low: int
    high: int


def page(title: str, summary: Summary, pairs: Sequence[Pair]) -> str:
    """The page. What students wrote is escaped, bounded, and free of control characters."""
    pages = environment()
    pages.filters.update(number=number, percent=percent, name=lambda text: shown(text, 80))
    pages.tests["telling"] = lambda test: not says_little(summary, test)
    return pages.get_template("report.html").render(
        title=shown(title),
        summary=summary,
        pairs=pairs,
        bars=bars(summary.histogram),
        marks=quartile_places(summary),
        width=WIDTH,
        base=TOP + HEIGHT,
        most_looks=MOST_LOOKS,
        most_groups=MOST_GROUPS,
        most_messages=MOST_MESSAGES,
    )


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


def bars(histogram: Sequence[int]) -> list[Bar]:
    """The histogram as bars that stand side by side, the tallest as high as the drawing."""
    step, tallest, wide = WIDTH / len(histogram), max(*histogram, 1), 100 // len(histogram)
    heights = [HEIGHT * count / tallest for count in histogram]
    return [
        Bar(
            x=round(n * step + 2, 1),
            y=round(TOP + HEIGHT - height, 1),
            width=step - 4,
            height=round(height, 1),
            count=count,
            low=n * wide,
            high=(n + 1) * wide,
        )
        for n, (count, height) in enumerate(zip(histogram, heights, strict=True))
    ]


def quartile_places(summary: Summary) -> tuple[float, float, float]:
    """Where the quartiles and the median lie in the histogram, from left to right."""
    if summary.spread is None or not summary.max_points:
        return (0.0, 0.0, 0.0)
    scale = WIDTH / summary.max_points
    found = (summary.spread.lower, summary.spread.median, summary.spread.upper)
    lower, median, upper = (round(scale * value, 1) for value in found)
    return (lower, median, upper)
