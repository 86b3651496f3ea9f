"""The rules that the cells of a source keep; a broken one is refused with its line.

Those of test cells are about the judge. There a test cell runs on the instructor's side and its
objects live on the student's: values that cross are copies, and classes cannot be extended.
"""

import ast
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tito.module.bindings import free_names, names_defined, names_known
from tito.module.cells import (
    DIRECTIVES,
    GRADE_ID,
    REGIONS,
    Cell,
    Kind,
    directives,
    region_lines,
    replace_regions,
    stub_of,
)
from tito.module.magics import plain_python

IMPORTS = ("numpy", "tinytorch.testing")  # and the standard library
CHANGES = ("append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "fill")
ONE_SIDED = ("callable", "vars", "dir", "id", "globals", "locals", "exec", "eval", "super")
HELPER = "Put it into a given cell, which runs on the student's side."
MOST_POINTS = 10**6
#: What is no directive, and meant for one.
NEARLY = re.compile(
    r"\s*#[# \t]*(\|[ \t]*(default_exp|export|demo)\b|export:?\s*$)", re.IGNORECASE
)
#: What the values of a cell's metadata must be.
TYPES: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "grade_id": ("a text in quotes", lambda value: isinstance(value, str)),
    "points": ("a whole number", lambda value: type(value) is int and 0 <= value <= MOST_POINTS),
    "solution": ("true or false", lambda value: isinstance(value, bool)),
    "task": ("true or false", lambda value: isinstance(value, bool)),
}
Found = Iterator[tuple[str, str]]  # what is wrong with a cell, what to do
FoundIn = Iterator[tuple[Cell, str, str]]


def faults(cells: Sequence[Cell], short_name: str) -> FoundIn:
    """What the cells of a source file do against the rules, and what to do about it."""
    for cell in cells:
        yield from ((cell, *fault) for fault in _metadata_faults(cell))
        yield from _python_faults(cell, {"the cell": cell.source})
        yield from ((cell, *fault) for fault in _region_faults(cell))
        yield from _directive_faults(cell)
        solved = replace_regions(cell.source, "SOLUTION", None)
        versions = {"the student's version": stub_of(cell), "the reference's version": solved}
        changed = {name: text for name, text in versions.items() if text != cell.source}
        yield from _python_faults(cell, changed)
    yield from _name_faults(cells)
    yield from _export_faults(cells, short_name)
    yield from judge_faults(cells)


def _metadata_faults(cell: Cell) -> Found:
    metadata, kind, name = cell.metadata, cell.kind, cell.grade_id
    unknown = set(metadata) - {"grade_id", "points", "solution", "task"}
    if unknown:
        yield f"unknown nbgrader key {min(unknown)!r}", "tito completes the rest itself."
    for key, (wanted, is_right) in TYPES.items():
        if key in metadata and not is_right(metadata[key]):
            yield f"{key} must be {wanted}, not {json.dumps(metadata[key])}", "Correct it."
    needs_none = kind in (Kind.PROSE, Kind.DEMO)
    if not needs_none and not name:
        yield f"{kind.value} has no grade_id", "Give it one, or begin it with `#| demo`."
    if name and not (GRADE_ID.fullmatch(name) and len(name) <= 64):
        step = "Use small letters, digits and hyphens, 64 at most: test-linear-bias."
        yield f"grade_id {name!r} is not in kebab-case", step
    if needs_none and name:
        yield f"{kind.value} needs no grade_id", "Take it away: nothing is graded here."
    if metadata.get("task") and (metadata.get("solution") or kind is not Kind.TASK):
        yield f"task on {kind.value}", "A task is a question: give its answer a cell of its own."
    if kind is Kind.SOLUTION and "points" in metadata:
        yield "points on a cell that tests nothing", "Put them on the test cells below it."
    if kind is Kind.WRITTEN and not ("points" in metadata and metadata.get("solution")):
        yield "a written answer needs both points and solution", "Give it both."
    if kind is Kind.TASK and "points" not in metadata:
        yield "a task cell needs points", "Give it points (0 when its answer cell has them)."


def _region_faults(cell: Cell) -> Found:
    for region, kinds in REGIONS.items():
        is_open, is_there = False, False
        for line in cell.source.split("\n"):
            if re.search(f"(BEGIN|END) {region}", line) and not line.lstrip().startswith("#"):
                yield f"a mark of a {region} region beside code", "Give it a line of its own."
            if f"BEGIN {region}" in line:
                if is_open:
                    yield f"BEGIN {region} inside another", f"Close it with END {region}."
                is_open = is_there = True
            elif f"END {region}" in line:
                if not is_open:
                    yield f"END {region} without its BEGIN", "Open it, or take the line away."
                is_open = False
        if is_open:
            yield f"BEGIN {region} without its END", f"Close it with ### END {region}."
        if is_there and cell.kind not in kinds:
            yield f"a {region} region in {cell.kind.value}", "nbgrader refuses it there."
        if not is_there and region == "SOLUTION" and cell.kind in kinds:
            step = "Add ### BEGIN SOLUTION and ### END SOLUTION: nbgrader would erase it all."
            yield f"{cell.kind.value} has no solution region", step


def _directive_faults(cell: Cell) -> FoundIn:
    """Directives at their own lines."""
    lines = enumerate(cell.source.split("\n"), cell.line + 1)
    for at, line in ((replace(cell, line=number), line) for number, line in lines):
        name, value = next(iter(directives(line).items()), ("", ""))
        if not cell.is_code:
            if re.match("# ?\\|", line):
                yield at, f"a directive in {cell.kind.value}", "Directives belong in code cells."
            continue
        if name and name not in DIRECTIVES:
            known = f"The directives are: {', '.join(DIRECTIVES)}."
            yield at, f"unknown directive {name!r}", known
        if value and name in ("export", "demo"):
            yield at, f"`#| {name}` with a value", "Take the value away."
        if not name and NEARLY.match(line):
            yield at, "nearly a directive", "Write it as `#| export`, at the start of its line."
        if name == "export" and cell.kind not in (Kind.GIVEN, Kind.SOLUTION):
            yield at, f"{cell.kind.value} is exported", "Take `#| export` away."


def _python_faults(cell: Cell, versions: Mapping[str, str]) -> FoundIn:
    """Code that is no Python, at its own line; in a demo cell, magics and shell lines are fine."""
    for name, source in versions.items() if cell.is_code else ():
        python = plain_python(source) if cell.kind is Kind.DEMO else source
        try:
            with warnings.catch_warnings(action="ignore"):  # of doubtful escapes
                tree = ast.parse(python)
                compile(tree, cell.grade_id, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
        except (SyntaxError, MemoryError, RecursionError) as error:
            inside = getattr(error, "lineno", 0) if source == cell.source else 0
            at = replace(cell, line=cell.line + (inside or 0))
            why = getattr(error, "msg", "it is nested too deeply")
            step = "Correct the code or its regions."
            if plain_python(source) != python:
                step = "Magics belong in demo cells."
            yield at, f"{name} is not Python: {why}", step
            return
        if cell.kind is Kind.TEST and not any(map(is_check, ast.walk(tree))):
            what = f"points on a cell that tests nothing: {name} has no assert"
            yield cell, what, "Add a check."


def is_check(node: ast.AST) -> bool:
    """Whether a node is an `assert`, or a call of a function such as assert_close."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        return name.startswith("assert_")
    return isinstance(node, ast.Assert)


def _name_faults(cells: Sequence[Cell]) -> FoundIn:
    seen: dict[str, int] = {}
    for cell in (cell for cell in cells if cell.grade_id):
        if line := seen.get(cell.grade_id):
            yield cell, f"grade_id {cell.grade_id!r} stands in line {line} already", "Rename one."
        seen[cell.grade_id] = cell.line


def _export_faults(cells: Sequence[Cell], short_name: str) -> FoundIn:
    found = [(cell, directives(cell.source)) for cell in cells]
    targets = [(cell, names["default_exp"]) for cell, names in found if "default_exp" in names]
    wanted = f"core.{short_name}"
    for cell, _ in targets[1:]:
        yield cell, "a second `#| default_exp`", "Keep the first only."
    for cell, target in targets:
        if target != wanted:
            yield cell, "`#| default_exp` does not fit the module's name", f"Write {wanted}."
    if not targets and cells:
        yield cells[0], "no cell says `#| default_exp`", f"Add `#| default_exp {wanted}`."


def judge_faults(cells: Sequence[Cell]) -> FoundIn:
    """Find what test cells do that would mean something else in the judge."""
    known: dict[str, int] = {}  # the line of the cell that makes a name
    for cell in cells:
        if cell.kind in (Kind.GIVEN, Kind.SOLUTION):
            known = {**dict.fromkeys(names_known(cell.source), cell.line), **known}
    answers = _answers(cells)
    for cell in cells:
        if cell.kind is Kind.TEST:
            yield from ((cell, *fault) for fault in _test_faults(cell, known, answers))


def _test_faults(cell: Cell, known: dict[str, int], answers: set[str]) -> Found:
    tree = ast.parse(cell.source)
    hidden = region_lines(cell.source, "HIDDEN TESTS")
    for node in ast.walk(tree):
        yield from _import_faults(node)
        yield from _copy_faults(node)
        yield from _one_sided_faults(node)
        if isinstance(node, ast.BinOp) and node.lineno in hidden:
            yield from _answer_faults(node, answers)
    for name in free_names(tree):
        if name not in known:
            step = "Bind it in this cell or in a given one: tests share nothing."
            yield f"a test uses {name}, which no given or solution cell defines", step
        elif known[name] > cell.line:
            where = f"defined only in line {known[name]}"
            yield f"a test before the code it tests: {name} is {where}", "Move it."


def _import_faults(node: ast.AST) -> Found:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    if isinstance(node, ast.ImportFrom):
        names = [node.module or "."]
    for name in names:
        if name not in IMPORTS and name.partition(".")[0] not in sys.stdlib_module_names:
            yield f"a test imports {name}", "Import it in a given cell: it is the student's."


def _copy_faults(node: ast.AST) -> Found:
    """Writing into what is a copy in the judge: an attribute of something, or what a call gave."""
    copies = (ast.Attribute, ast.Call)
    targets: list[ast.expr] = [node.target] if isinstance(node, ast.AugAssign) else []
    if isinstance(node, ast.Assign | ast.Delete):
        targets = node.targets
    for target in targets:
        if isinstance(target, ast.Subscript) and isinstance(target.value, copies):
            yield "a test writes into an attribute", "Set all of it: layer.bias = Tensor(...)."
    match node:
        case ast.Call(func=ast.Attribute(attr="seed")):
            yield "a test seeds a generator on one side only", "Call a helper of a given cell."
        case ast.Call(func=ast.Attribute(ast.Attribute() | ast.Call(), name)) if name in CHANGES:
            yield f"a test changes a copy with {name}()", "Set the attribute instead."


def _one_sided_faults(node: ast.AST) -> Found:
    match node:
        case ast.ClassDef(name=name):
            yield f"a test defines the class {name}", HELPER
        case ast.Attribute(attr="__name__"):
            pass
        case ast.Attribute(attr=name) if name.startswith("__"):
            yield f"a test reads {name}", HELPER
        case ast.Attribute(value=ast.Call(func=ast.Name(id="type")), attr=name):
            yield f"a test asks type(...) for {name}", HELPER
        case ast.Call(func=ast.Name(id=name)) if name in ONE_SIDED:
            yield f"a test calls {name}()", HELPER


def _answers(cells: Sequence[Cell]) -> set[str]:
    """Names that a solution cell assigns: they should be plain values, and may be anything."""
    kinds = (Kind.GIVEN, Kind.SOLUTION, Kind.TEST)  # demo cells may hold more than Python
    nodes = (node for c in cells if c.kind in kinds for node in ast.walk(ast.parse(c.source)))
    made = {node.name for node in nodes if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    names = {n for cell in cells if cell.kind is Kind.SOLUTION for n in names_defined(cell.source)}
    return names - made


def _answer_faults(node: ast.BinOp, answers: set[str]) -> Found:
    """A hidden check that has the student's object do the sum could be told what it wants."""
    for side in (node.left, node.right):
        if isinstance(side, ast.Name) and side.id in answers:
            step = f"Take a number first: float({side.id})."
            yield f"a hidden check computes with the answer {side.id}", step
