"""The instructor's notebook with a student's answers and their verdicts: what nbgrader keeps."""

import copy
import hashlib
from collections.abc import Sequence
from typing import Any

from tito.course import Module
from tito.judge.outputs import verdict_outputs
from tito.judge.results import StudentMarks
from tito.module.cells import Cell, stub_of
from tito.module.ipynb import STAMP, grade_id
from tito.module.notebook import instructor_notebook
from tito.submission.recovery import Submission
from tito.text import inert


def blank_notebook(module: Module, cells: Sequence[Cell]) -> Any:
    """The instructor's notebook, its answers untouched, each cell with nbgrader's checksum.

    By the checksum of an answer nbgrader knows one that nobody wrote.
    """
    notebook = instructor_notebook(module, list(cells))
    for cell, node in zip(cells, notebook.cells, strict=True):
        about = node.metadata.get("nbgrader", {})
        if about.get("solution"):
            node.source = stub_of(cell) if cell.is_code else inert(stub_of(cell))
        if about:
            about["checksum"] = checksum(node.source, node.cell_type, about)
    return notebook


def checksum(source: str, cell_type: str, about: dict[str, Any]) -> str:
    """nbgrader's checksum of a cell (nbgrader.utils.compute_checksum, without its imports)."""
    parts = [source, cell_type, *(str(about[key]) for key in ("grade", "solution", "locked"))]
    parts += [about["grade_id"], *([str(float(about["points"]))] if about["grade"] else [])]
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def restored_notebook(blank: Any, submission: Submission) -> Any:
    """Put the answers, and the student's own cells, into a copy of the blank notebook."""
    notebook = copy.deepcopy(blank)
    complete = _own_cells(submission.extras.get("", ()))
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in submission.sources:
            text = submission.sources[name]
            cell.source = text if cell.cell_type == "code" else inert(text)
        complete += [cell, *_own_cells(submission.extras.get(name, ()) if name else ())]
    notebook.cells = complete
    return notebook


def _own_cells(texts: Sequence[str]) -> list[Any]:
    from nbformat.v4 import new_code_cell

    return [new_code_cell(text) for text in texts]


def untouched_answers(notebook: Any) -> tuple[str, ...]:
    """The grade_ids of answers, in code and in words, that nobody wrote."""
    found = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        same = about.get("solution") and about.get("checksum")
        if same and same == checksum(cell.source, cell.cell_type, about):
            found.append(grade_id(cell))
    return tuple(found)


def show_verdicts(notebook: Any, marks: StudentMarks) -> None:
    """Put what the cells gave, and the verdicts as nbgrader reads them, into the notebook."""
    from nbformat import from_dict

    outputs = {**marks.outputs, **{m.grade_id: verdict_outputs(m) for m in marks.marks}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [from_dict(output) for output in outputs.get(grade_id(cell), [])]
    notebook.metadata[STAMP] = {**notebook.metadata.get(STAMP, {}), **marks.about()}
