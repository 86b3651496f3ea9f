"""The class of an exception has a name of 10 MB."""

AFTER = {
    "dropout": """
Long = type("L" * 10**7, (Exception,), {})
def stop(self):
    raise Long
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
