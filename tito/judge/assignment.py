"""All that grading a module needs, in one value: a worker elsewhere has no course folder."""

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tito.course import Course, Limits, Module
from tito.files import write_text
from tito.module.cells import Cell, Kind, stub_of
from tito.module.export import reference_package
from tito.module.source import read_cells


@dataclass(frozen=True)
class Assignment:
    """A module's cells, the limits, and the files of the `tinytorch` that students may import.

    `unsafe` lets students' code run without a sandbox.
    """

    module: Module
    cells: tuple[Cell, ...]
    limits: Limits
    package: Mapping[str, str]
    unsafe: bool = False

    @functools.cached_property
    def fingerprint(self) -> str:
        """A hash (SHA-256) of all that decides marks: tests, what they need, limits.

        Neither prose nor the reference's own solutions do.
        """
        parts = [
            [cell.kind.value, json.dumps(cell.metadata, sort_keys=True), _text(cell)]
            for cell in self.cells
            if cell.kind not in (Kind.PROSE, Kind.DEMO)
        ]
        rest = [asdict(self.limits), sorted(self.package.items()), self.unsafe]
        return hashlib.sha256(json.dumps([parts, rest]).encode()).hexdigest()

    def write_package(self, folder: Path) -> None:
        """Write the package below `folder`."""
        for name, text in self.package.items():
            write_text(folder / name, text)


def _text(cell: Cell) -> str:
    return stub_of(cell) if cell.is_answer else cell.source


def read_assignment(course: Course, module: Module, unsafe: bool = False) -> Assignment:
    """Read a module from its source. Students' code sees the reference of the earlier ones."""
    package = reference_package(course, module)
    return Assignment(module, tuple(read_cells(module)), course.limits, package, unsafe)
