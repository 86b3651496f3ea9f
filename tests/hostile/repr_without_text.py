"""A repr is not a text."""

AFTER = {"dropout": "Dropout.__repr__ = lambda self: 7"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
