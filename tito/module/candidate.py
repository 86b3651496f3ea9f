"""Tries an export in a fresh Python process before it may replace the one that works."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, Module
from tito.errors import ExportError

KEPT = "The earlier export stands."
#: Runs a file in a fresh process and writes the names it defines; what it prints is its own.
PROBE = """\
import json, runpy, sys
names = runpy.run_path(sys.argv[1], run_name="candidate")
with open(sys.argv[2], "w") as report:
    json.dump(list(names), report)
"""


def check_import(course: Course, module: Module, text: str, wanted: Sequence[str]) -> None:
    """Raise ExportError unless `text` imports and has every name in `wanted`."""
    shown = module.shown(module.notebook)
    with tempfile.TemporaryDirectory() as folder:
        candidate = Path(folder) / module.exported.name
        candidate.write_text(text, encoding="utf-8")
        names = _names(course, candidate, shown)
    missing = [name for name in wanted if name not in names]
    if missing:
        raise ExportError(
            f"its exported code lacks {', '.join(missing)}",
            shown,
            f"Define it in its cell, or in one that begins with `#| export`. {KEPT}",
        )


def _names(course: Course, candidate: Path, shown: str) -> list[str]:
    """The names that a file defines when a fresh Python process runs it."""
    report = candidate.with_name("names.json")
    seconds = course.limits.notebook_seconds
    try:
        run = _python(course, PROBE, str(candidate), str(report), timeout=seconds)
    except subprocess.TimeoutExpired as error:
        what = f"its code still runs after {seconds} seconds"
        step = f"Take `#| export` off the cell that runs long. {KEPT}"
        raise ExportError(what, shown, step) from error
    if report.exists():
        return list(json.loads(report.read_text(encoding="utf-8")))
    raise ExportError(f"its code does not import: {_reason(run)}", shown, f"Correct it. {KEPT}")


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
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(course.root)},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=timeout,
    )


def _reason(run: subprocess.CompletedProcess[str]) -> str:
    lines = run.stderr.strip().splitlines()
    return lines[-1] if lines else f"Python ended with status {run.returncode}"
