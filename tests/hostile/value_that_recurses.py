"""A method calls itself for ever."""

AFTER = {"dropout": "Dropout.__repr__ = lambda self: repr(self)"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
