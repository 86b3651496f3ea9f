"""Texts hold half of a surrogate pair, which no file can keep."""

FIRST = "print('\\ud800')"
AFTER = {
    "dropout": """
def stop(self):
    print("printed \\udfff")
    raise ValueError("\\ud800")
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
