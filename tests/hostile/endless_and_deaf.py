"""A loop catches whatever would end it."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "dropout": """
import signal
def wait(self):
    for number in range(1, 30):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
Dropout.__repr__ = wait
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "timed out"}
