"""Degenerate solutions: each method in turn does nothing, or gives something of the right shape.

They are what a lazy grader lets pass. `tito check` wants each to fail a test of that method.
"""

import ast
import copy
from collections.abc import Iterator, Sequence
from typing import Any

from tito.module.bindings import functions
from tito.module.cells import Cell, Kind
from tito.proof.mutants import Fault, region_lines

BODIES = {
    "the stub": "raise NotImplementedError()",
    "pass": "pass",
    "returns its input": "return {input}",
    "zeros": "return constant_like(original({arguments}), 0)",
    "ones": "return constant_like(original({arguments}), 1)",
}
HELPER = "from tito.proof.degenerate import constant_like\n"


def degenerate_solutions(cells: Sequence[Cell]) -> list[Fault]:
    """Each function and method of the solution cells, with each of these bodies."""
    return [fault for cell in cells if cell.kind is Kind.SOLUTION for fault in _in_cell(cell)]


def _in_cell(cell: Cell) -> Iterator[Fault]:
    inside = region_lines(cell.source)
    tree = ast.parse(cell.source)
    for number, (owner, function) in enumerate(functions(tree)):
        if not any(getattr(node, "lineno", 0) in inside for node in ast.walk(function)):
            continue
        for kind, body in BODIES.items():
            if function.name == "__init__" and "return" in body:
                continue  # Python itself refuses a value from __init__
            faulty = copy.deepcopy(tree)
            _hollow_out(list(functions(faulty))[number][1], body)
            place = f"{owner}.{function.name}".lstrip(".")
            source = HELPER + ast.unparse(ast.fix_missing_locations(faulty))
            yield Fault(cell.grade_id, place, kind, source)


def _hollow_out(function: ast.FunctionDef, body: str) -> None:
    """Give a function another body; what it was is at hand there as `original`."""
    original = copy.deepcopy(function)
    original.name, original.decorator_list = "original", []
    names = [argument.arg for argument in function.args.args]
    given = [*names, *(f"{name.arg}={name.arg}" for name in function.args.kwonlyargs)]
    if function.args.vararg:
        given.insert(len(names), f"*{function.args.vararg.arg}")
    if function.args.kwarg:
        given.append(f"**{function.args.kwarg.arg}")
    values = [name for name in names if name != "self"]
    text = body.format(input=(values or names or ["None"])[0], arguments=", ".join(given))
    function.body = [original, *ast.parse(text).body]


def constant_like(value: Any, constant: int) -> Any:
    """Something of the type and shape of `value` that holds nothing but `constant`."""
    import numpy as np

    if isinstance(value, str):
        return str(constant)
    if isinstance(value, list | tuple):
        return type(value)([constant] * max(1, len(value)) if constant else [])
    if isinstance(value, np.ndarray):
        return np.full_like(value, constant)
    if hasattr(value, "data") and isinstance(value.data, np.ndarray):
        return type(value)(np.full_like(value.data, constant))
    return value if value is None else type(value)(constant)


def own_tests(cells: Sequence[Cell], fault: Fault) -> set[str]:
    """The tests of a method: those below its cell, up to the next solution cell, and those
    named after it (`test-repr` for `__repr__`).
    """
    method = fault.place.rpartition(".")[2].strip("_").replace("_", "-")
    own, below = set(), False
    for cell in cells:
        if cell.kind is Kind.SOLUTION:
            below = cell.grade_id == fault.cell
        elif cell.kind is Kind.TEST and (below or cell.grade_id == f"test-{method}"):
            own.add(cell.grade_id)
    return own
