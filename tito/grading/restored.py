"""The instructor's notebook with a student's answers: what nbgrader is given to grade."""

from collections.abc import Sequence
from typing import Any

from tito.cells import Cell
from tito.course import Module
from tito.grading.outputs import inert
from tito.notebooks import grade_id
from tito.source import instructor_notebook
from tito.submission import Submission


def restored_notebook(module: Module, cells: Sequence[Cell], submission: Submission) -> Any:
    """Put the answers, and the student's own cells, into the instructor's notebook."""
    notebook = instructor_notebook(module, list(cells))
    complete = _own_cells(submission.extras.get("", ()))
    for cell in notebook.cells:
        name = grade_id(cell)
        text = submission.sources.get(name, cell.source)
        cell.source = text if cell.cell_type == "code" else inert(text)
        complete += [cell, *_own_cells(submission.extras.get(name, ()) if name else ())]
    notebook.cells = complete
    return notebook


def _own_cells(texts: Sequence[str]) -> list[Any]:
    from nbformat.v4 import new_code_cell

    return [new_code_cell(text) for text in texts]
