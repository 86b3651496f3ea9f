"""All that grading a module needs, in one value: a worker elsewhere has no course folder.

And its test cells, taken apart: what the judge runs, shows and keeps to itself.
"""

import ast
import functools
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from types import CodeType
from typing import Any

from tito.course import Course, Limits, Module
from tito.module.bindings import free_names, names_bound
from tito.module.cells import Cell, Kind, region_lines, stub_of
from tito.module.export import reference_package
from tito.module.rules import is_check
from tito.module.source import read_cells

GENERAL = "a hidden check failed"
POINTS = "points of this test"  # no name that a test itself could bind


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
        parts = []
        for cell in self.cells:
            if cell.kind not in (Kind.PROSE, Kind.DEMO):
                source = stub_of(cell) if cell.is_answer else cell.source
                parts.append([cell.kind.value, json.dumps(cell.metadata, sort_keys=True), source])
        rest = [asdict(self.limits), sorted(self.package.items()), self.unsafe]
        return hashlib.sha256(json.dumps([parts, rest]).encode()).hexdigest()


def read_assignment(course: Course, module: Module, unsafe: bool = False) -> Assignment:
    """Read a module from its source. Students' code sees the reference of the earlier ones."""
    package = reference_package(course, module)
    return Assignment(module, tuple(read_cells(module)), course.limits, package, unsafe)


@dataclass(frozen=True, eq=False)
class TestCell:
    """A test cell, taken apart.

    `name` is its grade_id, `points` is what it can give. `segments` are its statements, compiled,
    and whether they are hidden; the last, if it is an expression, is kept as POINTS: a number
    there is the points. `names` are those that it takes from the student's notebook, `trusted`
    what the judge has itself; `given` are the cells above it that define some of these names, and
    the cells that those need.
    """

    cell: Cell
    name: str
    points: float
    segments: tuple[tuple[CodeType, bool], ...]
    names: tuple[str, ...]
    trusted: Mapping[str, Any]
    given: tuple[str, ...]

    @property
    def is_in_order(self) -> bool:
        """Whether all that is visible stands above all that is hidden."""
        hidden = [is_hidden for _, is_hidden in self.segments]
        return hidden == sorted(hidden)


def read_tests(cells: Sequence[Cell]) -> dict[str, TestCell]:
    """Compile a module's test cells, by grade_id."""
    trusted = trusted_names(cells)
    return {
        cell.grade_id: _read(cell, trusted, cells[:position])
        for position, cell in enumerate(cells)
        if cell.kind is Kind.TEST
    }


def _read(cell: Cell, trusted: Mapping[str, Any], above: Sequence[Cell]) -> TestCell:
    tree = ast.parse(cell.source)
    names = tuple(name for name in free_names(tree) if name not in trusted)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        kept = ast.copy_location(ast.Assign([ast.Name(POINTS, ast.Store())], last.value), last)
        tree.body[-1] = ast.fix_missing_locations(kept)
    hidden = region_lines(cell.source, "HIDDEN TESTS")
    parts = groupby(tree.body, lambda statement: any(_spans(statement, n) for n in hidden))
    name, points = cell.grade_id, float(cell.metadata["points"])
    segments = tuple(
        (compile(ast.Module(list(body), []), name, "exec"), is_hidden) for is_hidden, body in parts
    )
    return TestCell(cell, name, points, segments, names, trusted, _given(above, names))


def _given(above: Sequence[Cell], names: Iterable[str]) -> tuple[str, ...]:
    """The given cells that define these names, and what they need of each other."""
    found: list[str] = []
    needed = set(names)
    for cell in reversed(above):
        if cell.kind is Kind.GIVEN:
            tree = ast.parse(cell.source)
            if needed & {name for node in tree.body for name in names_bound(node)}:
                found.insert(0, cell.source)
                needed.update(free_names(tree))
    return tuple(found)


def trusted_names(cells: Sequence[Cell]) -> dict[str, Any]:
    """Run the imports of the given cells, but for those that the student's side answers."""
    space: dict[str, Any] = {"__name__": "notebook"}
    for cell in cells:
        for node in ast.parse(cell.source).body if cell.kind is Kind.GIVEN else ():
            if isinstance(node, ast.Import | ast.ImportFrom):
                node.names = [alias for alias in node.names if _is_trusted(node, alias)]
                if node.names:
                    exec(compile(ast.Module([node], []), "imports", "exec"), space)  # noqa: S102
    return space


def _is_trusted(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> bool:
    """Whether an import brings nothing of a student's: of `tinytorch`, the checks alone.

    `import tinytorch.testing` is none: it binds all of `tinytorch`.
    """
    if isinstance(node, ast.Import):
        return alias.name.partition(".")[0] != "tinytorch"
    name = f"{node.module}.{alias.name}."
    return not name.startswith("tinytorch.") or name.startswith("tinytorch.testing.")


def property_tested(cell: Cell, line: int) -> str:
    """What the check in this line is about, from the text of the cell alone.

    A hidden check may not tell its numbers: of a text with values in it, the values are left out.
    """
    tree = ast.parse(cell.source)
    texts = {
        target.id: _text(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    checks: list[Any] = [n for n in ast.walk(tree) if is_check(n) and _spans(n, line)]
    for node in checks:
        if isinstance(node, ast.Call):
            named = (k.value for k in node.keywords if k.arg == "message")
            parts = [*named, *node.args[::-1]]
        else:
            parts = [node.msg]
        for part in parts:
            text = texts.get(part.id, "") if isinstance(part, ast.Name) else _text(part)
            if text:
                return text
    return GENERAL


def _spans(node: Any, line: int) -> bool:
    return bool(node.lineno <= line <= node.end_lineno)


def _text(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(p) if isinstance(p, ast.Constant) else "..." for p in node.values)
    return ""
