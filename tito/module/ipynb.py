"""Notebooks on disk, read as plain JSON: without nbformat, which takes long to import."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from tito.course import Module
from tito.errors import FileError, NotebookError
from tito.files import read_text
from tito.module.cells import STUB

STAMP = "tinytorch"  # the notebook metadata key under which the builder leaves its mark
NOTEBOOK_ADVICE = (
    "Restore it (in JupyterLab: File > Revert Notebook to Checkpoint), "
    "or move {name}.ipynb away and run `tito build`."
)


def read_notebook(path: Path, shown: str, next_step: str = "") -> dict[str, Any]:
    """Read a notebook. Raises FileError and NotebookError."""
    try:
        notebook = json.loads(read_text(path, next_step))
    except json.JSONDecodeError as error:
        what = f"is not a notebook: its JSON breaks off at line {error.lineno} ({error.msg})"
        raise NotebookError(what, shown, next_step) from error
    except RecursionError as error:
        what = "is not a notebook: its JSON is nested too deeply"
        raise NotebookError(what, shown, next_step) from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise NotebookError("is not a notebook: it has no list of cells", shown, next_step)
    return dict(notebook)


def cell_source(cell: dict[str, Any]) -> str:
    """The text of a cell, which nbformat keeps as a text or as a list of lines."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else str(source)


def grade_id(cell: dict[str, Any]) -> str:
    """The nbgrader id of a cell, or ""."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return str(nbgrader.get("grade_id", "")) if isinstance(nbgrader, dict) else ""


def cell_texts(notebook: dict[str, Any]) -> dict[str, str]:
    """The texts of the cells that nbgrader knows, by grade_id."""
    return {grade_id(cell): cell_source(cell) for cell in notebook["cells"] if grade_id(cell)}


def fingerprint(notebook: dict[str, Any]) -> str:
    """Hash what a student can change: type, text, outputs and attachments of each cell."""
    parts = [
        [cell.get("cell_type"), cell_source(cell), cell.get("outputs"), cell.get("attachments")]
        for cell in notebook["cells"]
    ]
    canonical = json.dumps([[part or None for part in row] for row in parts], sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def is_worked_in(notebook: dict[str, Any]) -> bool:
    """Whether a notebook differs from what the builder wrote; a save in Lab does not count."""
    mark = notebook.get("metadata", {}).get(STAMP, {})
    return bool(mark.get("generated") != fingerprint(notebook))


def notebook_state(module: Module) -> str:
    """The student's notebook is "missing", "damaged", "untouched", or written so far."""
    if not module.notebook.exists():
        return "missing"
    try:
        notebook = read_notebook(module.notebook, module.shown(module.notebook))
    except (FileError, NotebookError):
        return "damaged"
    if not is_worked_in(notebook):
        return "untouched"
    solutions = [
        cell_source(cell)
        for cell in notebook["cells"]
        if cell.get("cell_type") == "code"
        and cell.get("metadata", {}).get("nbgrader", {}).get("solution")
    ]
    stub_lines = STUB.split("\n")
    written = [s for s in solutions if not all(line in s for line in stub_lines)]
    return f"{len(written)} of {len(solutions)} solution cells written"


def import_quickly() -> None:
    """Keep jsonschema, which nbformat imports, from building a grammar that no notebook needs.

    It takes half a second or more in every process. Call this before nbformat is imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
