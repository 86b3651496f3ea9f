"""What a test cell may not do, as it would not mean the same in the notebook and in the judge.

In the judge a test cell runs on the instructor's side and its objects live on the student's:
values that cross are copies, and classes cannot be extended from here.
"""

import ast
import builtins
import sys
from collections.abc import Iterator, Sequence

from tito.module.cells import Cell, Kind, names_defined, region_lines

IMPORTS = ("numpy", "tinytorch.testing")  # and the standard library
CHANGES = ("append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "fill")
ONE_SIDED = ("callable", "vars", "dir", "id", "globals", "locals", "exec", "eval", "super")
Found = Iterator[tuple[str, str]]  # what is wrong, what to do


def crossing_faults(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str, str]]:
    """Find what test cells do that would mean something else in the judge."""
    known = {n for c in cells if c.kind in (Kind.GIVEN, Kind.SOLUTION) for n in _bound(c)}
    answers = _answers(cells)
    for cell in cells:
        if cell.kind is Kind.TEST:
            yield from ((cell, *fault) for fault in _faults(cell, known, answers))


def _faults(cell: Cell, known: set[str], answers: set[str]) -> Found:
    tree = ast.parse(cell.source)
    for node in ast.walk(tree):
        yield from _import_faults(node)
        yield from _copy_faults(node)
        yield from _one_sided_faults(node)
    yield from _answer_faults(cell, tree, answers)
    for name in free_names(tree):
        if name not in known:
            step = "Bind it in this cell or in a given one: tests share nothing."
            yield f"a test uses {name}, which no given or solution cell defines", step


def free_names(tree: ast.Module) -> tuple[str, ...]:
    """Names that code reads before it binds them, without Python's own."""
    read: dict[str, int] = {}
    bound: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            where = read if isinstance(node.ctx, ast.Load) else bound
            where[node.id] = min(node.lineno, where.get(node.id, node.lineno))
        elif isinstance(node, ast.alias):
            bound[(node.asname or node.name).partition(".")[0]] = 0
        elif isinstance(node, ast.arg):
            bound[node.arg] = node.lineno
        elif isinstance(node, ast.FunctionDef | ast.ExceptHandler) and node.name:
            bound[node.name] = node.lineno
    found = [name for name, line in read.items() if line < bound.get(name, line + 1)]
    return tuple(sorted(name for name in found if not hasattr(builtins, name)))


def _bound(cell: Cell) -> set[str]:
    """What a given or solution cell defines or imports."""
    imported = {
        (alias.asname or alias.name).partition(".")[0]
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    return imported | set(names_defined(cell.source))


def _import_faults(node: ast.AST) -> Found:
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        names = [node.module or "."]
    for name in names:
        if name not in IMPORTS and name.partition(".")[0] not in sys.stdlib_module_names:
            yield f"a test imports {name}", "Import it in a given cell: it is the student's."


def _copy_faults(node: ast.AST) -> Found:
    """Writing into what is a copy in the judge."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign | ast.Delete):
        targets = node.targets
    elif isinstance(node, ast.AugAssign):
        targets = [node.target]
    for target in targets:
        if isinstance(target, ast.Subscript) and _is_fetched(target.value):
            yield (
                "a test writes into an attribute",
                "Set all of it: layer.bias = Tensor(...).",
            )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in CHANGES and _is_fetched(node.func.value):
            yield f"a test changes a copy with {node.func.attr}()", "Set the attribute instead."
        if node.func.attr == "seed":
            yield "a test seeds a generator on one side only", "Call a helper of a given cell."


def _is_fetched(node: ast.expr) -> bool:
    """Whether an expression is an attribute of something, or what a call gave."""
    return isinstance(node, ast.Attribute | ast.Call)


def _one_sided_faults(node: ast.AST) -> Found:
    helper = "Put it into a given cell, which runs on the student's side."
    if isinstance(node, ast.ClassDef):
        yield f"a test defines the class {node.name}", helper
    if isinstance(node, ast.Attribute):
        if node.attr.startswith("__") and node.attr != "__name__":
            yield f"a test reads {node.attr}", helper
        of_type = isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "type"
        if of_type and node.attr != "__name__":
            yield f"a test asks type(...) for {node.attr}", helper
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ONE_SIDED:
        yield f"a test calls {getattr(node.func, 'id', '')}()", helper


def _answers(cells: Sequence[Cell]) -> set[str]:
    """Names that a solution cell assigns: they should be plain values, and may be anything."""
    defined = {
        node.name
        for cell in cells
        if cell.is_code
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.ClassDef | ast.FunctionDef)
    }
    names = {n for cell in cells if cell.kind is Kind.SOLUTION for n in names_defined(cell.source)}
    return names - defined


def _answer_faults(cell: Cell, tree: ast.Module, answers: set[str]) -> Found:
    """A hidden check that has the student's object do the sum could be told what it wants."""
    hidden = region_lines(cell.source, "HIDDEN TESTS")
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and node.lineno in hidden:
            for side in (node.left, node.right):
                if isinstance(side, ast.Name) and side.id in answers:
                    step = f"Take a number first: float({side.id})."
                    yield f"a hidden check computes with the answer {side.id}", step
