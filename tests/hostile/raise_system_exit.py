"""A method raises SystemExit: it ends its own test, and nothing else."""

AFTER = {"dropout": "def leave(self): raise SystemExit(0)\nDropout.__repr__ = leave"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
