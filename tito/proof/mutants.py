"""Systematic faults in the reference: what `tito check` wants the tests to notice.

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
from tito.module.cells import Cell, Kind

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


@dataclass(frozen=True)
class Fault:
    """One small change: its cell, the method it is in, what changed, and the faulty cell."""

    cell: str
    place: str
    change: str
    source: str

    @property
    def name(self) -> str:
        """How equivalent.toml and tables name it."""
        return f"{self.place}: {self.change}"


def small_faults(cells: Sequence[Cell]) -> list[Fault]:
    """Every comparison turned, constant changed, statement dropped, operand swapped, ..."""
    return [fault for cell in cells if cell.kind is Kind.SOLUTION for fault in _in_cell(cell)]


def _in_cell(cell: Cell) -> Iterator[Fault]:
    inside = region_lines(cell.source)
    tree = ast.parse(cell.source)
    nodes, seen = list(ast.walk(tree)), set()
    unmarked = {id(n) for node in nodes if isinstance(node, ast.Raise) for n in ast.walk(node)}
    for number, node in enumerate(nodes):
        if getattr(node, "lineno", 0) not in inside:
            continue
        if id(node) in unmarked and not isinstance(node, ast.Raise):
            continue  # the wording of an error is the student's own
        for choice in range(len(_alternatives(node))):
            faulty = copy.deepcopy(tree)
            target = list(ast.walk(faulty))[number]
            _Swap(target, _alternatives(target)[choice]).visit(faulty)
            source = ast.unparse(ast.fix_missing_locations(faulty))
            if source not in seen:
                seen.add(source)
                change = _difference(ast.unparse(tree), source)
                yield Fault(cell.grade_id, place_of(tree, node), change, source)


class _Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _alternatives(node: ast.AST) -> list[ast.AST]:
    """What could stand in a node's place by mistake."""
    match node:
        case ast.Compare(ops=[operator]):
            return [ast.Compare(node.left, [o()], node.comparators) for o in _turned(operator)]
        case ast.Compare(ops=[_, *_]):
            pairs = [(i, o) for i, operator in enumerate(node.ops) for o in _turned(operator)]
            return [
                ast.Compare(node.left, [*node.ops[:i], o(), *node.ops[i + 1 :]], node.comparators)
                for i, o in pairs
            ]
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
        case ast.stmt() if not isinstance(node, ast.Pass | ast.FunctionDef | ast.ClassDef):
            return [ast.Pass()]
    return []


def _turned(operator: ast.cmpop) -> tuple[type[ast.cmpop], ...]:
    return TURNED[type(operator)]


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


def region_lines(source: str) -> set[int]:
    """The numbers of the lines between BEGIN SOLUTION and END SOLUTION."""
    lines, inside = set(), False
    for number, line in enumerate(source.split("\n"), 1):
        if "BEGIN SOLUTION" in line or "END SOLUTION" in line:
            inside = "BEGIN SOLUTION" in line
        elif inside:
            lines.add(number)
    return lines


def place_of(tree: ast.Module, node: ast.AST) -> str:
    """The function or method around a node, `Linear.forward`, or "cell"."""
    for owner, function in functions(tree):
        if any(inner is node for inner in ast.walk(function)):
            return f"{owner}.{function.name}".lstrip(".")
    return "cell"
