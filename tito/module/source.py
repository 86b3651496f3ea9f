"""A percent-format source file -> checked cells."""

from typing import Any

from tito.course import Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.cells import Cell, kind_of
from tito.module.rules import check_cells


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
        step = 'Write # %% nbgrader={"grade_id": "name"}, with valid JSON.'
        raise SourceError(f"metadata that tito does not know: {found}", where, step)
    is_code = node.cell_type == "code"
    return Cell(kind_of(is_code, node.source, nbgrader), node.source, line, nbgrader)
