"""Garbage on the connection ends the process; the tests after it go on without that method."""

from tests.hostile import SPEAK

FIRST = SPEAK
AFTER = {"dropout": "Dropout.__repr__ = lambda self: write(b'x' * 1000) or 'Dropout(0.3)'"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
