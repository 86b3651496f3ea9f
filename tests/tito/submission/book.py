"""Hand-ins as people make them: each a few lines on top of a right notebook of Module 02.

`hand_in` takes down what must come of one. The kinds are those of some sixty public bug reports
about nbgrader, otter-grader, jupytext, nbdev, Colab, VS Code and learning platforms.
"""

import base64
import copy
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jupytext
import nbformat

from tests.conftest import ROOT
from tito.course import read_course
from tito.module.cells import Kind, stub_of
from tito.module.notebook import instructor_notebook, notebook_text
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions

MODULE = read_course(ROOT).module("activations")
CELLS = read_cells(MODULE)
RIGHT = reference_solutions(CELLS)
STUBS = {cell.grade_id: stub_of(cell) for cell in CELLS if cell.is_answer}
CODE = [cell.grade_id for cell in CELLS if cell.kind is Kind.SOLUTION]
BLANK = json.loads(notebook_text(instructor_notebook(MODULE, CELLS)))
for node, cell in zip(BLANK["cells"], CELLS, strict=True):
    node["source"] = stub_of(cell)
RELU, SIGMOID, SOFTMAX = RIGHT["relu"], RIGHT["sigmoid"], RIGHT["softmax"]
WRONG_RELU = RELU.replace("np.maximum(x.data, zeros)", "np.minimum(x.data, zeros)")
PICTURE = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )
).decode()
Node = dict[str, Any]


def code(source: str, like: Node | None = None) -> Node:
    """A code cell, with the metadata of another one."""
    metadata = copy.deepcopy(like["metadata"]) if like else {}
    base = {"cell_type": "code", "execution_count": None, "outputs": []}
    return {**base, "metadata": metadata, "source": source}


def plot(source: str) -> Node:
    """A code cell that shows a picture."""
    data = {"image/png": PICTURE, "text/plain": "<Figure>"}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    return {**code(source), "outputs": [output]}


def text(source: str) -> Node:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


class Book:
    """A right notebook, to be changed. `data` takes its place, if set."""

    def __init__(self) -> None:
        self.notebook = copy.deepcopy(BLANK)
        self.data = b""
        for node in self.cells:
            node["source"] = RIGHT.get(self.name(node), node["source"])

    @property
    def cells(self) -> list[Node]:
        return self.notebook["cells"]  # type: ignore[no-any-return]

    @staticmethod
    def name(node: Node) -> str:
        return str(node["metadata"].get("nbgrader", {}).get("grade_id", ""))

    def find(self, name: str) -> Node:
        return next(node for node in self.cells if self.name(node) == name)

    def put(self, name: str, source: str) -> None:
        self.find(name)["source"] = source

    def add(self, name: str, before: str = "", after: str = "") -> None:
        self.put(name, before + self.find(name)["source"] + after)

    def below(self, name: str, *nodes: Node) -> None:
        place = self.cells.index(self.find(name)) + 1
        self.cells[place:place] = nodes

    def above(self, name: str, *nodes: Node) -> None:
        place = self.cells.index(self.find(name))
        self.cells[place:place] = nodes

    def drop(self, *names: str) -> None:
        for name in names:
            self.cells.remove(self.find(name))

    def merge(self, first: str, second: str) -> None:
        """Join two cells, as an editor does: the metadata of the first stays."""
        self.add(first, after="\n" + self.find(second)["source"])
        self.drop(second)

    def split(self, name: str, at: str, keep: bool = True) -> None:
        """Split a cell before a text; both halves keep the metadata, or only the first."""
        node = self.find(name)
        head, tail = node["source"].split(at, 1)
        node["source"] = head.rstrip("\n")
        self.below(name, code(at + tail, node if keep else None))

    def strip(self) -> None:
        """What some editors leave: type and text."""
        self.notebook["nbformat_minor"] = 4  # before cells had ids
        for node in self.cells:
            node["metadata"] = {}
            node.pop("id", None)

    def script(self, format_name: str) -> str:
        return str(jupytext.writes(self.parsed(), fmt=format_name))

    def parsed(self) -> Any:
        return nbformat.reads(json.dumps(self.notebook), as_version=4)

    def file(self) -> bytes:
        return self.data or json.dumps(self.notebook).encode()


@dataclass(frozen=True)
class HandIn:
    """What must come of a hand-in.

    `points` are those of `tito grade`; `tested`, those of `tito test`, which are the same unless
    said. `says` stands in what is said of the hand-in, `exports` in why its export is refused.
    `written` solution cells count as written. `look` says whether a person must look.
    """

    make: Callable[[Book], None]
    points: float = 80
    tested: float | None = None
    says: str = ""
    look: bool | None = None
    exports: str = ""
    written: int = len(CODE)
    file: str = f"{MODULE.name}.ipynb"

    def data(self) -> bytes:
        book = Book()
        self.make(book)
        return book.file()


HAND_INS: dict[str, HandIn] = {}
Make = Callable[[Book], None]


def hand_in(**outcome: Any) -> Callable[[Make], Make]:
    """Take down a hand-in under the name of the function that makes it."""

    def take(make: Make) -> Make:
        name = outcome.pop("called", make.__name__)
        assert name not in HAND_INS
        HAND_INS[name] = HandIn(make, **outcome)
        return make

    return take


def right(called: str, make: Make, **outcome: Any) -> None:
    """Take down one that is right, unless `outcome` says otherwise."""
    hand_in(called=called, **outcome)(make)
