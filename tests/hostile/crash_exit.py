"""A method ends the process; the tests before and after it keep their points."""

AFTER = {
    "dropout": """
import os
right = Dropout.forward
def leave(self, x, training=True):
    return right(self, x, training) if x.shape != (20_000,) else os._exit(0)
Dropout.forward = leave
"""
}
LOST = ("test-dropout-rate",)
STATUS = {"test-dropout-rate": "crashed"}
