"""A method calls abort()."""

AFTER = {"dropout": "import os\nDropout.__repr__ = lambda self: os.abort()"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
