"""The text of an exception is 100 MB long."""

AFTER = {"dropout": "def stop(self): raise ValueError('x' * 10**8)\nDropout.__repr__ = stop"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
