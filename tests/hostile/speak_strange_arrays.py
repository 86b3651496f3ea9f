"""Answers are arrays of negative sizes, of unknown types, with axes that there are not."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
import itertools
heads = [["<f4", [-1]], ["<f4", [-2, -3]], ["O", [1]], ["V8", [1]], ["", [1]], ["<f4", [0] * 99],
         ["<f4", []], ["<f4", [0], [5]], ["<f4", [0, 0], [0, 0]], ["<f4", "ab"], ["<f4", [1.5]],
         [None, [0]], ["f4,f4", [0]], ["(9,)f4", [0]], ["<M8[s]", [0]], ["<f4", [True, 0]], 5]
endless = itertools.cycle([{"array": head} for head in heads])
from_now_on(lambda self, request: next(endless))
"""
)
