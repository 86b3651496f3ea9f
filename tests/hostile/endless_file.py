"""A cell writes one file as long as it can."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
SHOWN = ("File too large",)
OWN = {
    "imports": """
with open("file", "wb", buffering=0) as file:
    while True:
        file.write(bytes(10**7))
"""
}
