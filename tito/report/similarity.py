"""Pairs of submissions that are more alike than the class explains. Likeness is no proof."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from tito.report.fingerprints import GAP, Hashes, Sequences, sequences, union, vocabulary, winnowed
from tito.text import shown

SHARE, FEW, CROWD = 0.1, 3, 40  # what more submissions share counts nothing (FEW to CROWD)
LEAST = 0.5  # likeness of a pair that is told
ENOUGH = 12  # fingerprints that a pair must share
MOST_PAIRS, MOST_SHOWN = 100, 20  # pairs that are told, and of these the ones with fragments
MOST_FRAGMENTS, MOST_LINES, WIDTH = 6, 24, 160

Work = Mapping[str, Sequences]  # a student's cells
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


def alike(
    sources: Mapping[str, Mapping[str, str]],
    stubs: Mapping[str, str],
    given: Sequence[str] = (),
) -> list[Pair]:
    """The most alike pairs, first; `sources` holds each student's solution cells by grade_id.

    What stands in `stubs` and `given` counts nothing, nor does what many of the class wrote.
    """
    known = vocabulary(texts := [*given, *stubs.values()])
    course = np.concatenate([np.zeros(0, np.uint64), *(sequences(t, known).hashes for t in texts)])
    work = [
        {name: sequences(text, known) for name, text in cells.items()}
        for cells in sources.values()
    ]
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
    none = np.zeros(0, np.uint64)
    own = [np.unique(np.concatenate([none, *(c.hashes for c in one.values())])) for one in work]
    hashes, counts = np.unique(np.concatenate([none, *own]), return_counts=True)
    limit = max(2, min(max(FEW, min(CROWD, int(SHARE * len(work)))), len(work) - 1))
    dropped = union([course, hashes[counts > limit]])
    unusual = union([course, hashes[counts <= limit]])
    weights = np.log1p(len(work) / counts)  # the inverse document frequency, never 0
    prints, amounts = [], []
    for one in work:
        rare, common = (
            set[int]().union(*(winnowed(cell.hashes, without) for cell in one.values()))
            for without in (dropped, unusual)
        )
        unlike, like = (
            float(weights[np.searchsorted(hashes, np.fromiter(found, np.uint64))].sum())
            for found in (rare, common)
        )
        prints.append(rare)
        amounts.append(max(unlike, (unlike + like) / 2))
    chosen = set[int]().union(*prints)
    weight = {h: w for h, w in zip(hashes.tolist(), weights.tolist(), strict=True) if h in chosen}
    return prints, amounts, weight


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
    both = ((int(i), int(j)) for i, j in np.argwhere(likeness >= LEAST))
    counted = ((i, j, len(prints[i] & prints[j])) for i, j in both)
    return [(round(float(likeness[i, j]), 4), n, i, j) for i, j, n in counted if n >= ENOUGH]


def _fragments(prints: Set[int], left: Work, right: Work) -> tuple[Fragment, ...]:
    """The longest matches of two submissions that have these fingerprints in common."""
    there = dict(reversed(list(_places(prints, right))))  # of equal ones, the first
    runs: list[list[tuple[Place, Place]]] = []  # matches that follow each other in both
    for found, place in _places(prints, left):
        match = (place, there[found])
        if runs and _follows(runs[-1][-1], match):
            runs[-1].append(match)
        else:
            runs.append([match])
    longest = sorted(runs, key=lambda run: -len(run))[:MOST_FRAGMENTS]
    return tuple(
        Fragment(first[0][0], _lines(left, first[0], last[0]), _lines(right, first[1], last[1]))
        for first, last in ((run[0], run[-1]) for run in longest)
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
    lines = work[first[0]].between(first[1], last[1])
    kept = [_shown(line) for line in lines[:MOST_LINES]]
    return "\n".join(kept + ["..."] * (len(lines) > MOST_LINES))


def _shown(line: str) -> str:
    """A line with its indentation, otherwise as texts are shown."""
    indent = len(line) - len(line.lstrip(" \t"))
    return " " * min(indent, WIDTH) + shown(line[indent:], WIDTH)
