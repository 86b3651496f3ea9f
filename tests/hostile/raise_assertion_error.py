"""An exception of the student's own is called AssertionError and says that all is well."""

AFTER = {
    "dropout": """
class AssertionError(Exception):
    pass
def stop(self):
    raise AssertionError("test passed")
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
