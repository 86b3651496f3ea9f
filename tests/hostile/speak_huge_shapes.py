"""Arrays have shapes whose product takes minutes to compute, dtypes of megabytes, or no shape."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
EARNS = 0
LIMITS = QUICK
FIRST = (
    SPEAK
    + """
import itertools
number = int("9" * 4000)
things = [{"array": ["<f4", [number] * 1500]}, {"dtype": "f4," * 2_000_000}, {"array": [[], []]},
          {"array": ["<f4", {"0": 1}]}, {"array": ["<f4", [True, 2.0]]}, {"array": ["<f4", 7]},
          {"array": ["<f4", [1] * 100]}, {"scalar": [1]}, {"scalar_type": None}]
endless = itertools.cycle(things)
from_now_on(lambda self, request: dict.fromkeys(request.get("names", "x")[:1], next(endless)))
"""
)
