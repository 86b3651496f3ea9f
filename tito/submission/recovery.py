"""What a student handed in, however damaged -> the sources that are graded."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tito.errors import NotebookError
from tito.module.bindings import names_in_text
from tito.module.cells import STUB, Cell, Kind, stub_of
from tito.submission.reading import Node, read_nodes, words_of


@dataclass(frozen=True)
class Submission:
    """What a student handed in, reduced to what is graded.

    `sources` holds a text for each solution cell and written answer, by grade_id: a missing one
    holds its stub. `extras` are the student's own code cells, in order, by the grade_id of the
    cell below which they stand ("": above the first). `to_check` are those of the `repairs` that
    a person should check. `problem` says why nothing could be read.
    """

    sources: Mapping[str, str]
    extras: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    problem: str = ""
    missing: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should compare the file with what was made of it."""
        return bool(self.problem or self.missing or self.to_check)


def read_submission(data: bytes, name: str, cells: Sequence[Cell]) -> Submission:
    """Find a module's answers in a file. Never raises for what the file holds.

    `name` is the file's name; its ending tells a script in percent format from a notebook.
    """
    notes: dict[str, bool] = {}  # each repair, and whether a person should check it
    try:
        finder = _Finder(read_nodes(data, name, notes), cells, notes)
        finder.recognise()
    except NotebookError as error:
        stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer}
        return Submission(stubs, problem=error.what, missing=tuple(stubs))
    return finder.submission()


class _Finder:
    """Finds a module's cells among the cells of a file."""

    def __init__(
        self, nodes: Sequence[Node], cells: Sequence[Cell], notes: dict[str, bool]
    ) -> None:
        self.nodes, self.cells, self.notes = nodes, cells, notes
        self.stubs = [stub_of(cell) for cell in cells]
        self.at_first = [words_of(stub) for stub in self.stubs]
        self.wanted = [_wanted(cell) for cell in cells]

    def _note(self, place: int, what: str, is_to_check: bool) -> None:
        self.notes[f"the cell {self.cells[place].grade_id} {what}"] = is_to_check

    def _at(self, place: int) -> list[Node]:
        return [node for node in self.nodes if node.place == place]

    def submission(self) -> Submission:
        """What is graded, once the cells are recognised."""
        answers = [n for n, cell in enumerate(self.cells) if cell.is_answer]
        for with_prose in (True, False):
            anchors = {n for n, cell in enumerate(self.cells) if with_prose or cell.grade_id}
            for place in answers:
                self._find_by_place(place, anchors)
        self._note_changes()
        found = {place: self._choose(place) for place in answers}
        defined = [names_in_text(text) for text in found.values() if text]
        for place in [place for place, text in found.items() if text is None]:
            wanted, cell = self.wanted[place], self.cells[place]
            if wanted and any(wanted <= names for names in defined):
                found[place] = ""
                note = f"what the cell {cell.grade_id} defines was found in another cell"
                self.notes[note] = True
            elif cell.is_code:
                self._note(place, "is missing; its stub is used", True)
        sources = {
            self.cells[place].grade_id: self.stubs[place] if text is None else text
            for place, text in found.items()
        }
        return Submission(
            sources,
            self._extras({words_of(text) for text in sources.values()}),
            tuple(self.notes),
            missing=tuple(self.cells[n].grade_id for n, text in found.items() if text is None),
            to_check=tuple(note for note, check in self.notes.items() if check),
        )

    def recognise(self) -> None:
        """Find what needs no neighbours. Raises NotebookError when hardly a cell is found."""
        places = {cell.grade_id: n for n, cell in enumerate(self.cells) if cell.grade_id}
        kinds = [cell.kind for cell in self.cells]
        fixed = {words: n for n, words in enumerate(self.at_first) if not self.cells[n].is_answer}
        stubs = {words: n for n, words in enumerate(self.at_first) if kinds[n] is Kind.SOLUTION}
        fixed.pop("", None)  # a test cell with hidden tests only
        for node in self.nodes:
            copied, untouched = (found.get(node.words, -1) for found in (fixed, stubs))
            by_name, by_id = (places.get(name, -1) for name in (node.grade_id, node.cell_id))
            ranks = [(copied, ""), (by_name, ""), (by_id, "cell id"), (untouched, "lines")]
            node.place, node.found_by = next((rank for rank in ranks if rank[0] >= 0), (-1, ""))
        self._find_by_content()
        own = {node.place for node in self.nodes} - {-1}
        foreign = {node.grade_id for node in self.nodes} - {"", *places}
        unknown = sum(node.place < 0 and not node.is_blank for node in self.nodes)
        if len(own) <= max(len(foreign), unknown // 20):
            raise NotebookError("holds none of this module's cells, or next to none")

    def _find_by_content(self) -> None:
        """Find changed cells by the names and lines that only one cell of the module holds."""
        settled = {
            node.place
            for node in self.nodes
            if node.place >= 0 and (not self.cells[node.place].is_answer or self._is_changed(node))
        }
        wanting = [(n, cell) for n, cell in enumerate(self.cells) if n not in settled]
        own_names = _only(self.wanted)
        own_lines = _only([_fixed_lines(cell) for cell in self.cells])
        for node in [node for node in self.nodes if node.place < 0 and not node.is_blank]:
            lines, shares = {words_of(line) for line in node.text.split("\n")} - {""}, []
            for n, cell in wanting:
                share = _share(own_lines[n], lines)
                if cell.kind is not Kind.SOLUTION:  # elsewhere a student adds nothing
                    share *= min(1, len(own_lines[n]) / len(lines))
                if cell.is_code == node.is_code:
                    shares.append((max(share, _share(own_names[n], node.defined)), -n))
            share, place = max(shares, default=(0, 0))
            if share >= 0.5:
                node.place, node.found_by = -place, "lines"

    def _find_by_place(self, place: int, anchors: set[int]) -> None:
        """Give a missing answer what stands unclaimed in its place.

        That is, between the nearest anchors: the first code cell, or all text cells. A written
        answer that is untouched counts as missing: some write below it.
        """
        cell = self.cells[place]
        if any(cell.is_code or self._is_changed(node) for node in self._at(place)):
            return
        above = max({n.place for n in self.nodes if n.place < place} & anchors, default=-1)
        is_here = above < 0
        for node in self.nodes:
            if node.place < 0:
                if is_here and node.is_code == cell.is_code and not node.is_blank:
                    node.place, node.found_by = place, "place"
                    is_here = not cell.is_code
            elif node.place in anchors and node.place != place:
                is_here = node.place == above

    def _is_changed(self, node: Node) -> bool:
        """Whether a cell holds something else than it did at first."""
        return node.words not in ("", self.at_first[node.place])

    def _note_changes(self) -> None:
        for node in self.nodes:
            cell = self.cells[node.place]
            if node.place >= 0 and cell.kind in (Kind.GIVEN, Kind.TASK) and self._is_changed(node):
                what = f"{cell.kind.value.removeprefix('a ')} {cell.grade_id}"
                self.notes[f"the {what} was changed; the original is used"] = True

    def _choose(self, place: int) -> str | None:
        """The text that counts among all that was found of an answer; None if nothing was."""
        cell, found = self.cells[place], self._at(place)
        changed = [node for node in found if self._is_changed(node)] or found[:1]
        nodes = [node for node in changed if node.is_code == cell.is_code] or changed
        if not nodes:
            return None
        joined = self._joined(place, nodes)
        chosen = nodes[-1] if joined is not None else self._last_attempt(place, nodes)
        if len(changed) < len(found):
            self._note(place, "stood there again, untouched; that is left out", False)
        if by := chosen.found_by:
            is_to_check = cell.is_code and by == "place"
            self._note(place, f"had lost its name; it was found by its {by}", is_to_check)
        if chosen.is_code != cell.is_code:
            self._note(place, "had become one of another type; its text counts", False)
        return chosen.text if joined is None else joined

    def _joined(self, place: int, nodes: Sequence[Node]) -> str | None:
        """The text of a cell that was split: JupyterLab gives both halves the metadata."""
        first, last = (self.nodes.index(node) for node in (nodes[0], nodes[-1]))
        if any(node.place != place for node in self.nodes[first : last + 1]):
            return None
        is_code, wanted = self.cells[place].is_code, self.wanted[place]
        joined = ("\n" if is_code else "\n\n").join(node.text for node in nodes)
        held = max(len(wanted & node.defined) for node in nodes)
        is_better = not is_code or len(wanted & names_in_text(joined)) > held
        if not is_better or len({node.words for node in nodes}) == 1:
            return None
        self._note(place, f"was in {len(nodes)} parts, which are joined", True)
        return joined

    def _last_attempt(self, place: int, nodes: Sequence[Node]) -> Node:
        """The last cell that defines what it should; those that do not are the student's own."""
        attempts = [n for n in nodes if self.wanted[place] & n.defined] or nodes
        if len({node.words for node in attempts}) > 1:
            self._note(place, f"stood there {len(attempts)} times; the last counts", True)
        for node in nodes:
            if node not in attempts:
                node.place = -1
        return attempts[-1]

    def _extras(self, used: set[str]) -> dict[str, tuple[str, ...]]:
        """The student's own code cells, but for copies of what is `used` anyway."""
        extras: dict[str, tuple[str, ...]] = {}
        below = ""
        for node in self.nodes:
            if node.place >= 0:
                below = self.cells[node.place].grade_id or below
            elif node.is_code and not node.is_blank and node.words not in used:
                extras[below] = (*extras.get(below, ()), node.text)
        return extras


def _only(parts: Sequence[set[str]]) -> list[set[str]]:
    """What only one cell of the module holds, by cell, so that it tells whose a text is."""
    count = Counter(chain.from_iterable(parts))
    return [{part for part in those if count[part] == 1} for those in parts]


def _share(own: set[str], held: set[str]) -> float:
    """How much of what only it holds a cell finds again in a text."""
    return len(own & held) / len(own) if own else 0.0


def _wanted(cell: Cell) -> set[str]:
    """What a solution cell must define: the names in its stub that it or the reference binds."""
    if cell.kind is not Kind.SOLUTION:
        return set()
    stub = stub_of(cell)
    return names_in_text(stub) | names_in_text(cell.source) & set(re.findall(r"\w+", stub))


def _fixed_lines(cell: Cell) -> set[str]:
    """The lines of a cell that a student need not change."""
    lines = "" if cell.kind is Kind.WRITTEN else stub_of(cell)
    return {words_of(line) for line in lines.split("\n")} - {"", *STUB.split("\n")}
