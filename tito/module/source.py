"""A percent-format source file -> checked cells; a broken rule is refused with its line."""

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from tito.course import Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.cells import (
    DIRECTIVES,
    GRADE_ID,
    REGIONS,
    Cell,
    Kind,
    directives,
    kind_of,
    stub_of,
)
from tito.module.rules import judge_faults


def read_cells(module: Module) -> list[Cell]:
    """Read and check a module's source. Raises SourceError with file and line."""
    import jupytext

    file = module.shown(module.source)
    text = read_text(module.source, "tito.toml lists this module: write its source, or unlist it.")
    cells: list[Cell] = []
    lines = text.split("\n")
    position = 0
    for node in jupytext.reads(text, fmt="py:percent").cells:
        while position < len(lines) and not lines[position].startswith("# %%"):
            position += 1
        if position == len(lines):
            raise SourceError("text before the first cell", f"{file}, line 1", "Begin with # %%.")
        line = position + 1
        cells.append(_cell(node, line, f"{file}, line {line}"))
        position = line + len(node.source.split("\n"))
    if not cells:
        raise SourceError("there are no cells in it", file, "Begin each cell with # %%.")
    check_cells(cells, file, module.short_name)
    return cells


def _cell(node: Any, line: int, where: str) -> Cell:
    if node.cell_type not in ("code", "markdown"):
        raise SourceError(f"a cell of type {node.cell_type}", where, "Use code or [markdown].")
    metadata = dict(node.metadata)
    metadata.pop("lines_to_next_cell", None)
    nbgrader = metadata.pop("nbgrader", {})
    if metadata or not isinstance(nbgrader, dict):
        found = metadata.get("incorrectly_encoded_metadata", next(iter(metadata), "nbgrader"))
        raise SourceError(
            f"metadata that tito does not know: {found}",
            where,
            'Write # %% nbgrader={"grade_id": "name"}, with valid JSON.',
        )
    is_code = node.cell_type == "code"
    return Cell(kind_of(is_code, node.source, nbgrader), node.source, line, nbgrader)


Found = Iterator[tuple[str, str]]  # what is wrong with a cell, what to do
FoundIn = Iterator[tuple[Cell, str, str]]


def check_cells(cells: Sequence[Cell], file: str, short_name: str) -> None:
    """Raise SourceError for the first rule that the cells of a source file break."""
    for cell, what, next_step in _faults(cells, short_name):
        raise SourceError(what, f"{file}, line {cell.line}", next_step)


def _faults(cells: Sequence[Cell], short_name: str) -> FoundIn:
    for cell in cells:
        for faults in (_metadata_faults, _region_faults, _code_faults):
            yield from ((cell, *fault) for fault in faults(cell))
    yield from _name_faults(cells)
    yield from _export_faults(cells, short_name)
    yield from judge_faults(cells)


def _metadata_faults(cell: Cell) -> Found:
    metadata, kind, name = cell.metadata, cell.kind, cell.grade_id
    unknown = set(metadata) - {"grade_id", "points", "solution", "task"}
    if unknown:
        yield f"unknown nbgrader key {min(unknown)!r}", "tito completes the rest itself."
    if kind not in (Kind.PROSE, Kind.DEMO) and not name:
        yield f"{kind.value} has no grade_id", "Give it one, or begin it with `#| demo`."
    if name and not (GRADE_ID.fullmatch(name) and len(name) <= 64):
        step = "Use small letters, digits and hyphens, 64 at most: test-linear-bias."
        yield f"grade_id {name!r} is not in kebab-case", step
    if name and kind in (Kind.PROSE, Kind.DEMO):
        yield f"{kind.value} needs no grade_id", "Take it away: nothing is graded here."
    points = metadata.get("points", 0)
    if type(points) is not int or points < 0:
        yield f"points must be a whole number, not {points!r}", "Correct it."
    if kind is Kind.SOLUTION and "points" in metadata:
        yield "points on a cell that tests nothing", "Put them on the test cells below it."
    if kind is Kind.WRITTEN and not ("points" in metadata and metadata.get("solution")):
        yield "a written answer needs both points and solution", "Give it both."
    if kind is Kind.TASK and "points" not in metadata:
        yield "a task cell needs points", "Give it points (0 when its answer cell has them)."


def _region_faults(cell: Cell) -> Found:
    for region, kinds in REGIONS.items():
        opened, count = False, 0
        for line in cell.source.split("\n"):
            if f"BEGIN {region}" in line:
                if opened:
                    yield f"BEGIN {region} inside another", f"Close it with END {region}."
                opened, count = True, count + 1
            elif f"END {region}" in line:
                if not opened:
                    yield f"END {region} without its BEGIN", "Open it, or take the line away."
                opened = False
        if opened:
            yield f"BEGIN {region} without its END", f"Close it with ### END {region}."
        if count and cell.kind not in kinds:
            yield f"a {region} region in {cell.kind.value}", "nbgrader refuses it there."
        if not count and region == "SOLUTION" and cell.kind in kinds:
            step = "Add ### BEGIN SOLUTION and ### END SOLUTION: nbgrader would erase it all."
            yield f"{cell.kind.value} has no solution region", step


def _code_faults(cell: Cell) -> Found:
    found = directives(cell.source)
    for name in found:
        if name not in DIRECTIVES:
            yield f"unknown directive {name!r}", f"The directives are: {', '.join(DIRECTIVES)}."
    if found and not cell.is_code:
        yield f"a directive in {cell.kind.value}", "Directives belong in code cells."
    if "export" in found and cell.kind not in (Kind.GIVEN, Kind.SOLUTION):
        yield f"{cell.kind.value} is exported", "Take `#| export` away."
    if not cell.is_code or cell.kind is Kind.DEMO:
        return
    for source, name in ((cell.source, "the cell"), (stub_of(cell), "the student's version")):
        try:
            tree = ast.parse(source)
        except SyntaxError as error:
            yield f"{name} is not Python: {error.msg}", "Correct the code or its regions."
            return
        if cell.kind is Kind.TEST and not any(is_check(node) for node in ast.walk(tree)):
            what = f"points on a cell that tests nothing: {name} has no assert"
            yield what, "Add a check."


def is_check(node: ast.AST) -> bool:
    """Whether a node is an `assert`, or a call of a function such as assert_close."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name.startswith("assert_")
    return isinstance(node, ast.Assert)


def _name_faults(cells: Sequence[Cell]) -> FoundIn:
    seen: dict[str, int] = {}
    for cell in cells:
        if cell.grade_id in seen:
            line = seen[cell.grade_id]
            yield cell, f"grade_id {cell.grade_id!r} stands in line {line} already", "Rename one."
        if cell.grade_id:
            seen[cell.grade_id] = cell.line


def _export_faults(cells: Sequence[Cell], short_name: str) -> FoundIn:
    targets = [c for c in cells if "default_exp" in directives(c.source)]
    wanted = f"core.{short_name}"
    for cell in targets[1:]:
        yield cell, "a second `#| default_exp`", "Keep the first only."
    for cell in targets:
        if directives(cell.source)["default_exp"] != wanted:
            yield cell, "`#| default_exp` does not fit the module's name", f"Write {wanted}."
    if not targets and cells:
        yield cells[0], "no cell says `#| default_exp`", f"Add `#| default_exp {wanted}`."
