"""A student's notebook shows nothing that only the hidden parts of tests need."""

import ast
from collections.abc import Sequence

import pytest

from tests.conftest import ROOT
from tito.course import Module, read_course
from tito.module.cells import Cell, Kind, stub_of
from tito.module.export import is_exported
from tito.module.source import read_cells

COURSE = read_course(ROOT)


def names_in(node: ast.AST) -> set[str]:
    """The names that code mentions."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def bound(node: ast.stmt) -> list[str]:
    """What a statement defines or imports."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    return [node.name] if isinstance(node, ast.FunctionDef | ast.ClassDef) else []


def unused(cells: Sequence[Cell]) -> list[str]:
    """What given cells bind, the package's own aside, and nothing visible needs.

    Needed is what the visible part of a test uses, or a demo, or what is needed itself.
    """
    shown = [cell for cell in cells if cell.kind in (Kind.TEST, Kind.DEMO)]
    needed = {name for cell in shown for name in names_in(ast.parse(stub_of(cell)))}
    given = [cell for cell in cells if cell.kind is Kind.GIVEN and not is_exported(cell.source)]
    statements = [node for cell in given for node in ast.parse(cell.source).body]
    for _ in statements:  # each time round, at least one more is needed, or no more are
        used = [node for node in statements if needed & set(bound(node))]
        needed |= {name for node in used for name in names_in(node)}
    return [name for node in statements for name in bound(node) if name not in needed]


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_a_given_cell_holds_nothing_that_nothing_visible_needs(module: Module) -> None:
    assert unused(read_cells(module)) == []


def test_what_only_hidden_parts_use_is_found() -> None:
    given = """\
from random import random

from tinytorch.helpers import Times, run

class Base:
    pass

class Shown(Base):
    pass

class Hidden(Base):
    pass

def draw():
    return random()
"""
    exported = "#| export\ndef part_of_the_package():\n    pass"
    test = "assert Shown()\n### BEGIN HIDDEN TESTS\nassert run(Hidden(), draw())\n"
    cells = [
        Cell(Kind.GIVEN, exported, 1, {"grade_id": "exported"}),
        Cell(Kind.GIVEN, given, 2, {"grade_id": "given"}),
        Cell(Kind.DEMO, "#| demo\nTimes(2.0)", 3, {}),
        Cell(Kind.TEST, f"{test}### END HIDDEN TESTS", 4, {"grade_id": "test", "points": 1}),
    ]
    assert unused(cells) == ["random", "run", "Hidden", "draw"]
