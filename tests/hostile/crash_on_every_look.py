"""The process ends whenever the class is looked at, which each test of it does first of all."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "dropout": """
import os
class VeryShy(type):
    def __dir__(cls):
        os._exit(0)
class Shy(type, metaclass=VeryShy):
    pass
class Dropout(Dropout, metaclass=Shy):
    pass
"""
}
LOST = (
    "test-dropout-limits",
    "test-dropout-refuse",
    "test-dropout-inference",
    "test-dropout-rate",
    "test-dropout-scale",
    "test-dropout-mask",
    "test-dropout-input",
    "test-dropout-requires-grad",
    "test-dropout-repr",
    "test-sequential-training",
    "test-sequential-errors",
)
STATUS = {"test-dropout-repr": "crashed"}
