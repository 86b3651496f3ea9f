"""Notebooks: read from disk as plain JSON, and made from a module's cells.

Only what makes them (instructor's, student's, autograded) imports nbformat, which takes long.
"""

import copy
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tito.course import Module
from tito.errors import FileError, NotebookError
from tito.files import read_text
from tito.module.cells import Cell, stub_of
from tito.text import CUT, LONGEST_TEXT, visible

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
Attachments = Mapping[str, Mapping[str, str]]  # name -> MIME type -> base64
LONGEST_OWN = 100_000  # letters of own cells that are shown: a page must open
STAMP = "tinytorch"  # the notebook metadata key under which the builder leaves its mark
NOTEBOOK_ADVICE = (
    "Restore it (in JupyterLab: File > Revert Notebook to Checkpoint), "
    "or move {name}.ipynb away and run `tito build`."
)


def read_notebook(path: Path, shown: str) -> dict[str, Any]:
    """Read a notebook. Raises FileError and NotebookError."""
    try:
        notebook = json.loads(read_text(path))
    except (json.JSONDecodeError, RecursionError) as error:
        what = "is not a notebook: its JSON is nested too deeply"
        if isinstance(error, json.JSONDecodeError):
            what = f"is not a notebook: its JSON breaks off at line {error.lineno} ({error.msg})"
        raise NotebookError(what, shown) from error
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise NotebookError("is not a notebook: it has no list of cells", shown)
    return dict(notebook)


def cell_source(cell: dict[str, Any]) -> str:
    """The text of a cell, which nbformat keeps as a text or as a list of lines."""
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


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


def is_untouched(module: Module) -> bool:
    """Whether the student's notebook is as it was built: a save in Lab changes nothing in it."""
    try:
        notebook = read_notebook(module.notebook, module.shown(module.notebook))
    except (FileError, NotebookError):
        return False
    metadata = notebook.get("metadata")
    stamp = metadata.get(STAMP) if isinstance(metadata, dict) else None
    return isinstance(stamp, dict) and stamp.get("generated") == fingerprint(notebook)


def import_quickly() -> None:
    """Keep jsonschema, which nbformat imports, from building a grammar that no notebook needs.

    It takes half a second or more in every process. Call this before nbformat is imported.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def instructor_notebook(module: Module, cells: Sequence[Cell]) -> Any:
    """Make the notebook with solutions and hidden tests, valid nbformat, the same every time."""
    import nbformat.v4 as v4

    seen = Counter[str]()
    nodes = []
    for cell in cells:
        make = v4.new_code_cell if cell.is_code else v4.new_markdown_cell
        nbgrader = cell.nbgrader_metadata()
        metadata = {"nbgrader": nbgrader} if nbgrader else {}
        nodes.append(make(source=cell.source, id=_cell_id(module, cell, seen), metadata=metadata))
    return v4.new_notebook(cells=nodes, metadata=METADATA)


def _cell_id(module: Module, cell: Cell, seen: Counter[str]) -> str:
    """A lasting nbformat id: the grade_id, or the module and a hash of the text."""
    if cell.grade_id:
        return cell.grade_id
    digest = hashlib.sha256(f"{module.name}\n{cell.source}".encode()).hexdigest()[:12]
    seen[digest] += 1
    again = f"-{seen[digest]}" if seen[digest] > 1 else ""
    return f"{module.short_name[:40]}-{digest}{again}".replace("_", "-")


def student_notebook(module: Module, cells: Sequence[Cell]) -> Any:
    """Strip solutions, hidden tests and mark schemes with nbgrader's own preprocessors."""
    from nbgrader import preprocessors as steps

    notebook, resources = instructor_notebook(module, cells), dict[str, Any]()
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
    blank: Any,
    sources: Mapping[str, str],
    extras: Mapping[str, Sequence[str]],
    words: Mapping[str, Sequence[str]] = {},
    pictures: Mapping[str, Attachments] = {},
    plots: Mapping[str, Attachments] = {},
) -> Any:
    """A copy of the blank notebook with a student's answers, and the `pictures` in them.

    `extras` are the student's own code cells and `words` those of Markdown, by the grade_id of the
    cell above them ("": none); `plots` what these showed, by their text.
    """
    from nbformat import NotebookNode, from_dict
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

    room = LONGEST_OWN

    def shown(text: str) -> str:
        nonlocal room
        room -= len(text)
        return visible(text, LONGEST_TEXT if room > 0 else 0, CUT)

    def own(name: str) -> Iterator[NotebookNode]:
        for text in extras.get(name, ()):
            drawn = [new_output("display_data", one) for one in plots.get(text, {}).values()]
            yield new_code_cell(shown(text), outputs=drawn)
        yield from (new_markdown_cell(shown(text)) for text in words.get(name, ()))

    notebook = filled(blank, sources)
    complete = list(own(""))
    for cell in notebook.cells:
        name = grade_id(cell)
        if name in pictures:
            cell.attachments = from_dict(pictures[name])
        complete += [cell, *(own(name) if name else ())]
    notebook.cells = complete
    return notebook


def blank_notebook(module: Module, cells: Sequence[Cell]) -> Any:
    """The instructor's notebook, its answers untouched, each cell with nbgrader's checksum.

    By the checksum of an answer nbgrader knows one that nobody wrote.
    """
    stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer}
    notebook = filled(instructor_notebook(module, cells), stubs)
    for cell in notebook.cells:
        if about := cell.metadata.get("nbgrader"):
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
