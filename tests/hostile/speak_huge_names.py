"""Classes and errors have names of two megabytes each, all different."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
import itertools
count = itertools.count(1)
def answer(self, request):
    number = next(count)
    name = f"A{number}_" + "x" * 2_000_000
    thing = {"object": 1, "class": number, "about": [name, [], []]}
    return dict.fromkeys(request["names"][:1], thing)
from_now_on(answer)
"""
)
