"""The class of an exception is called something that is no name."""

AFTER = {
    "dropout": """
Odd = type("not a name; import os", (Exception,), {})
def stop(self):
    raise Odd("\\x1b[31m <b>bold</b>")
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
