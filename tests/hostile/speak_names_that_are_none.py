"""To the question which names there are, the answer is a number, or names nothing known."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
answers = [7, None, [], {"Stretch": {"object": 1, "class": 99}}, {"Tensor": {"object": 1}},
           {"Tensor": {"object": 1, "class": 1, "about": 5}},
           {"Tensor": {"array": ["<f4", [2**70]]}},
           {"Tensor": {"array": ["<f4", [0, 2**62]]}}]
import itertools
endless = itertools.cycle(answers)
from_now_on(lambda self, request: next(endless))
"""
)
