"""All that grading a module needs, in one value: a worker elsewhere has no course folder."""

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from tito.course import Course, Limits, Module
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
            [
                c.kind.value,
                json.dumps(c.metadata, sort_keys=True),
                stub_of(c) if c.is_answer else c.source,
            ]
            for c in self.cells
            if c.kind not in (Kind.PROSE, Kind.DEMO)
        ]
        rest = [asdict(self.limits), sorted(self.package.items()), self.unsafe]
        return hashlib.sha256(json.dumps([parts, rest]).encode()).hexdigest()


def read_assignment(course: Course, module: Module, unsafe: bool = False) -> Assignment:
    """Read a module from its source. Students' code sees the reference of the earlier ones."""
    package = reference_package(course, module)
    return Assignment(module, tuple(read_cells(module)), course.limits, package, unsafe)
