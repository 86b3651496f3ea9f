"""Fractions, decimals and copies hold numbers that take hours to compute, or are none."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
EARNS = 0
LIMITS = QUICK
FIRST = (
    SPEAK
    + """
import itertools
long = int("9" * 4000)
things = [{"fraction": ["1e999999999", 1]}, {"fraction": [1, 0]}, {"fraction": [long, 7]},
          {"fraction": [1]}, {"fraction": ["9" * 4000, 1]}, {"decimal": "1e999999999"},
          {"decimal": "9" * 5000}, {"decimal": "sNaN"}, {"decimal": [1]}, {"decimal": None},
          {"complex": [1, 2, 3]}, {"complex": "1j"}, {"copy": [1]}, {"copy": [None, 2]},
          {"copy": [{"copy": [1, 2]}, 3]}, {"copy": [1, 2]}, {"copy": [True, 2]}]
endless = itertools.cycle(things)
from_now_on(lambda self, request: dict.fromkeys(request.get("names", "x"), next(endless)))
"""
)
