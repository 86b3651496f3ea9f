"""Test cells, taken apart: what the judge runs, shows and keeps to itself."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from types import CodeType
from typing import Any

from tito.module.bindings import free_names
from tito.module.cells import Cell, Kind, region_lines

GENERAL = "a hidden check failed"


@dataclass(frozen=True)
class Segment:
    """Statements of a test cell that are all visible, or all hidden."""

    code: CodeType
    is_hidden: bool
    gives_points: bool = False  # its value, a number, is the points


@dataclass(frozen=True)
class Test:
    """A test cell: its parts, and the names that it takes from the student's notebook."""

    cell: Cell
    segments: tuple[Segment, ...]
    names: tuple[str, ...]

    @property
    def points(self) -> float:
        """What it can give."""
        return float(self.cell.metadata["points"])

    @property
    def is_in_order(self) -> bool:
        """Whether all that is visible stands above all that is hidden."""
        hidden = [segment.is_hidden for segment in self.segments]
        return hidden == sorted(hidden)


def read_test(cell: Cell, trusted: frozenset[str]) -> Test:
    """Compile a test cell. `trusted` are the names that the judge has itself."""
    tree = ast.parse(cell.source)
    hidden = region_lines(cell.source, "HIDDEN TESTS")
    parts = groupby(tree.body, lambda statement: any(_spans(statement, n) for n in hidden))
    bodies = [(list(body), is_hidden) for is_hidden, body in parts]
    segments = tuple(_segment(cell, *body, body == bodies[-1]) for body in bodies)
    names = tuple(name for name in free_names(tree) if name not in trusted)
    return Test(cell, segments, names)


def _segment(cell: Cell, body: list[ast.stmt], is_hidden: bool, is_last: bool) -> Segment:
    """Compile statements; the last of all, an expression, is kept in `_`: it may be the points."""
    last = body[-1]
    gives_points = is_last and isinstance(last, ast.Expr)
    if is_last and isinstance(last, ast.Expr):
        kept = ast.copy_location(ast.Assign([ast.Name("_", ast.Store())], last.value), last)
        body[-1] = ast.fix_missing_locations(kept)
    code = compile(ast.Module(body, []), cell.grade_id, "exec")
    return Segment(code, is_hidden, gives_points)


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
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Assert) and _spans(node, line):
            parts = [node.msg]
        elif isinstance(node, ast.Call) and _spans(node, line) and _is_check(node):
            parts = [*(k.value for k in node.keywords if k.arg == "message"), *node.args[::-1]]
        for part in parts:
            text = texts.get(part.id, "") if isinstance(part, ast.Name) else _text(part)
            if text:
                return text
    return GENERAL


def _spans(node: ast.stmt | ast.expr, line: int) -> bool:
    return node.lineno <= line <= (node.end_lineno or node.lineno)


def _is_check(node: ast.Call) -> bool:
    return getattr(node.func, "id", "").startswith("assert_")


def _text(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(p) if isinstance(p, ast.Constant) else "..." for p in node.values)
    return ""
