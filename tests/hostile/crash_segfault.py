"""A method reads at the address 0."""

AFTER = {"dropout": "import ctypes\nDropout.__repr__ = lambda self: ctypes.string_at(0)"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "crashed"}
