"""What Python text binds and uses, also where it is hardly Python."""

import ast

import pytest

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.bindings import (
    free_names,
    functions,
    names_bound,
    names_defined,
    names_in_text,
    names_known,
    public_names,
)
from tito.module.cells import Kind, stub_of
from tito.module.source import read_cells

PARTS = """\
class Tensor:
    def __init__(self): pass

@add_to_class(Tensor)
class Arithmetic:
    def add(self): pass

def tensor(): pass
"""


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("def double(x):\n    y = x", ["double"]),
        ("class Layer:\n    size = 3", ["Layer"]),
        ("a = b = 3", ["a", "b"]),
        ("a, (b, *c) = d", ["a", "b", "c"]),
        ("a: int = b", ["a"]),
        ("import numpy as np, os.path", ["np", "os"]),
        ("from math import pi, tau as turn", ["pi", "turn"]),
        ("table[i] = 3", []),
        ("Layer.forward = forward", []),
        ("print(a)", []),
    ],
)
def test_a_statement_binds_what_python_says_it_does(statement: str, names: list[str]) -> None:
    assert names_bound(ast.parse(statement).body[0]) == names


def test_a_cell_defines_what_it_makes_itself_each_once_and_in_order() -> None:
    source = "import math\nb = 1\ndef a(): c = 2\nb = a()"
    assert names_defined(source) == ["b", "a"]


def test_a_class_in_parts_is_named_once() -> None:
    assert names_defined(PARTS) == ["Tensor", "tensor"]
    found = [(owner, function.name) for owner, function in functions(ast.parse(PARTS))]
    assert found == [("Tensor", "__init__"), ("Tensor", "add"), ("", "tensor")]


def test_a_cell_knows_what_it_imports_anywhere() -> None:
    source = "try:\n    import tqdm\nexcept ImportError:\n    pass\nsize = 3"
    assert names_known(source) == {"tqdm", "size"}


def test_names_with_an_underscore_are_not_public() -> None:
    assert public_names(["a = _b = 1", "def a(): pass\nc = 2"]) == ["a", "c"]


def test_a_name_is_free_where_it_is_read_before_it_is_bound() -> None:
    assert free_names(ast.parse("print(a)\na = 1\nb = 2\nprint(b, len)")) == ("a",)


def test_names_are_found_in_text_that_is_not_python() -> None:
    text = "class Layer:\n  def forward(self, x:\n    return x +\n\nsize, rate = 3\n%time a == b"
    assert names_in_text(text) == {"Layer", "Layer.forward", "size", "rate"}


@pytest.mark.parametrize("name", [module.name for module in read_course(ROOT).modules])
def test_text_gives_the_same_names_as_python_where_it_is_python(name: str) -> None:
    for cell in read_cells(read_course(ROOT).module(name)):
        if cell.kind is Kind.SOLUTION:
            top = {name for name in names_in_text(stub_of(cell)) if "." not in name}
            assert set(names_defined(stub_of(cell))) <= top, cell.grade_id
