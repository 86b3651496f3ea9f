"""What a test cell may not do, as it would not mean the same in the notebook and in the judge.

In the judge a test cell runs on the instructor's side and its objects live on the student's:
values that cross are copies, and classes cannot be extended from here.
"""

import ast
import sys
from collections.abc import Iterator, Sequence

from tito.module.bindings import free_names, names_defined, names_known
from tito.module.cells import Cell, Kind, region_lines

IMPORTS = ("numpy", "tinytorch.testing")  # and the standard library
CHANGES = ("append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "fill")
ONE_SIDED = ("callable", "vars", "dir", "id", "globals", "locals", "exec", "eval", "super")
HELPER = "Put it into a given cell, which runs on the student's side."
Found = Iterator[tuple[str, str]]  # what is wrong, what to do


def judge_faults(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str, str]]:
    """Find what test cells do that would mean something else in the judge."""
    known: dict[str, int] = {}  # the line of the cell that makes a name
    for cell in cells:
        if cell.kind in (Kind.GIVEN, Kind.SOLUTION):
            known = {**dict.fromkeys(names_known(cell.source), cell.line), **known}
    answers = _answers(cells)
    for cell in cells:
        if cell.kind is Kind.TEST:
            yield from ((cell, *fault) for fault in _faults(cell, known, answers))


def _faults(cell: Cell, known: dict[str, int], answers: set[str]) -> Found:
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
    targets: list[ast.expr] = [node.target] if isinstance(node, ast.AugAssign) else []
    if isinstance(node, ast.Assign | ast.Delete):
        targets = node.targets
    for target in targets:
        if isinstance(target, ast.Subscript) and _is_fetched(target.value):
            yield "a test writes into an attribute", "Set all of it: layer.bias = Tensor(...)."
    match node:
        case ast.Call(func=ast.Attribute(attr="seed")):
            step = "Call a helper of a given cell."
            yield "a test seeds a generator on one side only", step
        case ast.Call(func=ast.Attribute(owner, name)) if name in CHANGES and _is_fetched(owner):
            yield f"a test changes a copy with {name}()", "Set the attribute instead."


def _is_fetched(node: ast.expr) -> bool:
    """Whether an expression is an attribute of something, or what a call gave."""
    return isinstance(node, ast.Attribute | ast.Call)


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
