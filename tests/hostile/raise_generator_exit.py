"""A method raises GeneratorExit."""

AFTER = {"dropout": "def stop(self): raise GeneratorExit\nDropout.__repr__ = stop"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
