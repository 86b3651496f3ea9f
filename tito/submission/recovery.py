"""What a student handed in, however damaged -> the sources that are graded."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tito.errors import NotebookError
from tito.module.bindings import holds_stub, names_in_text
from tito.module.cells import Cell, Kind, stub_of
from tito.module.magics import read_cell
from tito.module.notebook import Attachments
from tito.submission.pictures import LEFT_OUT, MEGABYTES, MOST, showing
from tito.submission.reading import Node, read_nodes, words_of
from tito.submission.recognition import Recognition
from tito.text import CUT, LONGEST_TEXT, visible

Own = Mapping[str, tuple[str, ...]]  # cells of the student's own, by the grade_id above them


@dataclass(frozen=True)
class Submission:
    """What a student handed in, reduced to what is graded.

    `sources` holds a text for each solution cell and written answer, by grade_id: a missing one
    holds its stub. `extras` are the student's own code cells, in order, by the grade_id of the
    cell below which they stand ("": above the first); `words` their own cells of Markdown.
    `pictures` are those of a written answer, by its grade_id, `plots` those that an own cell
    shows, by its text. `to_check` are those of the `repairs` that a person should check.
    `unwritten` are the answers of which nobody wrote anything, or with a stub left in it.
    `problem` says why nothing could be read.
    """

    sources: Mapping[str, str]
    extras: Own = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    problem: str = ""
    missing: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    unwritten: tuple[str, ...] = ()
    words: Own = field(default_factory=dict)
    pictures: Mapping[str, Attachments] = field(default_factory=dict)
    plots: Mapping[str, Attachments] = field(default_factory=dict)

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should compare the file with what was made of it."""
        return bool(self.problem or self.missing or self.to_check)

    def in_order(self, cells: Sequence[Cell]) -> Iterator[tuple[str, str, Cell | None]]:
        """The code of the notebook: what each cell is called, its text, and whose it is.

        That is the cell of the module, or None of an own one. Demonstrations are left out.
        """
        yield from self._own_below("")
        for cell in cells:
            if cell.is_code and cell.kind is not Kind.DEMO:
                yield cell.grade_id, self.sources.get(cell.grade_id, cell.source), cell
            if cell.grade_id:
                yield from self._own_below(cell.grade_id)

    def _own_below(self, above: str) -> Iterator[tuple[str, str, None]]:
        where = f" below {above}" if above else ""
        for number, text in enumerate(self.extras.get(above, ())):
            yield f"(own cell {number}{where})", text, None


def read_submission(data: bytes, name: str, cells: Sequence[Cell]) -> Submission:
    """Find a module's answers in a file. Never raises for what the file holds.

    `name` is the file's name; its ending tells a script in percent format from a notebook.
    """
    notes: dict[str, bool] = {}  # each repair, and whether a person should check it
    try:
        recognised = Recognition(read_nodes(data, name, notes), cells)
    except NotebookError as error:
        stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer}
        return Submission(stubs, problem=error.what, missing=tuple(stubs), unwritten=tuple(stubs))
    return _Recovery(recognised, notes).submission()


class _Recovery:
    """Chooses the text that counts of each answer, and says what was done."""

    def __init__(self, recognised: Recognition, notes: dict[str, bool]) -> None:
        self.recognised, self.cells, self.notes = recognised, recognised.cells, notes
        #: Of cells: their kind, what was done, whether to check it -> names.
        self.changes: dict[tuple[str, str, bool], list[str]] = {}
        self.pictures: dict[str, Attachments] = {}  # of written answers
        self.room = MEGABYTES * 10**6
        self.elsewhere: set[int] = set()  # answers whose code stands in another answer's cell
        #: Earlier attempts at an answer, which run before it.
        self.above: dict[int, list[Node]] = {}

    def _note(self, place: int, what: str, is_to_check: bool) -> None:
        cell = self.cells[place]
        kind = "cell" if cell.is_answer else cell.kind.value.removeprefix("a ")
        self.changes.setdefault((kind, what, is_to_check), []).append(cell.grade_id)

    def _said(self) -> dict[str, bool]:
        """All that was put right, said once each; first what a person should check."""
        said = dict(self.notes)
        for (kind, what, is_to_check), names in self.changes.items():
            many = f"{kind}s {', '.join(names)}: each"
            said[f"the {many if names[1:] else f'{kind} {names[0]}'} {what}"] = is_to_check
        return dict(sorted(said.items(), key=lambda note: not note[1]))

    def submission(self) -> Submission:
        """What is graded."""
        self._note_changes()
        found: dict[int, str | None] = {}
        for place in self.recognised.answers:
            is_late = self.cells[place].is_code and not self.recognised.is_written(place)
            found[place] = None if is_late else self._choose(place)
        for place in [n for n, text in found.items() if text is None]:
            found[place] = self._late(place)
        sources = {
            self.cells[place].grade_id: self.recognised.stubs[place] if text is None else text
            for place, text in found.items()
        }
        extras, words = self._own({words_of(text) for text in sources.values()})
        self._note_other_words(found, words)
        plots = self._plots()
        said = self._said()
        return Submission(
            sources,
            extras,
            tuple(said),
            words=words,
            missing=tuple(self.cells[n].grade_id for n, text in found.items() if text is None),
            to_check=tuple(note for note, is_to_check in said.items() if is_to_check),
            unwritten=tuple(self._unwritten(found)),
            pictures=self.pictures,
            plots=plots,
        )

    def _unwritten(self, found: Mapping[int, str | None]) -> Iterator[str]:
        for place, text in found.items():
            is_elsewhere = text == "" and place in self.elsewhere
            is_stub = words_of(text or "") in ("", self.recognised.at_first[place])
            if (is_stub and not is_elsewhere) or holds_stub(text or ""):
                yield self.cells[place].grade_id

    def _late(self, place: int) -> str | None:
        """The text of an answer of which nobody wrote anything in its own cell.

        Code elsewhere that defines what it should takes the place of its stub.
        """
        if self.cells[place].is_code and not self.recognised.find_by_names(place):
            others = [n for n in self.recognised.nodes if n.place >= 0 and n.place != place]
            answers = [n for n in others if self.cells[n.place].is_answer and n.is_code]
            if any(self.recognised.defines(node, place) for node in answers):
                what = "is not written; what it defines was found in another cell"
                self._note(place, what, True)
                self.elsewhere.add(place)
                return ""
        text = self._choose(place)
        if text is None:
            self._note(place, "is missing; its stub is used", True)
        return text

    def _note_changes(self) -> None:
        found = {node.place for node in self.recognised.nodes}
        fixed = (Kind.TEST, Kind.GIVEN, Kind.TASK)
        for place, cell in enumerate(self.cells):
            is_test = cell.kind is Kind.TEST
            if is_test and place not in found:
                self._note(place, "is gone; the original is used", False)
            elif cell.kind in fixed and self.recognised.is_written(place):
                self._note(place, "was changed; the original is used", not is_test)

    def _choose(self, place: int) -> str | None:
        """The text that counts among all that was found of an answer; None if nothing was."""
        cell, found = self.cells[place], self.recognised.at(place)
        changed = [node for node in found if self.recognised.is_changed(node)] or found[:1]
        nodes = [node for node in changed if node.is_code == cell.is_code] or changed
        if not nodes:
            return None
        joined = self._joined(place, nodes)
        chosen = nodes[-1] if joined is not None else self._last_attempt(place, nodes)
        if len(changed) < len(found):
            self._note(place, "stood there again, untouched; that is left out", False)
        if by := chosen.found_by:
            is_to_check = by == "surroundings" or (cell.is_code and by in ("place", "names"))
            self._note(place, f"had lost its name; it was found by its {by}", is_to_check)
        if chosen.is_code != cell.is_code:
            self._note(place, "had become one of another type; its text counts", False)
        text = chosen.text if joined is None else joined
        if cell.is_code:
            return text
        parts = [chosen] if joined is None else nodes
        return self._written(place, _as_prose(text) if chosen.is_code else text, parts)

    def _written(self, place: int, text: str, nodes: Sequence[Node]) -> str:
        """An answer in words with the pictures of its cells, no longer than can be shown."""
        every = {name: one for node in nodes for name, one in node.pictures.items()}
        kept = self._room_for(every)
        if len(kept) < len(every) or any(node.has_lost for node in nodes):
            self._note(place, f"holds a picture that is left out {LEFT_OUT}", True)
        if kept:
            self.pictures[self.cells[place].grade_id] = kept
        text = showing(text, kept)
        if len(text) > LONGEST_TEXT:
            self._note(place, f"is longer than {LONGEST_TEXT:,} letters; the rest is cut", True)
        return text if len(text) <= LONGEST_TEXT else visible(text, LONGEST_TEXT, CUT)

    def _plots(self) -> dict[str, Attachments]:
        """What the student's own code cells showed when they were handed in."""
        own = [node for node in self.recognised.nodes if node.place < 0 and node.is_code]
        plots = {node.text: self._room_for(node.pictures) for node in own if node.pictures}
        if any(n.has_lost or len(n.pictures) > len(plots.get(n.text, ())) for n in own):
            self.notes[f"an own cell shows a picture that is left out {LEFT_OUT}"] = False
        return plots

    def _room_for(self, pictures: Attachments) -> Attachments:
        """Those of some pictures for which there is room yet."""
        kept = dict[str, Mapping[str, str]]()
        for name, bundle in pictures.items():
            size = sum(map(len, bundle.values()))
            if size <= self.room and len(kept) < MOST:
                self.room -= size
                kept[name] = bundle
        return kept

    def _joined(self, place: int, nodes: Sequence[Node]) -> str | None:
        """The text of a cell that was split: JupyterLab gives both halves the metadata."""
        everything = self.recognised.nodes
        first, last = (everything.index(node) for node in (nodes[0], nodes[-1]))
        if any(node.place != place for node in everything[first : last + 1]):
            return None
        is_code, wanted = self.cells[place].is_code, self.recognised.wanted[place]
        joined = ("\n" if is_code else "\n\n").join(node.text for node in nodes)
        held = max(len(wanted & node.defined) for node in nodes)
        is_better = not is_code or len(wanted & names_in_text(joined)) > held
        if not is_better or len({node.words for node in nodes}) == 1:
            return None
        self._note(place, f"was in {len(nodes)} parts, which are joined", True)
        return joined

    def _last_attempt(self, place: int, nodes: Sequence[Node]) -> Node:
        """The last cell that defines what it should; those that do not are the student's own.

        Earlier attempts run before it, as they did: Python may not come to what the last defines.
        """
        attempts = [n for n in nodes if self.recognised.wanted[place] & n.defined] or nodes
        if len({node.words for node in attempts}) > 1:
            self._note(place, f"stood there {len(attempts)} times; the last counts", True)
        for node in nodes:
            if node not in attempts:
                node.place = -1
        if self.cells[place].is_code:
            self.above[place] = [n for n in attempts[:-1] if n.words != attempts[-1].words]
        return attempts[-1]

    def _own(self, used: set[str]) -> tuple[Own, Own]:
        """The student's own cells, of code and of words; not copies of what is `used` anyway."""
        below, code = "", defaultdict[str, tuple[str, ...]](tuple)
        words = defaultdict[str, tuple[str, ...]](tuple)
        for node in self.recognised.nodes:
            if node.place >= 0:
                below = self.cells[node.place].grade_id or below
            elif not node.is_blank and node.words not in used:
                (code if node.is_code else words)[below] += (node.text,)
        for place, nodes in self.above.items():
            names = [cell.grade_id for cell in self.cells[:place] if cell.grade_id]
            if nodes:
                code[names[-1] if names else ""] += tuple(node.text for node in nodes)
        return dict(code), dict(words)

    def _note_other_words(self, found: Mapping[int, str | None], words: Own) -> None:
        """An empty answer may stand among other words, which nobody can tell but a person."""
        answers = [n for n in found if not self.cells[n].is_code]
        if words or any(node.found_by for n in answers for node in self.recognised.at(n)):
            for place in (n for n in answers if not self.recognised.is_written(n)):
                self._note(place, "is empty, but other words of the student's are there", True)


def _as_prose(text: str) -> str:
    """An answer in words that stands in a code cell, as Markdown: what is code stays code."""
    _, tree = read_cell(text)
    values = [getattr(node, "value", None) for node in (tree.body if tree else ())]
    if not all(isinstance(value, ast.Constant | ast.Name) for value in values):
        return f"```python\n{text}\n```"
    return re.sub(r'^# ?|^"""|"""$', "", text, flags=re.MULTILINE)
