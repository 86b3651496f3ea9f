"""Pairs of submissions that are more alike than the class explains. Likeness is no proof.

It is counted on fingerprints of code, which stay the same under new names, comments, strings and
layout. Winnowing: Schleimer, Wilkerson and Aiken (2003), Winnowing: local algorithms for document
fingerprinting, SIGMOD, 76-85. Of each window of hashes of token sequences the least one is kept.
"""

import ast
import builtins
import hashlib
import keyword
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tito.module.bindings import names_bound
from tito.module.magics import parsed
from tito.text import MORE, shown

LENGTH = 10  # tokens of a sequence; shorter likeness is noise
WINDOW = 4  # sequences of a window; likeness of LENGTH + WINDOW - 1 tokens is always found
GAP = LENGTH + WINDOW  # tokens from one match to the next of the same fragment
MOST, LONG = 50_000, 80  # letters of a cell, and of a token, that are looked at
NEVER = np.uint64(2**64 - 1)  # the hash of a sequence that is not to be chosen
BASE = np.uint64(0x9E3779B97F4A7C15)
TOKEN = re.compile(
    r"""(?P<skip>[ \t\f\r]++|\\\n|\#[^\n]*+)|(?P<line>\n)
    |(?P<text>[rbuft]{0,2}(?:'{3}(?:[^\\']|\\.|'{1,2}(?!'))*+(?:'{3})?
      |"{3}(?:[^\\"]|\\.|"{1,2}(?!"))*+(?:"{3})?
      |'(?:[^\\'\n]|\\.)*+'?|"(?:[^\\"\n]|\\.)*+"?))  # without an end, to that of the line or cell
    |(?P<number>\.?\d[\w.]*+)|(?P<name>[^\W\d]\w*+)
    |(?P<sign>\*\*=?|//=?|<<=?|>>=?|->|:=|[-+*/%@&|^=!<>]=|.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
SHARE, FEW, CROWD = 0.1, 3, 40  # what more submissions share counts nothing (FEW to CROWD)
LEAST, ENOUGH = 0.5, 12  # likeness and shared fingerprints of a pair that is told
MOST_PAIRS, MOST_SHOWN = 100, 20  # pairs that are told, and of these the ones with fragments
MOST_FRAGMENTS, MOST_LINES, WIDTH = 6, 24, 160
Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
Place = tuple[str, int]  # a cell, and a place among its sequences


@dataclass(frozen=True)
class Fragment:
    """Lines of one student's solution cell, and the lines of the other's that match them."""

    grade_id: str
    left: str
    right: str


@dataclass(frozen=True)
class Pair:
    """Two students. `likeness` is the share that both have of what one of them wrote.

    It runs from 0 to 1. It is taken of the unusual code of the one that wrote less of it, or of
    half of all that one wrote, if that is more. The fewer have a fragment, the more it weighs.
    `shared` counts the fingerprints that both have.
    """

    left: str
    right: str
    likeness: float
    shared: int
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What nobody chose: names that the course or Python fixes, and every word of the course."""

    names: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class Sequences:
    """The hash of each sequence of a cell's tokens, and the line of each token, from 0."""

    source: str
    hashes: Hashes
    lines: tuple[int, ...]


Work = Mapping[str, Sequences]  # a student's cells


def alike(
    sources: Mapping[str, Mapping[str, str]], stubs: Mapping[str, str], given: Sequence[str] = ()
) -> list[Pair]:
    """The most alike pairs, first; `sources` holds each student's solution cells by grade_id.

    What stands in `stubs` and `given` counts nothing, nor does what many of the class wrote.
    """
    known = vocabulary(texts := [*given, *stubs.values()])
    course = _union(sequences(t, known).hashes for t in texts)
    work = [{n: sequences(t, known) for n, t in cells.items()} for cells in sources.values()]
    prints, amounts, weights = _fingerprints(work, course)
    names, found = list(sources), list[Pair]()
    pairs = sorted(_pairs(prints, amounts, weights), key=lambda p: (-p[0], -p[1], p[2:]))
    for likeness, shared, i, j in pairs[:MOST_PAIRS]:
        both = prints[i] & prints[j] if len(found) < MOST_SHOWN else set[int]()
        matches = _fragments(both, work[i], work[j])
        found.append(Pair(names[i], names[j], likeness, shared, matches))
    return found


def _fingerprints(
    work: Sequence[Work], course: Hashes
) -> tuple[list[set[int]], list[float], dict[int, float]]:
    """Fingerprint what is neither the course's own nor written by many.

    Each student's fingerprints, the weight of what counts as the whole, and that of each print.
    """
    own = [_union(cell.hashes for cell in one.values()) for one in work]
    hashes, counts = np.unique(np.concatenate([course[:0], *own]), return_counts=True)
    limit = max(2, min(max(FEW, min(CROWD, int(SHARE * len(work)))), len(work) - 1))
    dropped = _union([course, hashes[counts > limit]])
    unusual = _union([course, hashes[counts <= limit]])
    rarity = np.log1p(len(work) / counts)  # the inverse document frequency, never 0
    weights = dict(zip(hashes.tolist(), rarity.tolist(), strict=True))
    prints, amounts = [], []
    for one in work:
        rare, common = (
            set[int]().union(*(_winnowed(cell.hashes, without) for cell in one.values()))
            for without in (dropped, unusual)
        )
        unlike, like = (sum(weights[each] for each in found) for found in (rare, common))
        prints.append(rare)
        amounts.append(max(unlike, (unlike + like) / 2))
    return prints, amounts, weights


def _pairs(
    prints: Sequence[Set[int]], amounts: Sequence[float], weights: Mapping[int, float]
) -> list[tuple[float, int, int, int]]:
    """Likeness, shared fingerprints and the two places, for each pair that is alike enough."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(prints):
        for fingerprint in own:
            holders[fingerprint].append(place)
    shared = np.zeros((len(prints), len(prints)), dtype=np.float32)
    for fingerprint, places in holders.items():
        if len(places) > 1:
            shared[np.ix_(places, places)] += weights[fingerprint]
    lesser = np.maximum(np.minimum.outer(np.array(amounts), np.array(amounts)), 1e-9)
    likeness = np.minimum(np.triu(shared / lesser, 1), 1.0)
    alike_enough = np.argwhere(likeness >= LEAST).tolist()
    counted = ((i, j, len(prints[i] & prints[j])) for i, j in alike_enough)
    return [(round(float(likeness[i, j]), 4), n, i, j) for i, j, n in counted if n >= ENOUGH]


def _fragments(prints: Set[int], left: Work, right: Work) -> tuple[Fragment, ...]:
    """The longest matches of two submissions that have these fingerprints in common."""
    there = dict(reversed(list(_places(prints, right))))  # of equal ones, the first
    runs: list[list[tuple[Place, Place]]] = []  # matches that follow each other in both
    for found, place in _places(prints, left):
        match = (place, there[found])
        if not runs or not _follows(runs[-1][-1], match):
            runs.append([])
        runs[-1].append(match)
    longest = [(run[0], run[-1]) for run in sorted(runs, key=len, reverse=True)[:MOST_FRAGMENTS]]
    return tuple(
        Fragment(first[0][0], _lines(left, first[0], last[0]), _lines(right, first[1], last[1]))
        for first, last in longest
    )


def _follows(before: tuple[Place, Place], match: tuple[Place, Place]) -> bool:
    """Whether a match goes on, in both submissions, where one before it ends."""
    sides = zip(before, match, strict=True)
    return all(a[0] == b[0] and 0 < b[1] - a[1] <= GAP for a, b in sides)


def _places(prints: Set[int], work: Work) -> Iterator[tuple[int, Place]]:
    """Where the fingerprints stand in the notebook, in its order."""
    for name, cell in work.items():
        for at, found in enumerate(cell.hashes.tolist()):
            if found in prints:
                yield found, (name, at)


def _lines(work: Work, first: Place, last: Place) -> str:
    """The lines from one sequence to the end of another, as the student wrote them."""
    cell = work[first[0]]
    start, end = cell.lines[first[1]], cell.lines[last[1] + LENGTH - 1]
    lines = cell.source.split("\n")[start : end + 1]
    return "\n".join([*map(_shown, lines[:MOST_LINES]), *[MORE] * (len(lines) > MOST_LINES)])


def _shown(line: str) -> str:
    """A line with its indentation, otherwise as texts are shown."""
    indent = len(line) - len(line.lstrip(" \t"))
    return " " * min(indent, WIDTH) + shown(line[indent:], WIDTH)


def vocabulary(given: Iterable[str]) -> Vocabulary:
    """The names that given text makes at its top level, and its words."""
    names, words = {*keyword.kwlist, *dir(builtins), "self"}, set[str]()
    for text in given:
        words |= set(re.findall(r"[^\W\d]\w*", text))
        tree, _ = parsed(text)  # of prose, or a line of the shell, there is none
        for node in tree.body if tree else ():
            is_variable = isinstance(node, ast.Assign | ast.AnnAssign)  # or a constant
            names |= {n for n in names_bound(node) if n.isupper() or not is_variable}
    return Vocabulary(frozenset(names), frozenset(words))


def tokens(source: str, known: Vocabulary) -> Iterator[tuple[str, int]]:
    """The tokens of code, also where it is not Python, each with its line.

    Comments and strings that are statements are left out; other strings are one token. A name
    of the student's own becomes `v`; a name after a dot stays, but not a new one of `self`.
    """
    line, before, last = 0, "", "\n"
    for match in TOKEN.finditer(source[:MOST]):
        kind, text = match.lastgroup, match[0]
        if kind == "name":
            is_own = text not in known.names
            if last == ".":
                is_own = before == "self" and text not in known.words
            text = "v" if is_own else text
        if kind in ("name", "number", "sign"):
            yield text, line
        elif kind == "text" and last != "\n":
            yield "s", line
        line += match[0].count("\n")
        if kind != "skip":
            before, last = last, text


@lru_cache(maxsize=100_000)
def _value(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=8).digest())


def sequences(source: str, known: Vocabulary) -> Sequences:
    """A hash for each LENGTH tokens in a row: the same in each run, unlike Python's own."""
    found = list(tokens(source, known))
    values = np.array([_value(token[:LONG]) for token, _ in found], dtype=np.uint64)
    count = max(0, len(values) - LENGTH + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for start in range(LENGTH if count else 0):
        hashes = hashes * BASE + values[start : start + count]  # modulo 2**64, as it is meant
    hashes = (hashes ^ (hashes >> np.uint64(31))) * BASE
    return Sequences(source, hashes, tuple(line for _, line in found))


def _union(parts: Iterable[Hashes]) -> Hashes:
    """The hashes in these, in order, and at the end the one that is never chosen."""
    return np.unique(np.concatenate([*parts, np.array([NEVER])]))


def _winnowed(hashes: Hashes, dropped: Hashes) -> set[int]:
    """The fingerprints among the hashes of a cell, without those in a `_union`."""
    if not len(hashes):
        return set()
    chosen = np.where(dropped[np.searchsorted(dropped, hashes)] == hashes, NEVER, hashes)
    windows = sliding_window_view(chosen, min(WINDOW, len(chosen)))
    return set(windows.min(axis=1).tolist()) - {int(NEVER)}
