"""The rules that a source file must keep; each is refused with file and line."""

import ast
from collections.abc import Iterator, Sequence

from tito.errors import SourceError
from tito.module.cells import (
    DIRECTIVES,
    GRADE_ID,
    REGIONS,
    Cell,
    Kind,
    directives,
    names_defined,
    stub_of,
)
from tito.module.judge_rules import crossing_faults

Fault = tuple[Cell, str, str]  # the cell, what is wrong, what to do


def check_cells(cells: Sequence[Cell], file: str, short_name: str) -> None:
    """Raise SourceError for the first rule that the cells of a source file break."""
    for cell in cells:
        for fault in (*_metadata_faults(cell), *_region_faults(cell), *_code_faults(cell)):
            raise _error(file, fault)
    faults = (*_order_faults(cells), *_export_faults(cells, short_name))
    for fault in (*faults, *crossing_faults(cells)):
        raise _error(file, fault)


def _error(file: str, fault: Fault) -> SourceError:
    cell, what, next_step = fault
    return SourceError(what, f"{file}, line {cell.line}", next_step)


def _metadata_faults(cell: Cell) -> Iterator[Fault]:
    metadata, kind = cell.metadata, cell.kind
    unknown = set(metadata) - {"grade_id", "points", "solution", "task"}
    if unknown:
        yield cell, f"unknown nbgrader key {min(unknown)!r}", "tito completes the rest itself."
    if kind not in (Kind.PROSE, Kind.DEMO) and not cell.grade_id:
        yield cell, f"{kind.value} has no grade_id", "Give it one, or begin it with `#| demo`."
    if cell.grade_id and not (GRADE_ID.fullmatch(cell.grade_id) and len(cell.grade_id) <= 64):
        yield (
            cell,
            f"grade_id {cell.grade_id!r} is not in kebab-case",
            "Use small letters, digits and hyphens, 64 at most: test-linear-bias.",
        )
    if cell.grade_id and kind in (Kind.PROSE, Kind.DEMO):
        yield cell, f"{kind.value} needs no grade_id", "Take it away: nothing is graded here."
    points = metadata.get("points", 0)
    if type(points) is not int or points < 0:
        yield cell, f"points must be a whole number, not {points!r}", "Correct it."
    if kind is Kind.SOLUTION and "points" in metadata:
        yield cell, "points on a cell that tests nothing", "Put them on the test cells below it."
    if kind is Kind.WRITTEN and not ("points" in metadata and metadata.get("solution")):
        yield cell, "a written answer needs both points and solution", "Give it both."
    if kind is Kind.TASK and "points" not in metadata:
        yield cell, "a task cell needs points", "Give it points (0 when its answer cell has them)."


def _region_faults(cell: Cell) -> Iterator[Fault]:
    for region, kinds in REGIONS.items():
        opened, count = False, 0
        for line in cell.source.split("\n"):
            if f"BEGIN {region}" in line and opened:
                yield cell, f"BEGIN {region} inside another", f"Close it with END {region}."
            if f"END {region}" in line and not opened:
                yield cell, f"END {region} without its BEGIN", "Open it, or take the line away."
            if f"BEGIN {region}" in line:
                opened, count = True, count + 1
            elif f"END {region}" in line:
                opened = False
        if opened:
            yield cell, f"BEGIN {region} without its END", f"Close it with ### END {region}."
        if count and cell.kind not in kinds:
            yield cell, f"a {region} region in {cell.kind.value}", "nbgrader refuses it there."
        if not count and region == "SOLUTION" and cell.kind in kinds:
            yield (
                cell,
                f"{cell.kind.value} has no solution region",
                "Add ### BEGIN SOLUTION and ### END SOLUTION: nbgrader would erase it all.",
            )


def _code_faults(cell: Cell) -> Iterator[Fault]:
    found = directives(cell.source)
    for name in found:
        if name not in DIRECTIVES:
            known = ", ".join(DIRECTIVES)
            yield cell, f"unknown directive {name!r}", f"The directives are: {known}."
    if found and not cell.is_code:
        yield cell, f"a directive in {cell.kind.value}", "Directives belong in code cells."
    if "export" in found and cell.kind not in (Kind.GIVEN, Kind.SOLUTION):
        yield cell, f"{cell.kind.value} is exported", "Take `#| export` away."
    if not cell.is_code or cell.kind is Kind.DEMO:
        return
    for source, name in ((cell.source, "the cell"), (stub_of(cell), "the student's version")):
        try:
            tree = ast.parse(source)
        except SyntaxError as error:
            yield cell, f"{name} is not Python: {error.msg}", "Correct the code or its regions."
            return
        if cell.kind is Kind.TEST and not any(_is_check(node) for node in ast.walk(tree)):
            yield (
                cell,
                f"points on a cell that tests nothing: {name} has no assert",
                "Add a check.",
            )


def _is_check(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name.startswith("assert_")
    return isinstance(node, ast.Assert)


def _order_faults(cells: Sequence[Cell]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    defined_at: dict[str, int] = {}
    for cell in cells:
        if cell.grade_id in seen:
            line = seen[cell.grade_id]
            yield cell, f"grade_id {cell.grade_id!r} stands in line {line} already", "Rename one."
        if cell.grade_id:
            seen[cell.grade_id] = cell.line
        if cell.kind in (Kind.GIVEN, Kind.SOLUTION):
            for name in names_defined(cell.source):
                defined_at.setdefault(name, cell.line)
    for cell in cells:
        if cell.kind is Kind.TEST:
            tree = ast.parse(cell.source)
            used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            for name in sorted(used & set(defined_at)):
                if defined_at[name] > cell.line:
                    where = f"defined only in line {defined_at[name]}"
                    yield cell, f"a test before the code it tests: {name} is {where}", "Move it."


def _export_faults(cells: Sequence[Cell], short_name: str) -> Iterator[Fault]:
    targets = [c for c in cells if "default_exp" in directives(c.source)]
    wanted = f"core.{short_name}"
    for cell in targets[1:]:
        yield cell, "a second `#| default_exp`", "Keep the first only."
    for cell in targets:
        if directives(cell.source)["default_exp"] != wanted:
            yield cell, "`#| default_exp` does not fit the module's name", f"Write {wanted}."
    if not targets and cells:
        yield cells[0], "no cell says `#| default_exp`", f"Add `#| default_exp {wanted}`."
