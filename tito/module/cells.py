"""What a cell of a module is: its kind, its directives, and the rules it must keep."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

GRADE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DIRECTIVE = re.compile(r"^# ?\| *(\S+) *(.*)$|^# ?(export)[ \t]*$", re.MULTILINE)  # nbdev's, too
DIRECTIVES = ("default_exp", "export", "demo")
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"  # as nbgrader writes it
WRITTEN_STUB = "YOUR ANSWER HERE"


class Kind(Enum):
    """What a cell is for. The value is how messages name it."""

    PROSE = "a prose cell"
    DEMO = "a demo cell"
    GIVEN = "a given cell"
    SOLUTION = "a solution cell"
    TEST = "a test cell"
    WRITTEN = "a written answer"
    TASK = "a task cell"


#: Regions, and the kinds of cell in which nbgrader allows each.
REGIONS = {
    "SOLUTION": (Kind.SOLUTION, Kind.WRITTEN),
    "HIDDEN TESTS": (Kind.TEST,),
    "MARK SCHEME": (Kind.TASK,),
}


@dataclass(frozen=True)
class Cell:
    """A cell of a source file. `line` is that of its marker; `metadata` is under `nbgrader`."""

    kind: Kind
    source: str
    line: int
    metadata: dict[str, Any]

    @property
    def grade_id(self) -> str:
        """The cell's permanent name, or "" for prose and demo cells."""
        return str(self.metadata.get("grade_id", ""))

    @property
    def is_code(self) -> bool:
        """Whether the cell holds Python (and not Markdown)."""
        return self.kind in (Kind.DEMO, Kind.GIVEN, Kind.SOLUTION, Kind.TEST)

    @property
    def is_answer(self) -> bool:
        """Whether it is the student's to write, in code or in words."""
        return self.kind in REGIONS["SOLUTION"]

    def nbgrader_metadata(self) -> dict[str, Any]:
        """The complete metadata of nbgrader's schema 3; empty for prose and demo cells."""
        if not self.grade_id:
            return {}
        points = {"points": self.metadata["points"]} if "points" in self.metadata else {}
        return {
            "schema_version": 3,
            "grade_id": self.grade_id,
            "grade": self.kind in (Kind.TEST, Kind.WRITTEN),
            "locked": self.kind in (Kind.GIVEN, Kind.TEST, Kind.TASK),
            "solution": self.is_answer,
            "task": self.kind is Kind.TASK,
            **points,
        }


def kind_of(is_code: bool, source: str, metadata: dict[str, Any]) -> Kind:
    """Decide what a cell is, from its type, its nbgrader metadata and its directives."""
    solution, graded = bool(metadata.get("solution")), "points" in metadata
    if is_code:
        if solution:
            return Kind.SOLUTION
        if graded:
            return Kind.TEST
        return Kind.DEMO if "demo" in directives(source) else Kind.GIVEN
    if metadata.get("task"):
        return Kind.TASK
    return Kind.WRITTEN if solution or graded else Kind.PROSE


def directives(source: str) -> dict[str, str]:
    """The `#| name value` lines of a cell."""
    return {name or older: value for name, value, older in DIRECTIVE.findall(source)}


def without_directives(source: str) -> str:
    """A cell's source without its `#| ...` lines."""
    return "\n".join(line for line in source.split("\n") if not DIRECTIVE.match(line)).strip("\n")


def replace_regions(source: str, region: str, stub: str | None) -> str:
    """Replace each region by `stub`, at the indentation of its BEGIN line.

    `stub=""` removes the regions; `stub=None` keeps what is in them and drops the marker lines.
    """
    kept: list[str] = []
    inside = region_lines(source, region)
    for number, line in enumerate(source.split("\n"), 1):
        if f"BEGIN {region}" in line:
            indent = line[: len(line) - len(line.lstrip())]
            kept += [indent + part for part in (stub or "").split("\n") if part]
        elif number not in inside or (stub is None and f"END {region}" not in line):
            kept.append(line)
    return "\n".join(kept)


def region_lines(source: str, region: str) -> frozenset[int]:
    """The numbers of the lines inside a region, markers included; the first line is 1."""
    found: list[int] = []
    inside = False
    for number, line in enumerate(source.split("\n"), 1):
        inside = inside or f"BEGIN {region}" in line
        found += [number] if inside else []
        inside = inside and f"END {region}" not in line
    return frozenset(found)


def stub_of(cell: Cell) -> str:
    """A cell as the student first sees it."""
    source = replace_regions(cell.source, "SOLUTION", STUB if cell.is_code else WRITTEN_STUB)
    return replace_regions(replace_regions(source, "HIDDEN TESTS", ""), "MARK SCHEME", "")
