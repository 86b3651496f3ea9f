"""A message is begun and never finished."""

from tests.hostile import QUICK, SPEAK

LIMITS = QUICK
FIRST = SPEAK
AFTER = {
    "dropout": """
def half(self):
    write(struct.pack(">II", 1000, 0) + b"{")
    while True:
        pass
Dropout.__repr__ = half
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "timed out"}
