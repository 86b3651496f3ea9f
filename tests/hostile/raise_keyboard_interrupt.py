"""A method raises KeyboardInterrupt, as if the teacher had stopped the grading."""

AFTER = {"dropout": "def stop(self): raise KeyboardInterrupt\nDropout.__repr__ = stop"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
