"""The code of a notebook -> a module of the tinytorch package."""

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, Module
from tito.errors import ExportError
from tito.files import back_up, read_text, write_text
from tito.module.bindings import public_names
from tito.module.cells import Cell, Kind, directives, replace_regions, stub_of, without_directives
from tito.module.notebook import NOTEBOOK_ADVICE, cell_source, grade_id, read_notebook
from tito.module.source import read_cells

REFERENCE = "the reference solution"
#: What stands in the package for all modules; `tito export` never writes it.
HAND_WRITTEN = ("__init__.py", "testing.py", "helpers.py", "core/__init__.py")
HEADER = """\
# Exported by tito from {origin}. Do not edit: `tito export {name}` writes it anew.
# sha256 of what follows: {digest}
"""
KEPT = "The earlier export stands."
#: Runs a file in a fresh process and writes the names it defines; what it prints is its own.
PROBE = """\
import json, runpy, sys
names = runpy.run_path(sys.argv[1], run_name="candidate")
with open(sys.argv[2], "w") as report:
    json.dump(list(names), report)
"""


def module_text(module: Module, origin: str, sources: Sequence[str]) -> str:
    """Join cells into the text of a Python module."""
    names = "".join(f'    "{name}",\n' for name in public_names(sources))
    code = "\n\n\n".join(map(without_directives, sources))
    body = f"__all__ = [\n{names}]\n\n{code}\n"
    return HEADER.format(origin=origin, name=module.name, digest=_digest(body)) + body


def reference_text(module: Module, cells: Sequence[Cell]) -> str:
    """The reference export of a module, from the cells of its source."""
    origin = f"{module.shown(module.source)} ({REFERENCE})"
    exported = [cell.source for cell in cells if is_exported(cell.source)]
    sources = [replace_regions(source, "SOLUTION", None) for source in exported]
    return module_text(module, origin, sources)


def is_exported(source: str) -> bool:
    """Whether a code cell goes into the package."""
    return "export" in directives(source)


def export_state(module: Module) -> str:
    """What stands in the package: "missing", "reference", "own export" or "edited by hand"."""
    if not module.exported.exists():
        return "missing"
    header, _, rest = read_text(module.exported).partition("\n")
    stamp, _, body = rest.partition("\n")
    if stamp.rpartition(" ")[2] != _digest(body):
        return "edited by hand"
    return "reference" if REFERENCE in header else "own export"


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def replace_export(module: Module, text: str) -> Path | None:
    """Put `text` into the package. A file edited by hand is backed up; returns that backup."""
    backup = back_up(module.exported) if export_state(module) == "edited by hand" else None
    write_text(module.exported, text)
    return backup


def export_notebook(
    course: Course, module: Module, cells: Sequence[Cell]
) -> tuple[list[str], Path | None]:
    """Export the student's notebook into the package.

    Returns the grade_ids of solution cells that are still the stub, and the backup of a file
    edited by hand. Raises ExportError, and leaves the package as it was, when the code is not
    Python, does not import, lacks a public name, or is nothing but stubs.
    """
    shown = module.shown(module.notebook)
    notebook = read_notebook(module.notebook, shown, NOTEBOOK_ADVICE.format(name=module.name))
    exported = [cell for cell in cells if is_exported(cell.source)]
    names = {cell.grade_id for cell in exported} - {""}  # also where `#| export` was retyped away
    code = [
        (grade_id(cell) or f"cell {number}", cell_source(cell))
        for number, cell in enumerate(notebook["cells"], 1)
        if cell.get("cell_type") == "code"
        and (grade_id(cell) in names or is_exported(cell_source(cell)))
    ]
    for name, source in code:
        _check_syntax(source, f"{shown}, {name}")
    stubs = {c.grade_id: stub_of(c).strip() for c in exported if c.kind is Kind.SOLUTION}
    untouched = [name for name, source in code if source.strip() == stubs.get(name)]
    if untouched and set(untouched) == set(stubs):
        what = "there is nothing of yours to export: every solution cell is still the stub"
        verb = f"`tito export {module.name} --reference`"
        raise ExportError(what, shown, f"Write your code, or put the reference in: {verb}.")
    text = module_text(module, shown, [source for _, source in code])
    _check_import(course, module, text, public_names(cell.source for cell in exported))
    return untouched, replace_export(module, text)


def _check_syntax(source: str, where: str) -> None:
    try:
        ast.parse(source)
    except SyntaxError as error:
        line = f"line {error.lineno} of the cell"
        raise ExportError(f"is not Python: {error.msg}, {line}", where, "Correct it.") from error


def _check_import(course: Course, module: Module, text: str, wanted: Sequence[str]) -> None:
    """Raise ExportError unless `text`, run in a fresh process, has every name in `wanted`."""
    shown, seconds = module.shown(module.notebook), course.limits.notebook_seconds
    with tempfile.TemporaryDirectory() as folder:
        candidate, report = Path(folder, module.exported.name), Path(folder, "names.json")
        candidate.write_text(text, encoding="utf-8")
        try:
            run = _python(course, PROBE, str(candidate), str(report), timeout=seconds)
        except subprocess.TimeoutExpired as error:
            what = f"its code still runs after {seconds} seconds"
            step = f"Take `#| export` off the cell that runs long. {KEPT}"
            raise ExportError(what, shown, step) from error
        if not report.exists():
            what = f"its code does not import: {_reason(run)}"
            raise ExportError(what, shown, f"Correct it. {KEPT}")
        names = json.loads(report.read_text(encoding="utf-8"))
    missing = [name for name in wanted if name not in names]
    if missing:
        step = f"Define it in its cell, or in one that begins with `#| export`. {KEPT}"
        raise ExportError(f"its exported code lacks {', '.join(missing)}", shown, step)


def import_exported(course: Course, module: Module) -> list[str]:
    """Import a module of the package in a fresh process; return its public names."""
    name = f"tinytorch.core.{module.short_name}"
    run = _python(course, f"import {name} as module; print(*module.__all__)")
    if run.returncode:
        raise ExportError(_reason(run), module.shown(module.exported))
    return run.stdout.split()


def _python(
    course: Course, code: str, *arguments: str, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run code with the course's own package importable."""
    command = [sys.executable, "-c", code, *arguments]
    place = {**os.environ, "PYTHONPATH": str(course.root)}
    return subprocess.run(
        command, env=place, capture_output=True, text=True, errors="replace", timeout=timeout
    )


def _reason(run: subprocess.CompletedProcess[str]) -> str:
    lines = run.stderr.strip().splitlines()
    return lines[-1] if lines else f"Python ended with status {run.returncode}"


def reference_package(course: Course, module: Module) -> dict[str, str]:
    """The files of a `tinytorch` with the reference of the modules before `module`."""
    package = course.root / "tinytorch"
    files = {f"tinytorch/{name}": read_text(package / name) for name in HAND_WRITTEN}
    for earlier in course.earlier(module):
        text = reference_text(earlier, read_cells(earlier))
        files[f"tinytorch/core/{earlier.exported.name}"] = text
    return files


def stage_reference(course: Course, module: Module, folder: Path) -> None:
    """Write that package below `folder`."""
    shutil.rmtree(folder / "tinytorch", ignore_errors=True)
    for name, text in reference_package(course, module).items():
        write_text(folder / name, text)
