"""The head of a message says that four gigabytes follow."""

from tests.hostile import SPEAK

FIRST = SPEAK
AFTER = {"dropout": "Dropout.__repr__ = lambda self: write(bytes([255] * 8)) or 'Dropout(0.3)'"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
