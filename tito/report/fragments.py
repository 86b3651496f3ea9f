"""The lines in which two submissions match, side by side."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from tito.report.fingerprints import LENGTH, WINDOW, Sequences
from tito.report.wording import shown

MOST_FRAGMENTS, MOST_LINES, WIDTH = 6, 24, 160
GAP = LENGTH + WINDOW  # tokens from one match to the next of the same fragment

Work = tuple[Mapping[str, str], Mapping[str, Sequences]]  # the cells' text and sequences
Place = tuple[str, int]  # a cell, and a place among its sequences


@dataclass(frozen=True)
class Fragment:
    """Lines of one student's solution cell, and the lines of the other's that match them."""

    grade_id: str
    left: str
    right: str


@dataclass
class _Run:
    """Matches that follow each other in both cells: the places of the first and the last."""

    cells: tuple[str, str]
    first: tuple[int, int]
    last: tuple[int, int]
    matches: int = 1

    def takes(self, left: Place, right: Place) -> bool:
        """Make a match the last one, if it goes on where the run ends."""
        steps = (left[1] - self.last[0], right[1] - self.last[1])
        if (left[0], right[0]) != self.cells or not all(0 < step <= GAP for step in steps):
            return False
        self.last, self.matches = (left[1], right[1]), self.matches + 1
        return True


def fragments(prints: Set[int], left: Work, right: Work) -> tuple[Fragment, ...]:
    """The longest matches of two submissions that have these fingerprints in common."""
    longest = sorted(_runs(prints, left, right), key=lambda run: -run.matches)[:MOST_FRAGMENTS]
    return tuple(
        Fragment(
            run.cells[0],
            _lines(left, run.cells[0], run.first[0], run.last[0]),
            _lines(right, run.cells[1], run.first[1], run.last[1]),
        )
        for run in longest
    )


def _runs(prints: Set[int], left: Work, right: Work) -> list[_Run]:
    there = dict(reversed(list(_places(prints, right))))  # of equal ones, the first
    runs: list[_Run] = []
    for found, place in _places(prints, left):
        other = there[found]
        if not runs or not runs[-1].takes(place, other):
            start = (place[1], other[1])
            runs.append(_Run((place[0], other[0]), start, start))
    return runs


def _places(prints: Set[int], work: Work) -> Iterator[tuple[int, Place]]:
    """Where the fingerprints stand in the notebook, in its order."""
    for name, cell in work[1].items():
        for at, found in enumerate(cell.hashes.tolist()):
            if found in prints:
                yield found, (name, at)


def _lines(work: Work, name: str, first: int, last: int) -> str:
    """The lines from one sequence to the end of another, as the student wrote them."""
    numbers = work[1][name].lines
    lines = work[0][name].split("\n")[numbers[first] : numbers[last + LENGTH - 1] + 1]
    kept = [_shown(line) for line in lines[:MOST_LINES]]
    return "\n".join(kept + ["..."] * (len(lines) > MOST_LINES))


def _shown(line: str) -> str:
    """A line with its indentation, otherwise as texts are shown."""
    indent = len(line) - len(line.lstrip(" \t"))
    return " " * min(indent, WIDTH) + shown(line[indent:], WIDTH)
