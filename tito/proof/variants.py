"""Small files that replace parts of the reference: wrong solutions, and right ones that differ."""

import ast
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.bindings import class_name
from tito.module.cells import DIRECTIVE, Cell, Kind, replace_regions

HEADER = re.compile(r"# idea: (?P<idea>.+)\n(?:# fails: (?P<fails>.+)\n)?")


@dataclass(frozen=True)
class Evidence:
    """A solution: its idea, the tests that must fail (none, if it is right), and its code."""

    name: str
    idea: str
    fails: tuple[str, ...]
    code: str
    file: str


def read_evidence(course: Course, module: Module, folder: str) -> list[Evidence]:
    """Read autograders/NN_name/`folder`/*.py, sorted by name. Raises SourceError.

    `folder` is "wrong" or "right".
    """
    paths = sorted((course.autograders / module.name / folder).glob("*.py"))
    return [_read_file(module, path, folder == "wrong") for path in paths]


def _read_file(module: Module, path: Path, is_wrong: bool) -> Evidence:
    text, shown = read_text(path), module.shown(path)
    header = HEADER.match(text)
    if header is None or is_wrong is not bool(header["fails"]):
        step = "Begin with `# idea: ...`, and in wrong/, but not in right/, `# fails: test-...`."
        raise SourceError("its header is not right", shown, step)
    fails = tuple(name.strip() for name in (header["fails"] or "").split(",") if name)
    return Evidence(path.stem, header["idea"].strip(), fails, text, shown)


def reference_solutions(cells: Sequence[Cell]) -> dict[str, str]:
    """The reference's solution cells and model answers, by grade_id, without region markers."""
    kinds = (Kind.SOLUTION, Kind.WRITTEN)
    return {
        cell.grade_id: replace_regions(cell.source, "SOLUTION", None)
        for cell in cells
        if cell.kind in kinds
    }


def evidence_solutions(cells: Sequence[Cell], evidence: Evidence) -> dict[str, str]:
    """The reference's solution cells with a file's definitions in place of their own.

    A function, method or assignment replaces the one of its name (a method: in the class of its
    name, or in a class that `@add_to_class` adds to it). What has no counterpart is added: to the
    class it stands in, or above the first cell that the file changes.
    """
    solutions = reference_solutions(cells)
    code = [cell.grade_id for cell in cells if cell.kind is Kind.SOLUTION]
    changed, added = [], []
    for owner, node in _pieces(_parse(evidence)):
        text = _text(evidence.code, node)
        for grade_id in code:
            replaced = _replace(solutions[grade_id], owner, node, text)
            if replaced is not None:
                solutions[grade_id] = replaced
                changed.append(grade_id)
                break
        else:
            added.append((owner, text))
    if not changed:
        step = "Name a function, method or variable of a solution cell."
        raise SourceError("it replaces nothing in the reference", evidence.file, step)
    for owner in dict.fromkeys(owner for owner, _ in added):
        text = "\n".join(text for other, text in added if other == owner)
        place = _place(solutions, code, owner) if owner else min(changed, key=code.index)
        if not place:
            what = f"class {owner} is in no solution cell"
            raise SourceError(what, evidence.file, "Put helpers at the top level.")
        solutions[place] = _add(solutions[place], owner, text)
    return solutions


def _parse(evidence: Evidence) -> ast.Module:
    try:
        return ast.parse(evidence.code)
    except SyntaxError as error:
        where = f"{evidence.file}, line {error.lineno}"
        raise SourceError(f"is not Python: {error.msg}", where, "Correct it.") from error


def _pieces(tree: ast.Module) -> list[tuple[str, ast.stmt]]:
    """The definitions of a file with the class in which each stands, "" for the top level."""
    pieces: list[tuple[str, ast.stmt]] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            pieces += [(node.name, inner) for inner in node.body]
        else:
            pieces.append(("", node))
    return pieces


def _replace(source: str, owner: str, piece: ast.stmt, text: str) -> str | None:
    """Replace one definition in a cell; None when the cell does not have it."""
    for node in _bodies(source, owner):
        if _names(piece) and _names(node) == _names(piece):
            first = _first_line(piece)
            start = _first_line(node) if first < piece.lineno else node.lineno
            lines = source.split("\n")
            indented = textwrap.indent(text, " " * node.col_offset)
            return "\n".join([*lines[: start - 1], indented, *lines[node.end_lineno :]])
    return None


def _bodies(source: str, owner: str) -> list[ast.stmt]:
    """The statements of a cell, or of the classes in it that make or extend `owner`."""
    body = ast.parse(source).body
    if not owner:
        return body
    classes = [n for n in body if isinstance(n, ast.ClassDef) and class_name(n) == owner]
    return [statement for node in classes for statement in node.body]


def _names(node: ast.stmt) -> set[str]:
    """What a statement binds: the name of a function, the targets of an assignment."""
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    found = [name for target in targets for name in ast.walk(target)]
    return {name.id for name in found if isinstance(name, ast.Name)}


def _place(solutions: dict[str, str], code: Sequence[str], owner: str) -> str:
    """The first solution cell in which a class stands, or ""."""
    return next((grade_id for grade_id in code if _bodies(solutions[grade_id], owner)), "")


def _add(source: str, owner: str, text: str) -> str:
    """Put `text` at the end of a class, or at the top of a cell, below its directives."""
    lines = source.split("\n")
    if owner:
        end = _bodies(source, owner)[-1].end_lineno or len(lines)
        return "\n".join([*lines[:end], "", textwrap.indent(text, " " * 4), *lines[end:]])
    top = next((n for n, line in enumerate(lines) if not DIRECTIVE.match(line)), 0)
    return "\n".join([*lines[:top], text, *lines[top:]])


def _first_line(node: ast.stmt) -> int:
    """The line of a statement's first decorator, or its own."""
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _text(code: str, node: ast.stmt) -> str:
    """A statement of a file with its decorators, at the left margin."""
    lines = code.split("\n")[_first_line(node) - 1 : node.end_lineno]
    return textwrap.dedent("\n".join(lines))
