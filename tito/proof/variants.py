"""Variants of a module's reference: wrong solutions, and right ones that look different.

Each is a percent cell in autograders/NN_name/evidence/: its marker, its idea, its definitions.
"""

import ast
import functools
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.bindings import class_name, first_line
from tito.module.cells import DIRECTIVE, Cell, Kind, replace_regions

MARKER = re.compile(r"# %% (?:right ([\w-]+)|wrong ([\w-]+) -> ([\w-]+(?:, [\w-]+)*))")
BORDER = "# %%"  # between the solution cells while they are edited as one source


@dataclass(frozen=True)
class Variant:
    """A solution: its idea, the tests that must fail (none, if it is right), and its code."""

    name: str
    idea: str
    fails: tuple[str, ...]
    code: str
    file: str
    line: int  # of its marker, which is the first line of the code

    @property
    def is_right(self) -> bool:
        """Whether it must earn all points."""
        return not self.fails

    @property
    def where(self) -> str:
        """Where it stands, for messages."""
        return f"{self.file}, line {self.line} ({self.name})"


def read_variants(course: Course, module: Module) -> list[Variant]:
    """Read autograders/NN_name/evidence/*.py, sorted by name. Raises SourceError."""
    found: dict[str, Variant] = {}
    for path in sorted((course.autograders / module.name / "evidence").glob("*.py")):
        lines = read_text(path).split("\n")
        starts = [n for n, line in enumerate(lines) if n == 0 or re.match("# ?%%", line)]
        for start, end in pairwise([*starts, len(lines)]):
            variant = _read_cell(lines[start:end], module.shown(path), start + 1)
            other = found.setdefault(variant.name, variant)
            if other is not variant:
                raise SourceError(f"has the name of {other.where}", variant.where, "Rename it.")
    return sorted(found.values(), key=lambda variant: variant.name)


def _read_cell(lines: Sequence[str], file: str, line: int) -> Variant:
    marker = MARKER.fullmatch(lines[0])
    if marker is None:
        step = "Write `# %% wrong NAME -> test-a, test-b` or `# %% right NAME`."
        raise SourceError(f"begins no variant: `{lines[0]}`", f"{file}, line {line}", step)
    right, wrong, fails = marker.groups()
    comments = takewhile(lambda text: text.startswith("#"), lines[1:])
    idea = " ".join(text.strip("# ") for text in comments).strip()
    code, tests = "\n".join(lines), tuple(fails.split(", ")) if fails else ()
    variant = Variant(right or wrong, idea, tests, code, file, line)
    if not idea:
        raise SourceError("has no idea", variant.where, "Say it in a comment below the marker.")
    try:
        ast.parse(code)
    except SyntaxError as error:
        place = f"{file}, line {line - 1 + (error.lineno or 1)}"
        raise SourceError(f"is not Python: {error.msg}", place, "Correct it.") from error
    return variant


def reference_solutions(cells: Sequence[Cell]) -> dict[str, str]:
    """The reference's solution cells and model answers, by grade_id, without region markers."""
    answers = (cell for cell in cells if cell.kind in (Kind.SOLUTION, Kind.WRITTEN))
    return {cell.grade_id: replace_regions(cell.source, "SOLUTION", None) for cell in answers}


def variant_solutions(cells: Sequence[Cell], variant: Variant) -> dict[str, str]:
    """The reference's solution cells with a variant's definitions in place of their own.

    A function, method or assignment replaces the one of its name (a method: in the class of its
    name, or in a class that `@add_to_class` adds to it). What has no counterpart is added: to the
    class it stands in, or above the first cell that the variant changes. Raises SourceError.
    """
    solutions = reference_solutions(cells)
    code = [cell.grade_id for cell in cells if cell.kind is Kind.SOLUTION]
    lines = [line for name in code for line in (BORDER, *solutions[name].split("\n"))]
    for start, end, text in sorted(_edits(lines, variant), reverse=True):
        lines[start:end] = [text]
    changed = "\n".join(["", *lines]).split(f"\n{BORDER}\n")[1:]
    return solutions | dict(zip(code, changed, strict=True))


def _edits(lines: Sequence[str], variant: Variant) -> list[tuple[int, int, str]]:
    """Which lines of all solution cells, one below the other, a variant replaces, by what."""
    own, source = _pieces("\n".join(lines)), variant.code.split("\n")
    places = {(owner, name): node for owner, name, node, _ in reversed(own) if name}
    ends = {owner: end for owner, _, _, end in reversed(own)}  # of the first part of each class
    replaced, added = dict[ast.stmt, list[str]](), dict[str, list[str]]()
    for owner, name, node, _ in _pieces(variant.code):
        text = textwrap.dedent("\n".join(source[first_line(node) - 1 : node.end_lineno]))
        place = places.get((owner, name))
        (replaced.setdefault(place, []) if place else added.setdefault(owner, [])).append(text)
    if not replaced:
        step = "Name a function, method or variable of a solution cell."
        raise SourceError("it replaces nothing in the reference", variant.where, step)
    edits = []
    for node, texts in replaced.items():
        start = first_line(node) if texts[0].startswith("@") else node.lineno
        text = textwrap.indent("\n".join(texts), " " * node.col_offset)
        edits.append((start - 1, node.end_lineno or start, text))
    top = max(n for n, line in enumerate(lines[: min(edits)[0]], 1) if line == BORDER)
    ends[""] = top + sum(1 for _ in takewhile(DIRECTIVE.match, lines[top:]))  # below `#| export`
    for owner, texts in added.items():
        if owner not in ends:
            what = f"class {owner} is in no solution cell"
            raise SourceError(what, variant.where, "Put helpers at the top level.")
        text = textwrap.indent("\n".join(texts), " " * 4 if owner else "")
        edits.append((ends[owner], ends[owner], "\n" + text if owner else text))
    return edits


@functools.cache
def _pieces(source: str) -> list[tuple[str, str, ast.stmt, int]]:
    """The statements of a source: of each its class or "", its name or "", and its class's end."""
    pieces: list[tuple[str, str, ast.stmt, int]] = []
    for node in ast.parse(source).body:
        owner = class_name(node) if isinstance(node, ast.ClassDef) else ""
        for inner in node.body if isinstance(node, ast.ClassDef) else [node]:
            pieces.append((owner, _name(inner), inner, node.end_lineno or 0))
    return pieces


def _name(node: ast.stmt) -> str:
    """What a statement binds, or "": the name of a function, the targets of an assignment."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return node.name if isinstance(node, ast.FunctionDef) else ", ".join(map(ast.unparse, targets))
