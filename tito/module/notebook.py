"""The notebooks of a module, made from its cells: the instructor's, and the student's."""

import copy
import hashlib
from typing import Any

from tito.course import Module
from tito.module.cells import Cell
from tito.module.ipynb import stamp

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def instructor_notebook(module: Module, cells: list[Cell]) -> Any:
    """Make the notebook with solutions and hidden tests, valid nbformat, the same every time."""
    import nbformat.v4 as v4

    seen: dict[str, int] = {}
    nodes = []
    for cell in cells:
        make = v4.new_code_cell if cell.is_code else v4.new_markdown_cell
        nbgrader = cell.nbgrader_metadata()
        nodes.append(
            make(
                source=cell.source,
                id=_cell_id(module, cell, seen),
                metadata={"nbgrader": nbgrader} if nbgrader else {},
            )
        )
    return v4.new_notebook(
        cells=nodes, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )


def _cell_id(module: Module, cell: Cell, seen: dict[str, int]) -> str:
    """A lasting nbformat id: the grade_id, or the module and a hash of the text."""
    if cell.grade_id:
        return cell.grade_id
    digest = hashlib.sha256(f"{module.name}\n{cell.source}".encode()).hexdigest()[:12]
    seen[digest] = seen.get(digest, 0) + 1
    again = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return f"{module.short_name[:40]}-{digest}{again}".replace("_", "-")


def notebook_text(notebook: Any) -> str:
    """Return the text of a notebook's file. Raises nbformat's ValidationError."""
    import nbformat

    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"


def student_notebook(module: Module, instructor: Any) -> Any:
    """Strip solutions, hidden tests and mark schemes with nbgrader's own preprocessors."""
    from nbgrader import preprocessors as steps

    notebook = copy.deepcopy(instructor)
    resources: dict[str, Any] = {}
    for step in (
        steps.LockCells,
        steps.ClearSolutions,
        steps.ClearOutput,
        steps.CheckCellMetadata,
        steps.ClearHiddenTests,
        steps.ClearMarkScheme,
        steps.ComputeChecksums,
        steps.CheckCellMetadata,
    ):
        notebook, resources = step().preprocess(notebook, resources)
    stamp(notebook, module.name)
    return notebook
