"""Pairs of submissions that are more alike than the class explains. Likeness is no proof."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tito.report.fingerprints import NEVER, Hashes, Sequences, sequences, vocabulary, winnowed
from tito.report.fragments import Fragment, fragments

SHARE, FEW, CROWD = 0.1, 3, 40  # what more submissions share counts nothing (FEW to CROWD)
LEAST = 0.5  # likeness of a pair that is told
ENOUGH = 12  # fingerprints that a pair must share
MOST_PAIRS, MOST_SHOWN = 100, 20  # pairs that are told, and of these the ones with fragments


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
class _Class:
    """Each student's cells and unusual fingerprints; the weight of what counts as the whole."""

    cells: list[dict[str, Sequences]]
    prints: list[set[int]]
    amounts: list[float]
    weights: dict[int, float]


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
    cells = [
        {name: sequences(text, known) for name, text in cells.items()}
        for cells in sources.values()
    ]
    work = _fingerprints(cells, course)
    names = list(sources)
    found = sorted(_pairs(work), key=lambda pair: (-pair[0], -pair[1], pair[2:]))[:MOST_PAIRS]
    return [
        Pair(
            names[i],
            names[j],
            likeness,
            shared,
            fragments(
                work.prints[i] & work.prints[j],
                (sources[names[i]], work.cells[i]),
                (sources[names[j]], work.cells[j]),
            )
            if rank < MOST_SHOWN
            else (),
        )
        for rank, (likeness, shared, i, j) in enumerate(found)
    ]


def _fingerprints(cells: list[dict[str, Sequences]], course: Hashes) -> _Class:
    """Fingerprint what is neither the course's own nor written by many."""
    none = np.zeros(0, np.uint64)
    own = [np.unique(np.concatenate([none, *(c.hashes for c in one.values())])) for one in cells]
    hashes, counts = np.unique(np.concatenate([none, *own]), return_counts=True)
    limit = max(2, min(max(FEW, min(CROWD, int(SHARE * len(cells)))), len(cells) - 1))
    dropped = _sorted([course, hashes[counts > limit]])
    unusual = _sorted([course, hashes[counts <= limit]])
    weights = np.log1p(len(cells) / counts)  # the inverse document frequency, never 0
    prints, amounts = [], []
    for one in cells:
        rare = _winnowed(one, dropped)
        common = _winnowed(one, unusual)
        unlike, like = (
            float(weights[np.searchsorted(hashes, np.fromiter(found, np.uint64))].sum())
            for found in (rare, common)
        )
        prints.append(rare)
        amounts.append(max(unlike, (unlike + like) / 2))
    chosen = set[int]().union(*prints)
    weight = {h: w for h, w in zip(hashes.tolist(), weights.tolist(), strict=True) if h in chosen}
    return _Class(cells, prints, amounts, weight)


def _winnowed(cells: Mapping[str, Sequences], dropped: Hashes) -> set[int]:
    return set[int]().union(*(winnowed(_without(c.hashes, dropped)) for c in cells.values()))


def _sorted(parts: Sequence[Hashes]) -> Hashes:
    """The hashes in these, in order, NEVER at the end."""
    return np.unique(np.concatenate([*parts, np.array([NEVER])]))


def _without(hashes: Hashes, dropped: Hashes) -> Hashes:
    """The hashes with NEVER in place of those dropped, which are sorted and end with NEVER."""
    found = dropped[np.searchsorted(dropped, hashes)] == hashes
    return np.where(found, NEVER, hashes)


def _pairs(work: _Class) -> list[tuple[float, int, int, int]]:
    """Likeness, shared fingerprints and the two places, for each pair that is alike enough."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, prints in enumerate(work.prints):
        for fingerprint in prints:
            holders[fingerprint].append(place)
    shared = np.zeros((len(work.prints), len(work.prints)), dtype=np.float32)
    for fingerprint, places in holders.items():
        if len(places) > 1:
            shared[np.ix_(places, places)] += work.weights[fingerprint]
    amounts = np.array(work.amounts)
    lesser = np.maximum(np.minimum.outer(amounts, amounts), 1e-9)
    likeness = np.minimum(np.triu(shared / lesser, 1), 1.0)
    both = ((int(i), int(j)) for i, j in np.argwhere(likeness >= LEAST))
    counted = ((i, j, len(work.prints[i] & work.prints[j])) for i, j in both)
    return [(round(float(likeness[i, j]), 4), n, i, j) for i, j, n in counted if n >= ENOUGH]
