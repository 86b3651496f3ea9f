"""A student's own notebook in modules/NN_name: how far it is, and its code for the package.

It is read as it would be if it were handed in.
"""

import ast
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from tito.course import Course, Module
from tito.errors import ExportError, FileError, NotebookError
from tito.files import read_bytes
from tito.module.bindings import first_line, names_changed, public_names, unbound_names
from tito.module.cells import Cell, Kind
from tito.module.export import is_exported, last_line, module_text, replace_export, run_in_package
from tito.module.magics import parsed, plain_python, without
from tito.module.notebook import NOTEBOOK_ADVICE, is_untouched
from tito.module.source import read_cells
from tito.submission.recovery import Submission, read_submission

KEPT = "The earlier export stands."
#: Runs a file in a fresh process and writes the names it defines; what it prints is its own.
PROBE = """\
import json, runpy, sys
names = runpy.run_path(sys.argv[1], run_name="candidate")
with open(sys.argv[2], "w") as report:
    json.dump(list(names), report)
"""


def own_submission(module: Module, cells: Sequence[Cell]) -> Submission:
    """The answers in the notebook. Raises FileError and NotebookError when it cannot be read."""
    advice = NOTEBOOK_ADVICE.format(name=module.name)
    submission = read_submission(read_bytes(module.notebook, advice), module.notebook.name, cells)
    if submission.problem:
        raise NotebookError(submission.problem, module.shown(module.notebook), advice)
    return submission


def notebook_state(module: Module) -> str:
    """The notebook is "missing", "damaged", "untouched", or written so far."""
    if not module.notebook.exists():
        return "missing"
    if is_untouched(module):
        return "untouched"
    cells = read_cells(module)
    try:
        submission = own_submission(module, cells)
    except (FileError, NotebookError):
        return "damaged"
    solutions = {cell.grade_id for cell in cells if cell.kind is Kind.SOLUTION}
    written = len(solutions.difference(submission.unwritten))
    return f"{written} of {len(solutions)} solution cells written"


@dataclass(frozen=True)
class _Piece:
    """A cell's code, without IPython, and whether it goes into the package."""

    name: str
    code: str
    is_exported: bool


def export_notebook(
    course: Course, module: Module, cells: Sequence[Cell]
) -> tuple[list[str], Path | None]:
    """Export the notebook into the package.

    Returns the grade_ids of solution cells that are still the stub, and the backup of a file
    edited by hand. Raises ExportError, and leaves the package as it was, when the code is not
    Python, uses a name that nothing binds, does not import, lacks a public name, or is nothing
    but stubs.
    """
    submission, shown = own_submission(module, cells), module.shown(module.notebook)
    exported = [cell for cell in cells if cell.is_code and is_exported(cell.source)]
    solutions = [cell.grade_id for cell in exported if cell.kind is Kind.SOLUTION]
    untouched = [name for name in solutions if name in submission.unwritten]
    if untouched and untouched == solutions:
        what = "there is nothing of yours to export: every solution cell is still the stub"
        command = f"`tito export {module.name} --reference`"
        raise ExportError(what, shown, f"Write your code, or put the reference in: {command}.")
    pieces = [_without_itself(module, piece) for piece in _pieces(cells, submission)]
    for piece in (piece for piece in pieces if piece.is_exported):
        try:
            ast.parse(piece.code)
        except SyntaxError as error:
            what = f"is not Python: {error.msg}, line {error.lineno} of the cell"
            raise ExportError(what, f"{shown}, {piece.name}", "Correct it.") from error
    text = module_text(module, shown, _with_needed(pieces, shown))
    _check_import(course, module, text, public_names(cell.source for cell in exported))
    return untouched, replace_export(module, text)


def _pieces(cells: Sequence[Cell], submission: Submission) -> Iterator[_Piece]:
    """The code of the notebook, in order: of solutions, of given and of own cells."""
    for name, text, cell in submission.in_order(cells):
        if cell is None or cell.kind is not Kind.TEST:
            yield _Piece(name, plain_python(text), is_exported(cell.source if cell else text))


def _without_itself(module: Module, piece: _Piece) -> _Piece:
    """Leave out what a cell imports from the very module that it becomes a part of."""
    tree, _ = parsed(piece.code)
    imports = [n for n in (ast.walk(tree) if tree else ()) if isinstance(n, ast.ImportFrom)]
    own = [node for node in imports if node.module == module.import_name]
    return replace(piece, code=without(piece.code, own))


def _with_needed(pieces: Sequence[_Piece], shown: str) -> list[str]:
    """Exported code, in order, with what statements of other cells it needs or is changed by."""
    trees = [(piece, _reached(parsed(piece.code)[0])) for piece in pieces]
    exported = [tree for piece, tree in trees if tree and piece.is_exported]
    chosen = {node for tree in exported for node in tree.body}
    names = set[str]().union(*map(names_changed, chosen))
    while True:
        code = [_code(piece, tree, chosen) for piece, tree in trees]
        unbound = set(unbound_names("\n".join(code)))
        others = [n for _, tree in trees for n in (tree.body if tree else ()) if n not in chosen]
        more = [node for node in others if names_changed(node) & (names | unbound)]
        if unbound and not more:
            imports = (node for node in others if isinstance(node, ast.ImportFrom))
            more += [node for node in imports if node.names[0].name == "*"]
        if not more:
            break
        chosen.update(more)
        names.update(*map(names_changed, more))
    if unbound:
        what = f"its exported code uses {', '.join(sorted(unbound))}, which no cell defines"
        raise ExportError(what, shown, f"Define or import it there. {KEPT}")
    return [text for text in code if text.strip()]


def _reached(tree: ast.Module | None) -> ast.Module | None:
    """What a cell comes to: nothing below a `raise`."""
    if tree:
        tree.body = list(takewhile(lambda node: not isinstance(node, ast.Raise), tree.body))
    return tree


def _code(piece: _Piece, tree: ast.Module | None, chosen: set[ast.stmt]) -> str:
    """The chosen statements of a piece; all of its text if it is exported."""
    if piece.is_exported or tree is None:
        return piece.code if piece.is_exported else ""
    lines, kept = piece.code.split("\n"), [node for node in tree.body if node in chosen]
    return "\n".join("\n".join(lines[first_line(node) - 1 : node.end_lineno]) for node in kept)


def _check_import(course: Course, module: Module, text: str, wanted: Sequence[str]) -> None:
    """Raise ExportError unless `text`, run in a fresh process, has every name in `wanted`."""
    shown, seconds = module.shown(module.notebook), course.limits.notebook_seconds
    with tempfile.TemporaryDirectory() as folder:
        candidate, report = Path(folder, module.exported.name), Path(folder, "names.json")
        candidate.write_text(text, encoding="utf-8")
        try:
            run = run_in_package(course, PROBE, str(candidate), str(report), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            what = f"its code still runs after {seconds} seconds"
            step = f"Take `#| export` off the cell that runs long. {KEPT}"
            raise ExportError(what, shown, step) from error
        if not report.exists():
            line = re.findall(rf'"{re.escape(str(candidate))}", line (\d+)', run.stderr)
            at = f" (at `{text.splitlines()[int(line[-1]) - 1].strip()}`)" if line else ""
            what = f"its code does not import: {last_line(run)}{at}"
            raise ExportError(what, shown, f"Correct it. {KEPT}")
        names = json.loads(report.read_text(encoding="utf-8"))
    missing = [name for name in wanted if name not in names]
    if missing:
        step = f"Define it in its cell, or in one that begins with `#| export`. {KEPT}"
        raise ExportError(f"its exported code lacks {', '.join(missing)}", shown, step)
