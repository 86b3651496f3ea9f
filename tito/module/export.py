"""The code of a notebook -> a module of the tinytorch package."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, Module
from tito.errors import ExportError
from tito.files import back_up, read_text, write_text
from tito.module.bindings import public_names
from tito.module.cells import Cell, directives, replace_regions, without_directives
from tito.module.source import read_cells

REFERENCE = "the reference solution"
#: What stands in the package for all modules; `tito export` never writes it.
HAND_WRITTEN = ("__init__.py", "testing.py", "helpers.py", "core/__init__.py")
HEADER = """\
# Exported by tito from {origin}. Do not edit: `tito export {name}` writes it anew.
# sha256 of what follows: {digest}
"""
FUTURE = re.compile(r"^from __future__ import [^\n#]*$", re.MULTILINE)


def module_text(module: Module, origin: str, sources: Sequence[str]) -> str:
    """Join cells into the text of a Python module."""
    names = "".join(f'    "{name}",\n' for name in public_names(sources))
    code = "\n\n\n".join(map(without_directives, sources))
    future = "\n".join(dict.fromkeys(FUTURE.findall(code)))  # Python wants it at the top
    body = f"{future}\n\n" if future else ""
    body += f"__all__ = [\n{names}]\n\n{FUTURE.sub('', code)}\n"
    return HEADER.format(origin=origin, name=module.name, digest=_digest(body)) + body


def reference_text(module: Module, cells: Sequence[Cell]) -> str:
    """The reference export of a module, from the cells of its source."""
    origin = f"{module.shown(module.source)} ({REFERENCE})"
    exported = [cell.source for cell in cells if cell.is_code and is_exported(cell.source)]
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


def import_exported(course: Course, module: Module) -> list[str]:
    """Import a module of the package in a fresh process; return its public names."""
    run = run_in_package(course, f"import {module.import_name} as module; print(*module.__all__)")
    if run.returncode:
        raise ExportError(last_line(run), module.shown(module.exported))
    return run.stdout.split()


def run_in_package(
    course: Course, code: str, *arguments: str, timeout: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run code with the course's own package importable."""
    command = [sys.executable, "-c", code, *arguments]
    place = {**os.environ, "PYTHONPATH": str(course.root)}
    return subprocess.run(
        command, env=place, capture_output=True, text=True, errors="replace", timeout=timeout
    )


def last_line(run: subprocess.CompletedProcess[str]) -> str:
    """The last line of what a process complained of: of an error, its kind and message."""
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
