"""Fingerprints of code that stay the same under new names, comments, strings and layout.

Winnowing: Schleimer, Wilkerson and Aiken (2003), Winnowing: local algorithms for document
fingerprinting, SIGMOD, 76-85. Of each window of hashes of token sequences the least one is kept.
"""

import ast
import builtins
import hashlib
import keyword
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from tito.module.bindings import names_bound

LENGTH = 10  # tokens of a sequence; shorter likeness is noise
WINDOW = 4  # sequences of a window; likeness of LENGTH + WINDOW - 1 tokens is always found
GAP = LENGTH + WINDOW  # tokens from one match to the next of the same fragment
MOST = 50_000  # letters of a cell that are read
LONG = 80  # letters of a token that are looked at
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
Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]


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

    def between(self, first: int, last: int) -> list[str]:
        """The lines of the source from one sequence to the end of another."""
        start, end = self.lines[first], self.lines[last + LENGTH - 1]
        return self.source.split("\n")[start : end + 1]


def vocabulary(given: Iterable[str]) -> Vocabulary:
    """The names that given text makes at its top level, and its words."""
    names, words = {*keyword.kwlist, *dir(builtins), "self"}, set[str]()
    for text in given:
        words |= {match[0] for match in re.finditer(r"[^\W\d]\w*", text)}
        try:
            with warnings.catch_warnings(action="ignore"):
                tree = ast.parse(text)
        except (SyntaxError, ValueError):  # prose, or a line of the shell
            continue
        for node in tree.body:
            found = names_bound(node)
            if isinstance(node, ast.Assign | ast.AnnAssign):
                found = [name for name in found if name.isupper()]  # constants, not an `x`
            names |= set(found)
    return Vocabulary(frozenset(names), frozenset(words))


def tokens(source: str, known: Vocabulary) -> Iterator[tuple[str, int]]:
    """The tokens of code, also where it is not Python, each with its line.

    Comments and strings that are statements are left out; other strings are one token. A name
    of the student's own becomes `v`; a name after a dot stays, but not a new one of `self`.
    """
    line, before, last = 0, "", "\n"
    for match in TOKEN.finditer(source[:MOST]):
        kind, text = match.lastgroup, match[0]
        if kind == "text" and last != "\n":
            yield "s", line
        elif kind == "name":
            is_own = text not in known.names
            if last == ".":
                is_own = before == "self" and text not in known.words
            text = "v" if is_own else text
            yield text, line
        elif kind in ("number", "sign"):
            yield text, line
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


def union(parts: Iterable[Hashes]) -> Hashes:
    """The hashes in these, in order, and at the end the one that is never chosen."""
    return np.unique(np.concatenate([*parts, np.array([NEVER])]))


def winnowed(hashes: Hashes, dropped: Hashes) -> set[int]:
    """The fingerprints among the hashes of a cell, without those in a `union`."""
    if not len(hashes):
        return set()
    chosen = np.where(dropped[np.searchsorted(dropped, hashes)] == hashes, NEVER, hashes)
    windows = sliding_window_view(chosen, min(WINDOW, len(chosen)))
    return set(windows.min(axis=1).tolist()) - {int(NEVER)}
