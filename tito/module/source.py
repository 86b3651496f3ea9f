"""A percent-format source file -> checked cells."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from tito.course import Module
from tito.errors import FileError, SourceError
from tito.files import read_text
from tito.module.cells import Cell, kind_of
from tito.module.rules import faults
from tito.text import shown

#: What jupytext keeps above the first cell: its header tells a notebook what tito tells it.
HEADER = re.compile(r"(#!.*\n)?(#(?! *%%).*coding[:=].*\n)?(# ?---\n(#.*\n)*?# ?---\n)?")
#: Jupytext's own, of its format py:percent.
MARKER = re.compile(r"\s*#\s*(%%+\s|(%%|<codecell>|In\[[0-9 ]*\]:?)\s*$)")
#: What nobody sees, and some programs take for the end of a line or turn text round at.
UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
LONGEST = 100  # letters of a line that a message quotes


def read_cells(module: Module) -> list[Cell]:
    """Read and check a module's source. Raises SourceError, which quotes the line."""
    import jupytext

    file = module.shown(module.source)
    lines = _lines(module, file)
    header = HEADER.match("\n".join(lines))
    start = header[0].count("\n") if header else 0
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        raise SourceError("there are no cells in it", file, "Begin each cell with # %%.")
    if not MARKER.match(lines[start]):
        raise _refused("text before the first cell", file, lines, start + 1, "Begin with # %%.")
    cells: list[Cell] = []
    try:
        notebook = jupytext.reads("\n".join(lines[start:]), fmt="py:percent")
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        what = f"jupytext cannot read a marker in it ({type(error).__name__})"
        raise SourceError(what, file, "Shorten its metadata.") from error
    end = len(lines) - 1
    for node in notebook.cells:
        start = next((n for n in range(start, len(lines)) if MARKER.match(lines[n])), end)
        if lines[start][:1].isspace():
            step = "Begin it at the start of its line."
            raise _refused("a marker that is indented", file, lines, start + 1, step)
        try:
            cells.append(_cell(node, start + 1))
        except SourceError as error:
            raise _refused(error.what, file, lines, start + 1, error.next_step) from None
        start += 1 + node.source.count("\n")
    for at, what, step in faults(cells, module.short_name):
        raise _refused(what, file, lines, at.line, step)
    return cells


def _lines(module: Module, file: str) -> list[str]:
    """The lines of a source; each of them is text that an editor shows."""
    step = "tito.toml lists this module: write its source, or unlist it."
    try:
        lines = read_text(module.source, step).replace("\r", "\n").split("\n")
    except FileError as error:
        raise SourceError(error.what, file, error.next_step) from error
    for number, line in enumerate(lines, 1):
        if unseen := UNSEEN.search(line):
            name = unicodedata.name(unseen[0], "")
            letter = f"U+{ord(unseen[0]):04X}" + (f" ({name})" if name else "")
            what = f"the character {letter}, which nobody sees"
            raise _refused(what, file, lines, number, "Take it out; in a text, write its escape.")
    return lines


def _refused(what: str, file: str, lines: Sequence[str], number: int, step: str) -> SourceError:
    """The error of a line, which it quotes; the first line is 1."""
    line = shown(lines[min(number, len(lines)) - 1].strip(), LONGEST)
    return SourceError(f"{what}: `{line}`" if line else what, f"{file}, line {number}", step)


def _cell(node: Any, line: int) -> Cell:
    """A cell of what jupytext read. Raises SourceError without a place."""
    if node.cell_type not in ("code", "markdown"):
        raise SourceError(f"a cell of type {node.cell_type}", "", "Use code or [markdown].")
    metadata = dict(node.metadata)
    for own in ("lines_to_next_cell", "cell_marker", "region_name"):  # what jupytext adds
        metadata.pop(own, None)
    nbgrader = metadata.pop("nbgrader", {})
    if metadata or not isinstance(nbgrader, dict):
        found = metadata.get("incorrectly_encoded_metadata", next(iter(metadata), "nbgrader"))
        step = 'Write # %% nbgrader={"grade_id": "name"}, with valid JSON.'
        raise SourceError(f"metadata that tito does not know: {shown(found, LONGEST)}", "", step)
    is_code = node.cell_type == "code"
    return Cell(kind_of(is_code, node.source, nbgrader), node.source, line, nbgrader)
