"""Percent source to notebook: complete, valid, the same every time, and no solution leaks."""

import ast
import json
import re
from collections.abc import Iterator

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tito.course import Module, read_course
from tito.module.cells import STUB, Kind, kind_of, replace_regions, stub_of
from tito.module.notebook import instructor_notebook, notebook_text, student_notebook
from tito.module.source import read_cells

MODULES = read_course(ROOT).modules
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def student(module: Module) -> nbformat.NotebookNode:
    return student_notebook(module, read_cells(module))


def statements(source: str) -> Iterator[str]:
    """The statements of a cell, without white space at the ends of their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass):
            yield ast.unparse(node)


@each_module
def test_each_cell_of_the_student_notebook_is_its_source_with_regions_replaced(
    module: Module,
) -> None:
    cells = read_cells(module)
    notebook = student(module)
    assert [cell.source for cell in notebook.cells] == [stub_of(cell) for cell in cells]
    assert [cell.cell_type == "code" for cell in notebook.cells] == [c.is_code for c in cells]


@each_module
def test_no_statement_that_stands_only_in_regions_appears_anywhere(module: Module) -> None:
    cells = read_cells(module)
    outside = {
        s for c in cells if c.is_code and c.kind is not Kind.DEMO for s in statements(stub_of(c))
    }
    text = re.sub(r"\s+", "", "\n".join(cell.source for cell in student(module).cells))
    secret = {
        s
        for c in cells
        if c.kind in (Kind.SOLUTION, Kind.TEST)
        for s in statements(replace_regions(c.source, "SOLUTION", None))
    } - outside
    found = [s for s in secret if re.sub(r"\s+", "", s) in text and len(s) > len("return x")]
    assert len(secret) > 100
    assert found == []


@each_module
def test_mark_schemes_and_model_answers_stay_with_the_instructor(module: Module) -> None:
    text = "\n".join(cell.source for cell in student(module).cells)
    secret = [
        line.strip()
        for cell in read_cells(module)
        if cell.kind in (Kind.TASK, Kind.WRITTEN)
        for line in cell.source.splitlines()
        if line.strip() and line not in stub_of(cell).splitlines()
    ]
    assert len(secret) > 20
    assert [line for line in secret if line in text] == []


@each_module
def test_each_stub_raises_not_implemented_error(module: Module) -> None:
    for cell in read_cells(module):
        if cell.kind is not Kind.SOLUTION:
            continue
        tree = ast.parse(stub_of(cell))
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        stubs = [f for f in functions if "raise NotImplementedError()" in ast.unparse(f)]
        for function in stubs:
            assert ast.get_docstring(function), f"{function.name} does not say what to do"
            assert ast.unparse(function.body[1:]) == "raise NotImplementedError()", function.name
        if not stubs:  # a numeric answer: the whole cell is the stub
            with pytest.raises(NotImplementedError):
                exec(compile(tree, cell.grade_id, "exec"), {})
        assert len(stubs) == cell.source.count("BEGIN SOLUTION") or not stubs


@each_module
def test_given_cells_survive_unchanged_and_locked(module: Module) -> None:
    nodes = {
        node.metadata.get("nbgrader", {}).get("grade_id"): node for node in student(module).cells
    }
    given_cells = [cell for cell in read_cells(module) if cell.kind is Kind.GIVEN]
    assert any("import numpy as np" in cell.source for cell in given_cells)
    for cell in given_cells:
        assert nodes[cell.grade_id].source == cell.source
        assert nodes[cell.grade_id].metadata["editable"] is False


@each_module
def test_the_notebook_is_valid_and_names_no_tool_that_opens_it(module: Module) -> None:
    text = module.notebook.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "jupytext" not in text
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))


@each_module
def test_points_are_80_by_tests_and_20_by_hand(module: Module) -> None:
    cells = read_cells(module)
    points = {
        kind: sum(c.metadata["points"] for c in cells if c.kind is kind)
        for kind in (Kind.TEST, Kind.WRITTEN, Kind.TASK)
    }
    assert points == {Kind.TEST: 80, Kind.WRITTEN: 20, Kind.TASK: 0}


@each_module
def test_two_builds_are_byte_identical(module: Module) -> None:
    assert notebook_text(student(module)) == notebook_text(student(module))


@each_module
def test_cell_ids_come_from_grade_ids_and_survive_edits_elsewhere(module: Module) -> None:
    cells = read_cells(module)
    before = [node.id for node in instructor_notebook(module, cells).cells]
    after = [node.id for node in instructor_notebook(module, cells[3:]).cells]
    assert after == before[3:]
    for cell, identity in zip(cells, before, strict=True):
        assert not cell.grade_id or identity == cell.grade_id


lines = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=30)
blocks = st.lists(lines.filter(lambda line: "SOLUTION" not in line), max_size=5)


@given(st.lists(st.tuples(blocks, blocks), max_size=4), blocks, st.integers(0, 8))
@settings(max_examples=200)
def test_a_region_is_replaced_whole_and_nothing_else_is_touched(
    pairs: list[tuple[list[str], list[str]]], last: list[str], indent: int
) -> None:
    space = " " * indent
    source: list[str] = []
    expected: list[str] = []
    for outside, inside in pairs:
        region = [f"{space}### BEGIN SOLUTION", *inside, f"{space}### END SOLUTION"]
        source += [*outside, *region]
        expected += [*outside, *(space + line for line in STUB.split("\n"))]
    assert replace_regions("\n".join(source + last), "SOLUTION", STUB).split("\n") == (
        (expected + last) or [""]
    )


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_metadata_decides_the_kind_of_a_cell(
    is_code: bool, solution: bool, points: bool, task: bool
) -> None:
    metadata = {"solution": solution, "task": task, **({"points": 1} if points else {})}
    kind = kind_of(is_code, "x = 1", metadata)
    if is_code:
        wanted = Kind.SOLUTION if solution else Kind.TEST if points else Kind.GIVEN
    else:
        wanted = Kind.TASK if task else Kind.WRITTEN if solution or points else Kind.PROSE
    assert kind is wanted


def test_the_committed_notebooks_hold_no_output_and_no_execution_count() -> None:
    for module in MODULES:
        notebook = json.loads(module.notebook.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            assert not cell.get("outputs") and cell.get("execution_count") is None
