"""Small files that replace parts of the reference: the typical mistakes of a module."""

import ast
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tito.cells import Cell, Kind, class_name, replace_regions
from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text

HEADER = re.compile(r"# idea: (?P<idea>.+)\n# fails: (?P<fails>.+)\n")


@dataclass(frozen=True)
class Mistake:
    """A wrong solution: its idea, the tests that must fail, and the code that differs."""

    name: str
    idea: str
    fails: tuple[str, ...]
    code: str
    file: str


def read_mistakes(course: Course, module: Module) -> list[Mistake]:
    """Read autograders/NN_name/wrong/*.py, sorted by name. Raises SourceError."""
    folder = course.autograders / module.name / "wrong"
    return [_read_mistake(module, path) for path in sorted(folder.glob("*.py"))]


def _read_mistake(module: Module, path: Path) -> Mistake:
    text, shown = read_text(path), module.shown(path)
    header = HEADER.match(text)
    if header is None:
        raise SourceError("has no header", shown, "Begin with `# idea: ...`, `# fails: test-...`.")
    fails = tuple(name.strip() for name in header["fails"].split(","))
    return Mistake(path.stem, header["idea"].strip(), fails, text, shown)


def reference_solutions(cells: Sequence[Cell]) -> dict[str, str]:
    """The reference's solution cells and model answers, by grade_id, without region markers."""
    kinds = (Kind.SOLUTION, Kind.WRITTEN)
    return {
        cell.grade_id: replace_regions(cell.source, "SOLUTION", None)
        for cell in cells
        if cell.kind in kinds
    }


def wrong_solutions(cells: Sequence[Cell], mistake: Mistake) -> dict[str, str]:
    """The reference's solution cells with a mistake's definitions in place of their own.

    A function replaces the function of its name. A class replaces method by method: those of
    the class of its name, or of a class that `@add_to_class` adds to it.
    """
    solutions = reference_solutions(cells)
    code = {cell.grade_id for cell in cells if cell.kind is Kind.SOLUTION}
    for node in _parse(mistake).body:
        methods = node.body if isinstance(node, ast.ClassDef) else [node]
        owner = node.name if isinstance(node, ast.ClassDef) else ""
        for method in methods:
            if not isinstance(method, ast.FunctionDef):
                continue
            text = textwrap.dedent(_text(mistake.code, method))
            for grade_id in sorted(code):
                replaced = _replace(solutions[grade_id], owner, method.name, text)
                if replaced is not None:
                    solutions[grade_id] = replaced
                    break
            else:
                what = f"{owner}.{method.name}".strip(".") + " is in no solution cell"
                raise SourceError(what, mistake.file, "Name what the source defines.")
    return solutions


def _parse(mistake: Mistake) -> ast.Module:
    try:
        return ast.parse(mistake.code)
    except SyntaxError as error:
        where = f"{mistake.file}, line {error.lineno}"
        raise SourceError(f"is not Python: {error.msg}", where, "Correct it.") from error


def _replace(source: str, owner: str, name: str, text: str) -> str | None:
    """Replace one definition in a cell; None when the cell does not have it."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and class_name(node) == owner:
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == name:
                    return _swap(source, method, textwrap.indent(text, " " * 4))
        if isinstance(node, ast.FunctionDef) and not owner and node.name == name:
            return _swap(source, node, text)
    return None


def _swap(source: str, node: ast.FunctionDef, text: str) -> str:
    """Put `text` in the place of a definition; its decorators stay."""
    lines = source.split("\n")
    return "\n".join([*lines[: node.lineno - 1], text.rstrip(), *lines[node.end_lineno :]])


def _text(code: str, node: ast.FunctionDef) -> str:
    lines = code.split("\n")[node.lineno - 1 : node.end_lineno]
    return "\n".join(lines)
