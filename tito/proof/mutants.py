"""Mutants of the reference: small faults in its text, and functions that an operator spoils.

Mutation testing after DeMillo, Lipton and Sayward, "Hints on test data selection" (1978). The
maintained libraries (mutmut, cosmic-ray) run a test command over importable files and neither
drop statements nor swap operands, so they do not fit cells; the standard library's `ast` does.
"""

import ast
import copy
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tito.module.bindings import functions
from tito.module.cells import Cell, Kind, region_lines, stub_of
from tito.proof.operators import OPERATORS

TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
REPLACED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Pow: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.MatMult: ast.Mult,
}
COMMUTES = (ast.Add, ast.Mult)
SYMMETRIC = ("add", "maximum", "minimum", "multiply")  # functions of two arguments in any order
CONFUSED = {"maximum": "minimum", "max": "min", "sum": "mean", "ones": "zeros", "zeros": "ones"}
SPOIL = """
from tito.proof import operators, wrappers
wrappers.spoil(globals(), {!r}, operators.OPERATORS[{!r}])"""
SPOIL_ALL = """
from tito.proof import operators, wrappers
for place in {!r}:
    wrappers.spoil(globals(), place, operators.WHOLE[{!r}])"""
REMAINDER = 97  # visible tests of numeric answers look at what a division by it leaves


@dataclass(frozen=True)
class Mutant:
    """A reference with one fault: its cell, the function it is in, what changed, the new cell."""

    cell: str
    place: str
    change: str
    source: str

    @property
    def name(self) -> str:
        """How equivalent.toml and tables name it."""
        return f"{self.place}: {self.change}"

    @property
    def names(self) -> set[str]:
        """That name, and the one for all functions of a module: `*: half precision`."""
        return {self.name, f"*: {self.change}"}


def spoiled_mutants(cells: Sequence[Cell]) -> list[Mutant]:
    """Each function and method that students write, spoiled by each operator."""
    return [
        Mutant(cell.grade_id, place, operator, cell.source + SPOIL.format(place, operator))
        for cell in cells
        for place in places(cell)
        for operator in OPERATORS
    ]


def alike_solutions(cells: Sequence[Cell], operator: str) -> dict[str, str]:
    """A module all functions of which do the same, and of which nothing else is written."""
    solutions = [cell for cell in cells if cell.kind is Kind.SOLUTION]
    return {
        cell.grade_id: cell.source + SPOIL_ALL.format(found, operator)
        if (found := places(cell))
        else stub_of(cell)
        for cell in solutions
    }


def places(cell: Cell) -> list[str]:
    """The functions and methods that students write in a cell, such as "Linear.forward"."""
    if cell.kind is not Kind.SOLUTION:
        return []
    inside = region_lines(cell.source, "SOLUTION")
    found = [
        _place(*named)
        for named in functions(ast.parse(cell.source))
        if any(getattr(node, "lineno", 0) in inside for node in ast.walk(named[1]))
    ]
    return [*dict.fromkeys(found)]


def _place(owner: str, function: ast.FunctionDef) -> str:
    return f"{owner}.{function.name}".lstrip(".")


def own_tests(cells: Sequence[Cell], mutant: Mutant) -> set[str]:
    """The tests of a method: those below its cell, up to the next solution cell, and those
    named after it (`test-repr` for `__repr__`).
    """
    method = mutant.place.rpartition(".")[2].strip("_").replace("_", "-")
    own, below = set(), False
    for cell in cells:
        if cell.kind is Kind.SOLUTION:
            below = cell.grade_id == mutant.cell
        elif cell.kind is Kind.TEST and (below or cell.grade_id == f"test-{method}"):
            own.add(cell.grade_id)
    return own


def text_mutants(cells: Sequence[Cell]) -> list[Mutant]:
    """Every comparison turned, constant changed, statement dropped, operand swapped, ..."""
    return [mutant for cell in cells if cell.kind is Kind.SOLUTION for mutant in _in_cell(cell)]


def _in_cell(cell: Cell) -> Iterator[Mutant]:
    inside = region_lines(cell.source, "SOLUTION")
    tree = ast.parse(cell.source)
    nodes, seen = list(ast.walk(tree)), set()
    unmarked = {id(n) for node in nodes if isinstance(node, ast.Raise) for n in ast.walk(node)}
    around = {id(n): _place(*found) for found in functions(tree) for n in ast.walk(found[1])}
    for node in nodes:
        if getattr(node, "lineno", 0) not in inside:
            continue
        if id(node) in unmarked and not isinstance(node, ast.Raise):
            continue  # the wording of an error is the student's own
        for other in _alternatives(node):
            faulty = copy.deepcopy(tree, {id(node): other})  # a copy with `other` for the node
            source = ast.unparse(ast.fix_missing_locations(faulty))
            if source not in seen:
                seen.add(source)
                change = _difference(ast.unparse(tree), source)
                yield Mutant(cell.grade_id, around.get(id(node), "cell"), change, source)


def _alternatives(node: ast.AST) -> list[ast.AST]:
    """What could stand in a node's place by mistake."""
    match node:
        case ast.Compare(left, ops, comparators):
            pairs = [(i, other) for i, old in enumerate(ops) for other in TURNED[type(old)]]
            turned = [[*ops[:i], other(), *ops[i + 1 :]] for i, other in pairs]
            return [ast.Compare(left, new, comparators) for new in turned]
        case ast.Constant(value=bool() as value):
            return [ast.Constant(not value)]
        case ast.Constant(value=int() | float() as value):
            return [ast.Constant(value + 1), ast.Constant(value - 1)]
        case ast.BinOp(left, operator, right):
            swapped = [] if isinstance(operator, COMMUTES) else [ast.BinOp(right, operator, left)]
            return [ast.BinOp(left, REPLACED[type(operator)](), right), *swapped]
        case ast.BoolOp(operator, values):
            return [ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)]
        case ast.UnaryOp(operand=operand):
            return [operand]
        case ast.IfExp(test, body, orelse):
            return [ast.IfExp(test, orelse, body)]
        case ast.Attribute(value, attr) if attr in CONFUSED:
            return [ast.Attribute(value, CONFUSED[attr], node.ctx)]
        case ast.List(elts=[first, second, *rest]) | ast.Tuple(elts=[first, second, *rest]):
            return [type(node)([second, first, *rest], node.ctx)]
        case ast.Call():
            return [*_calls(node)]
        case ast.If(test=ast.Name() | ast.Attribute() | ast.Call() as test):
            negated = ast.If(ast.UnaryOp(ast.Not(), test), node.body, node.orelse)
            return [negated, ast.Pass()]
        case ast.Assign(col_offset=0):
            return [ast.Pass(), _other_answer(node)]
        case ast.stmt() if not isinstance(node, ast.Pass | ast.FunctionDef | ast.ClassDef):
            return [ast.Pass()]
    return []


def _other_answer(node: ast.Assign) -> ast.Assign:
    """An answer in numbers that is wrong and leaves the same remainder."""
    is_tuple = isinstance(node.value, ast.Tuple)
    numbers = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
    moved = [ast.BinOp(number, ast.Add(), ast.Constant(REMAINDER)) for number in numbers]
    return ast.Assign(node.targets, ast.Tuple([*moved], ast.Load()) if is_tuple else moved[0])


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """A call with its first two arguments swapped, or without one of its keywords."""
    if len(node.args) > 1 and getattr(node.func, "attr", "") not in SYMMETRIC:
        yield ast.Call(node.func, [node.args[1], node.args[0], *node.args[2:]], node.keywords)
    for dropped in node.keywords:
        kept = [keyword for keyword in node.keywords if keyword is not dropped]
        yield ast.Call(node.func, node.args, kept)


def _difference(before: str, after: str) -> str:
    """The changed lines, as `old -> new`."""
    changes = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    old = " ".join(line[2:].strip() for line in changes if line.startswith("- "))
    new = " ".join(line[2:].strip() for line in changes if line.startswith("+ "))
    return f"{old} -> {new or 'pass'}"
