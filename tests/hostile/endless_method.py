"""A method never returns."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "dropout": """
def wait(self):
    while True:
        pass
Dropout.__repr__ = wait
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "timed out"}
