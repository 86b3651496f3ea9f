"""A solution cell never ends: what it defined is lost, all else is graded."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {"q1": "while True: pass"}
LOST = ("test-q1",)
