"""A cell prints for ever."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {"q1": "while True: print('and again')"}
LOST = ("test-q1",)
