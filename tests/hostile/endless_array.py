"""A method asks for an array of 800 GB."""

AFTER = {"dropout": "Dropout.__repr__ = lambda self: repr(np.ones(10**11))"}
LOST = ("test-dropout-repr",)
STATUS = {"test-dropout-repr": "failed"}
