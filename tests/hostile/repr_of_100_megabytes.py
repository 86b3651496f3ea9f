"""A repr is 100 MB long."""

AFTER = {"dropout": "Dropout.__repr__ = lambda self: 'Dropout(0.3)' * 10**7"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
