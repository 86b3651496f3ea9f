"""Texts of students: bounded and harmless to show, and grouped where only numbers differ."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tito.text import printable

LIMIT = 300  # letters of a text that is shown
READ = 2_000  # letters of a text that are looked at
MANY = "..."  # stands for numbers that differ, as in what hidden tests say
NUMBER = r"[-+]?+(?:0x[0-9a-f]++|(?:\d++\.?+\d*+|\.\d++)(?:e[-+]?\d++)?+|(?:nan|inf)\b)"
NUMBERS = re.compile(
    rf"(?<![\w.]){NUMBER}(?:(?:[\s,;()\[\]]|\.\.\.)++{NUMBER})*+(?:,(?=\)))?", re.IGNORECASE
)


@dataclass(frozen=True)
class Group:
    """A text, and how many said it."""

    text: str
    count: int


def shown(text: str, limit: int = LIMIT) -> str:
    """One line of bounded length, without characters that steer a terminal or turn text round."""
    start = " ".join(text[: 2 * limit].split())
    cut = start if len(start) <= limit and len(text) <= 2 * limit else f"{start[:limit]} {MANY}"
    return printable(cut)


def grouped(texts: Iterable[str]) -> tuple[Group, ...]:
    """The texts, most frequent first; those that differ in numbers only count as one.

    A number that is the same in all of them stays, any other becomes `...`.
    """
    found: defaultdict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for text in texts:
        start = " ".join(text[:READ].split())
        found[tuple(NUMBERS.split(start))].append(NUMBERS.findall(start))
    groups = [Group(shown(_merged(parts, said)), len(said)) for parts, said in found.items()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.text)))


def _merged(parts: tuple[str, ...], said: list[list[str]]) -> str:
    """The parts between the numbers, with the numbers on which all agree."""
    same = [found[0] if len(set(found)) == 1 else MANY for found in zip(*said, strict=True)]
    return "".join(part + number for part, number in zip(parts, [*same, ""], strict=True))
