"""How far a student is in a module, read quickly: without nbformat, jupytext or nbgrader."""

from dataclasses import dataclass

from tito.course import Module
from tito.errors import FileError, NotebookError
from tito.module.cells import STUB
from tito.module.export import export_state
from tito.module.ipynb import cell_source, is_worked_in, read_notebook


@dataclass(frozen=True)
class Progress:
    """A module's notebook (in words) and what the package holds of it."""

    notebook: str
    package: str


def read_progress(module: Module) -> Progress:
    """Describe a module as it stands; a missing or damaged notebook is part of the answer."""
    return Progress(_notebook(module), export_state(module))


def _notebook(module: Module) -> str:
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
