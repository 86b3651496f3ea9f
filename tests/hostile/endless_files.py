"""A cell makes small files for ever."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
SHOWN = ("too many files",)
OWN = {
    "imports": """
import itertools
for number in itertools.count():
    open(f"{number}", "w").close()
"""
}
