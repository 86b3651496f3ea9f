"""A list of parameters has no end."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "sequential": """
import itertools
Sequential.parameters = lambda self: itertools.repeat(self)
"""
}
LOST = ("test-sequential-parameters",)
