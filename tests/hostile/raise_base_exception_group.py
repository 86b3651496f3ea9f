"""A method raises a group of exceptions that no `except Exception` catches."""

AFTER = {
    "dropout": """
def stop(self):
    raise BaseExceptionGroup("all", [SystemExit(), KeyboardInterrupt(), BaseException()])
Dropout.__repr__ = stop
"""
}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
