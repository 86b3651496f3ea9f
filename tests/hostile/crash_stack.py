"""Recursion without the limit of Python overflows the stack of the process."""

AFTER = {
    "dropout": """
import sys
def deeper(self):
    sys.setrecursionlimit(10**9)
    value = []
    for _ in range(10**6):
        value = [value]
    return repr(value)
Dropout.__repr__ = deeper
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
