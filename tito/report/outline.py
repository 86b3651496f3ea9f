"""What is the same on every student's feedback page: the order of a module, and its questions.

Tests are named, never shown: what stands in their cells is the instructor's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tito.module.cells import Cell, Kind, stub_of
from tito.report.markdown import last_heading, line_to_html, to_html

HEADING = re.compile(r"\s*#{1,6} +(.*)")


@dataclass(frozen=True)
class Part:
    """A cell that students write; `title` and `question` are HTML, `tests` those of the code."""

    grade_id: str
    is_code: bool
    title: str
    question: str
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A module's title, as HTML, and what students write in it, in order."""

    title: str
    parts: tuple[Part, ...]

    @property
    def part_of(self) -> dict[str, Part]:
        """The code that a test is about, by the test's grade_id."""
        return {test: part for part in self.parts for test in part.tests}


def outline_of(cells: Sequence[Cell]) -> Outline:
    """Read the outline of a module. A test is about the solution cell above it."""
    titles = [cell.source for cell in cells if cell.kind is Kind.PROSE]
    title = line_to_html(last_heading(titles[0].partition("\n\n")[0]) if titles else "")
    parts: list[Part] = []
    heading = ""
    for place, cell in enumerate(cells):
        if not cell.is_code:
            heading = last_heading(stub_of(cell)) or heading
        if cell.kind in (Kind.SOLUTION, Kind.WRITTEN):
            tests = _tests_below(cells[place + 1 :]) if cell.is_code else ()
            asked = cells[place - 1] if place and not cell.is_code else None
            parts.append(_part(cell, heading, asked, tests))
    return Outline(title, tuple(parts))


def _tests_below(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The tests up to the next solution cell."""
    found = []
    for cell in cells:
        if cell.kind is Kind.SOLUTION:
            break
        found += [cell.grade_id] if cell.kind is Kind.TEST else []
    return tuple(found)


def _part(cell: Cell, heading: str, asked: Cell | None, tests: tuple[str, ...]) -> Part:
    question = ""
    if asked is not None and asked.kind in (Kind.TASK, Kind.PROSE):
        first, _, rest = stub_of(asked).strip().partition("\n")
        question = to_html(rest if HEADING.fullmatch(first) else f"{first}\n{rest}")
    return Part(cell.grade_id, cell.is_code, line_to_html(heading), question, tests)
