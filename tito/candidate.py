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
            f"Define it in a cell that begins with `#| export`. {KEPT}",
        )


def _names(course: Course, candidate: Path, shown: str) -> list[str]:
    """The names that a file defines when a fresh Python process runs it."""
    report = candidate.with_name("names.json")
    seconds = course.limits.notebook_seconds
    try:
        run = subprocess.run(
            [sys.executable, "-c", PROBE, str(candidate), str(report)],
            env={**os.environ, "PYTHONPATH": str(course.root)},
            capture_output=True,
            text=True,
            errors="replace",
            timeout=seconds,
        )
    except subprocess.TimeoutExpired as error:
        what = f"its code still runs after {seconds} seconds"
        raise ExportError(
            what, shown, f"Take `#| export` off the cell that runs long. {KEPT}"
        ) from error
    if report.exists():
        return list(json.loads(report.read_text(encoding="utf-8")))
    lines = run.stderr.strip().splitlines()
    reason = lines[-1] if lines else f"Python ended with status {run.returncode}"
    raise ExportError(f"its code does not import: {reason}", shown, f"Correct it. {KEPT}")


def import_exported(course: Course, module: Module) -> list[str]:
    """Import a module of the package in a fresh process; return its public names."""
    name = f"tinytorch.core.{module.short_name}"
    run = subprocess.run(
        [sys.executable, "-c", f"import {name} as module; print(*module.__all__)"],
        env={**os.environ, "PYTHONPATH": str(course.root)},
        capture_output=True,
        text=True,
    )
    if run.returncode:
        reason = run.stderr.strip().splitlines()[-1]
        raise ExportError(reason, module.shown(module.exported))
    return run.stdout.split()
