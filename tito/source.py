"""A percent-format source file -> checked cells -> the instructor's notebook."""

import hashlib
from typing import Any

from tito.cells import Cell, kind_of
from tito.course import Module
from tito.errors import SourceError
from tito.files import read_text
from tito.rules import check_cells

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def read_cells(module: Module) -> list[Cell]:
    """Read and check a module's source. Raises SourceError with file and line."""
    import jupytext

    file = module.shown(module.source)
    text = read_text(module.source, "tito.toml lists this module: write its source, or unlist it.")
    cells: list[Cell] = []
    lines = text.split("\n")
    position = 0
    for node in jupytext.reads(text, fmt="py:percent").cells:
        while position < len(lines) and not lines[position].startswith("# %%"):
            position += 1
        if position == len(lines):
            raise SourceError("text before the first cell", f"{file}, line 1", "Begin with # %%.")
        line = position + 1
        cells.append(_cell(node, line, f"{file}, line {line}"))
        position = line + len(node.source.split("\n"))
    if not cells:
        raise SourceError("there are no cells in it", file, "Begin each cell with # %%.")
    check_cells(cells, file, module.short_name)
    return cells


def _cell(node: Any, line: int, where: str) -> Cell:
    if node.cell_type not in ("code", "markdown"):
        raise SourceError(f"a cell of type {node.cell_type}", where, "Use code or [markdown].")
    metadata = dict(node.metadata)
    metadata.pop("lines_to_next_cell", None)
    nbgrader = metadata.pop("nbgrader", {})
    if metadata or not isinstance(nbgrader, dict):
        found = metadata.get("incorrectly_encoded_metadata", next(iter(metadata), "nbgrader"))
        raise SourceError(
            f"metadata that tito does not know: {found}",
            where,
            'Write # %% nbgrader={"grade_id": "name"}, with valid JSON.',
        )
    is_code = node.cell_type == "code"
    return Cell(kind_of(is_code, node.source, nbgrader), node.source, line, nbgrader)


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
