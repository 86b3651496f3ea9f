"""Which cell of a module each cell of a file is: by name, text, what it defines, or place."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, pairwise

from tito.errors import NotebookError
from tito.module.bindings import first_line, names_bound, names_in_text
from tito.module.cells import STUB, Cell, Kind, stub_of
from tito.module.magics import parsed, read_cell
from tito.submission.pictures import showing
from tito.submission.reading import Node, words_of


class Recognition:
    """A module's cells, and the cells of a file, each with the place of the one that it is."""

    def __init__(self, nodes: Sequence[Node], cells: Sequence[Cell]) -> None:
        """Find them all. Raises NotebookError when hardly a cell is found."""
        self.nodes, self.cells = list(nodes), cells
        self.stubs = [stub_of(cell) for cell in cells]
        self.at_first = [words_of(stub) for stub in self.stubs]
        self.wanted = [_wanted(cell) for cell in cells]
        self.answers = [n for n, cell in enumerate(cells) if cell.is_answer]
        self._find_by_name()
        self._add_what_was_joined()
        self._find_by_content()
        self._find_halves()
        self._refuse_foreign()
        graded = {n for n, c in enumerate(cells) if c.grade_id and c.kind is not Kind.TASK}
        for anchors, by in ((set(range(len(cells))), "place"), (graded, "surroundings")):
            for place in self.answers:
                self._find_by_place(place, anchors, by)

    def at(self, place: int) -> list[Node]:
        """What was found of a cell, in the order of the file."""
        return [node for node in self.nodes if node.place == place]

    def is_changed(self, node: Node) -> bool:
        """Whether a cell holds something else than it did at first."""
        return node.words not in ("", self.at_first[node.place])

    def _is_work(self, node: Node) -> bool:
        """Whether it is an answer, not the stub or an old one that was made text."""
        return self.is_changed(node) and node.is_code == self.cells[node.place].is_code

    def is_written(self, place: int) -> bool:
        """Whether anything but what it held at first was found of a cell."""
        return any(self.is_changed(node) for node in self.at(place))

    def _find_by_name(self) -> None:
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

    def _add_what_was_joined(self) -> None:
        """Give what a student wrote into a cell of the instructor's a cell of its own, below."""
        solutions = set(chain.from_iterable(self.wanted))
        complete = []
        for node in self.nodes:
            complete.append(node)
            cell = self.cells[node.place]
            if node.place >= 0 and not cell.is_answer and self.is_changed(node):
                original = self.stubs[node.place]
                if node.is_code:
                    text = "\n\n".join(_added(node.text, original, cell, solutions))
                else:
                    known = {words_of(line) for line in original.split("\n")}
                    lines = node.text.split("\n")
                    text = "\n".join(line for line in lines if words_of(line) not in known)
                own = Node(node.is_code, text.strip("\n"), pictures=node.pictures)
                complete += [own] if text.strip() else []
        self.nodes = complete

    def _find_by_content(self) -> None:
        """Find changed cells by the names and lines that only one cell of the module holds."""
        found = [n for n in self.nodes if n.place >= 0]
        settled = {n.place for n in found if not self.cells[n.place].is_answer or self._is_work(n)}
        wanting = [(n, cell) for n, cell in enumerate(self.cells) if n not in settled]
        own_names = _only(self.wanted)
        own_lines = _only([_fixed_lines(cell) for cell in self.cells])
        for node in [node for node in self.nodes if node.place < 0 and not node.is_blank]:
            lines, shares = {words_of(line) for line in node.text.split("\n")} - {""}, []
            for n, cell in wanting:
                share = _share(own_lines[n], lines)
                if cell.kind is Kind.SOLUTION:
                    share *= bool(node.defined)  # a copy that is switched off is none
                else:  # elsewhere a student adds nothing
                    share *= min(1, len(own_lines[n]) / len(lines))
                if cell.is_code == node.is_code:
                    shares.append((max(share, _share(own_names[n], node.defined)), -n))
            share, place = max(shares, default=(0, 0))
            if share >= 0.5:
                node.place, node.found_by = -place, "lines"

    def _find_halves(self) -> None:
        """Find the half of a split cell that lost its name: it begins within the other."""
        for first, second in pairwise(self.nodes):
            places = {first.place, second.place} - {-1}
            if len(places) != 1 or not (first.is_code and second.is_code):
                continue
            (place,) = places
            is_within = second.text[:1] in (" ", "\t") and self.cells[place].kind is Kind.SOLUTION
            if is_within and read_cell(f"{first.text}\n{second.text}")[1] is not None:
                first.place = second.place = place

    def _refuse_foreign(self) -> None:
        own = {node.place for node in self.nodes} - {-1}
        known = {cell.grade_id for cell in self.cells}
        foreign = {node.grade_id for node in self.nodes} - {"", *known}
        unknown = sum(node.place < 0 and not node.is_blank for node in self.nodes)
        if len(own) <= max(len(foreign), unknown // 20):
            raise NotebookError("holds none of this module's cells, or next to none")

    def _find_by_place(self, place: int, anchors: set[int], by: str) -> None:
        """Give a missing answer what stands unclaimed in its place.

        That is, between the nearest anchors: the first code cell, or all text cells. A written
        answer that is untouched counts as missing: some write below it, some in a code cell, and
        some plot there. Code that others may need stays where it is; then its pictures count.
        """
        cell = self.cells[place]
        if any(cell.is_code or self.is_changed(node) for node in self.at(place)):
            return
        here = self._unclaimed(place, anchors)
        nodes = [node for node in here if node.is_code == cell.is_code]
        if not cell.is_code and not nodes:
            nodes = [node for node in here if not node.defined]
        if not cell.is_code and not nodes:
            shown = [Node(False, showing("", n.pictures), pictures=n.pictures) for n in here]
            nodes = [node for node in shown if node.pictures]
            self.nodes += nodes
        for node in nodes[:1] if cell.is_code else nodes:
            node.place, node.found_by = place, by

    def _unclaimed(self, place: int, anchors: set[int]) -> list[Node]:
        """What nobody wants between the nearest anchors of a place."""
        above = max({n.place for n in self.nodes if n.place < place} & anchors, default=-1)
        found, is_here = [], above < 0
        for node in self.nodes:
            if node.place < 0:
                found += [node] if is_here and node.text.strip() else []
            elif node.place in anchors and node.place != place:
                is_here = node.place == above
        return found

    def find_by_names(self, place: int) -> bool:
        """Give the last own cell that defines what an answer should its place, if there is one."""
        found = [n for n in self.nodes if n.place < 0 and n.is_code and self.defines(n, place)]
        for node in found[-1:]:
            node.place, node.found_by = place, "names"
        return bool(found)

    def defines(self, node: Node, place: int) -> bool:
        """Whether a cell binds what only this answer should, be it a part of an earlier class."""
        names = _only(self.wanted)[place] & node.defined
        return any(name.rpartition(".")[0] not in self.wanted[place] for name in names)


def _added(text: str, original: str, cell: Cell, solutions: set[str]) -> Iterator[str]:
    """What a student wrote into a cell of the instructor's, statement by statement.

    Of a changed test or demonstration only what it binds; what the instructor gave stays so.
    """
    before, _ = parsed(original)
    known = before.body if before and cell.is_code else []
    plain, tree = read_cell(text)
    if tree is None:
        rest = text.replace(original.strip(), "") if cell.is_code else text
        if rest != text or names_in_text(rest) & solutions:
            yield rest.strip("\n")
        return
    lines, same = plain.split("\n"), {ast.dump(node) for node in known}
    given = {name for node in known for name in names_bound(node)}
    for node in tree.body:
        bound = set(names_bound(node))
        is_own = cell.kind is Kind.GIVEN or bound
        if ast.dump(node) not in same and not bound & given and is_own:
            yield "\n".join(lines[first_line(node) - 1 : node.end_lineno])


def _only(parts: Sequence[Set[str]]) -> list[set[str]]:
    """What only one cell of the module holds, by cell, so that it tells whose a text is."""
    count = Counter(chain.from_iterable(parts))
    return [{part for part in those if count[part] == 1} for those in parts]


def _share(own: Set[str], held: Set[str]) -> float:
    """How much of what only it holds a cell finds again in a text."""
    return len(own & held) / len(own) if own else 0.0


def _wanted(cell: Cell) -> Set[str]:
    """What a solution cell must define: the names in its stub that it or the reference binds."""
    if cell.kind is not Kind.SOLUTION:
        return frozenset()
    stub = stub_of(cell)
    return names_in_text(stub) | names_in_text(cell.source) & set(re.findall(r"\w+", stub))


def _fixed_lines(cell: Cell) -> Set[str]:
    """The lines of a cell that a student need not change."""
    lines = "" if cell.kind is Kind.WRITTEN else stub_of(cell)
    return {words_of(line) for line in lines.split("\n")} - {"", *STUB.split("\n")}
