"""The notebooks of a module, made from its cells: instructor's, student's, autograded."""

import copy
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from tito.course import Module
from tito.module.cells import Cell, stub_of
from tito.module.ipynb import STAMP, cell_texts, fingerprint, grade_id
from tito.text import inert

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def instructor_notebook(module: Module, cells: Sequence[Cell]) -> Any:
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
    notebook.metadata[STAMP] = {"module": module.name, "generated": fingerprint(notebook)}
    return notebook


def filled(blank: Any, sources: Mapping[str, str]) -> Any:
    """A copy of a notebook with these texts, by grade_id, in its cells."""
    notebook = copy.deepcopy(blank)
    for cell in notebook.cells:
        cell.source = sources.get(grade_id(cell), cell.source)
    return notebook


def autograded_notebook(
    blank: Any, sources: Mapping[str, str], extras: Mapping[str, Sequence[str]]
) -> Any:
    """A copy of the blank notebook with a student's answers, their Markdown made inert.

    `extras` are the student's own code cells, by the grade_id of the cell above them ("": none).
    """
    from nbformat.v4 import new_code_cell

    notebook = filled(blank, sources)
    complete = [new_code_cell(text) for text in extras.get("", ())]
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in sources and cell.cell_type != "code":
            cell.source = inert(cell.source)
        complete += [cell, *(new_code_cell(text) for text in extras.get(name, ()) if name)]
    notebook.cells = complete
    return notebook


def blank_notebook(module: Module, cells: Sequence[Cell]) -> Any:
    """The instructor's notebook, its answers untouched, each cell with nbgrader's checksum.

    By the checksum of an answer nbgrader knows one that nobody wrote.
    """
    stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer}
    notebook = autograded_notebook(instructor_notebook(module, cells), stubs, {})
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        if about:
            about["checksum"] = _checksum(cell.source, cell.cell_type, about)
    return notebook


def _checksum(source: str, cell_type: str, about: dict[str, Any]) -> str:
    """nbgrader's checksum of a cell (nbgrader.utils.compute_checksum, without its imports)."""
    parts = [source, cell_type, *(str(about[key]) for key in ("grade", "solution", "locked"))]
    parts += [about["grade_id"], *([str(float(about["points"]))] if about["grade"] else [])]
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def untouched_answers(blank: Any, notebook: Any) -> tuple[str, ...]:
    """The grade_ids of answers, in code and in words, that nobody wrote."""
    before = cell_texts(blank)
    answers = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution")]
    return tuple(grade_id(cell) for cell in answers if cell.source == before[grade_id(cell)])


def notebook_text(notebook: Any) -> str:
    """Return the text of a notebook's file. Raises nbformat's ValidationError."""
    import nbformat

    nbformat.validate(notebook)
    return f"{nbformat.writes(notebook)}\n"
