"""The cells of a file that was handed in, read from whatever it is."""

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeVar

from tito.errors import NotebookError
from tito.module.bindings import names_in_text
from tito.module.notebook import Attachments
from tito.submission.pictures import of_outputs, of_text

T = TypeVar("T")
MEGABYTES = 20
MOST_CELLS = 5000
MOST_CODE = 10**6  # letters; keeps the search for names short
SIGNATURES = {
    b"PK\x03\x04": "a zip archive or an office document, not a notebook",
    b"\x1f\x8b": "a gzip archive, not a notebook",
    b"%PDF": "a PDF document, not a notebook",
    b"version https://git-lfs": "a pointer of Git LFS, not the notebook itself",
}
PERCENT = re.compile(r"^# ?%%", re.MULTILINE)
#: Of percent scripts, of nbconvert's, of Databricks' and of older ones.
MARKER = re.compile(
    r"^# ?(?:%%+(?:[ \t]+(.*))?|In ?\[[\d ]*\]:|COMMAND -{5,}|<codecell>|\+)$", re.MULTILINE
)
GRADE_ID = re.compile(r'"grade_id" *: *"([^"]*)"')


@dataclass(eq=False)
class Node:
    """A cell of the file. `place` is the number of the module's cell that it was found to be.

    `pictures` are those in its text or, of code, in its outputs; `has_lost` says that one of
    another kind was left out.
    """

    is_code: bool
    text: str
    grade_id: str = ""
    cell_id: str = ""
    place: int = -1
    found_by: str = ""
    pictures: Attachments = field(default_factory=dict)
    has_lost: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing to run or to read."""
        lines = (line.strip() for line in self.text.split("\n"))
        return not any(line and not (self.is_code and line[0] == "#") for line in lines)

    @functools.cached_property
    def words(self) -> str:
        """Its text, for comparison."""
        return words_of(self.text)

    @functools.cached_property
    def defined(self) -> frozenset[str]:
        """What it defines."""
        return names_in_text(self.text)


def words_of(text: str) -> str:
    """A text without its white space, for comparison."""
    return " ".join(text.split())


def read_nodes(data: bytes, name: str, notes: dict[str, bool]) -> list[Node]:
    """Read the cells of a notebook or a script; note what was put right. Raises NotebookError."""
    if len(data) > MEGABYTES * 10**6:
        step = "clear the outputs and hand it in again"
        raise NotebookError(f"the file is larger than {MEGABYTES} MB: {step}")
    if not data.strip(b"\0 \t\r\n"):
        raise NotebookError("the file is empty")
    for start, what in SIGNATURES.items():
        if data.startswith(start):
            raise NotebookError(f"is {what}")
    try:
        text = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
        notes["the file is not UTF-8 text; some letters are lost"] = True
    is_json = text.lstrip().startswith("{")
    is_script = not is_json and bool(name.lower().endswith(".py") or MARKER.search(text))
    found = _script_nodes(text) if is_script else _notebook_nodes(text)
    nodes = list(islice(found, MOST_CELLS + 1))
    if len(nodes) > MOST_CELLS:
        raise NotebookError(f"holds more than {MOST_CELLS} cells")
    if sum(len(node.text) for node in nodes if node.is_code) > MOST_CODE:
        raise NotebookError(f"holds more than {MOST_CODE // 10**6} MB of code")
    return nodes


def _script_nodes(text: str) -> Iterator[Node]:
    """The cells of a script. Jupytext raises, or takes long, on some."""
    text, start, marker = _clean(text), 0, ""
    for match in chain(MARKER.finditer(text), (None,)):
        body = text[start : match.start() if match else len(text)].strip("\n")
        name = GRADE_ID.search(marker)
        if re.search(r"\[(markdown|md|raw)\]", marker):
            yield _pictured({}, Node(False, _words(body), name[1] if name else ""))
        elif PERCENT.search(text):
            yield Node(True, body, name[1] if name else "")
        else:
            yield from map(_part, _parts(body))
        start, marker = (match.end(), match[1] or "") if match else (0, "")


def _parts(text: str) -> Iterator[str]:
    """The parts of a script without markers: each begins at the margin, below a blank line."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and not lines[-1].strip() and line[:1] not in ("", " ", "\t", ")", "]", "}"):
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    yield "\n".join(lines)


def _part(text: str) -> Node:
    """A part of a script without cells of words: those are comments, or a text of its own."""
    lines = [line for line in text.split("\n") if line.strip()]
    is_words = all(line.startswith("#") and not line.startswith("#|") for line in lines)
    if is_words or re.fullmatch(r'\s*"""(?:(?!""").)*"""\s*', text, re.DOTALL):
        return Node(False, _words(text.strip("\n")))
    return Node(True, text)


def _words(text: str) -> str:
    text = text.removeprefix('"""').removesuffix('"""').strip("\n")
    return re.sub(r"^# ?", "", text, flags=re.MULTILINE)


def _notebook_nodes(text: str) -> Iterator[Node]:
    """The cells of a notebook of nbformat 4 or 3. Raises NotebookError."""
    try:
        notebook = _as(dict, json.loads(text.rstrip("\0"), strict=False))
    except (ValueError, RecursionError) as error:
        if text.lstrip()[:9].lower().startswith(("<!doctype", "<html")):
            raise NotebookError("is a web page, not a notebook") from error
        if re.search(r"^(<{7}|>{7}) ", text, re.MULTILINE):
            raise NotebookError("is not a notebook: it holds Git's conflict markers") from error
        what = "its JSON cannot be read (nested too deeply, or a number too long)"
        if isinstance(error, json.JSONDecodeError):
            what = f"its JSON breaks off at line {error.lineno} ({error.msg})"
        raise NotebookError(f"is not a notebook: {what}") from error
    cells, sheets = notebook.get("cells"), notebook.get("worksheets")
    if cells is None and isinstance(sheets, list):
        cells = [cell for sheet in sheets for cell in _as(list, _as(dict, sheet).get("cells"))]
    if not isinstance(cells, list):
        raise NotebookError("is not a notebook: it has no list of cells")
    return (_node(cell) for cell in cells if isinstance(cell, dict))


def _node(cell: dict[str, Any]) -> Node:
    metadata = _as(dict, cell.get("metadata"))
    name = _as(dict, metadata.get("nbgrader")).get("grade_id")
    identity = cell.get("id", metadata.get("id"))  # Colab keeps it in the metadata
    source = cell.get("source", cell.get("input"))  # nbformat 3 says "input"
    text = "".join(_as(str, line) for line in source) if isinstance(source, list) else source
    is_code = cell.get("cell_type") == "code"
    node = Node(is_code, _clean(_as(str, text)), _as(str, name), _as(str, identity))
    return _pictured(cell, node)


def _pictured(cell: dict[str, Any], node: Node) -> Node:
    if node.is_code:
        node.pictures, node.has_lost = of_outputs(cell.get("outputs"))
    else:
        node.text, node.pictures, node.has_lost = of_text(node.text, cell.get("attachments"))
    return node


def _as(kind: type[T], value: Any) -> T:
    """A value of a file; an empty one where it is of another type than it should be."""
    return value if isinstance(value, kind) else kind()


def _clean(text: str) -> str:
    """Text that can be stored: the same line ends, no NUL, no half of a surrogate pair."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return text.encode("utf-8", errors="replace").decode("utf-8")
