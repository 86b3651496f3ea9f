"""An answer is JSON that is nested a hundred thousand times."""

from tests.hostile import SPEAK

FIRST = SPEAK
AFTER = {"dropout": "Dropout.__repr__ = lambda self: say(b'[' * 100_000) or 'Dropout(0.3)'"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
