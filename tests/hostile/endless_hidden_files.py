"""Files are written below a path that is too long to be named from outside."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
SHOWN = ("too many files",)
OWN = {
    "imports": """
import os, time
for _ in range(20):
    os.mkdir("f" * 250)
    os.chdir("f" * 250)
for number in range(5):
    with open(f"{number}", "wb") as file:
        file.truncate(2**26 - 1)
for number in range(2000):
    open(f"x{number}", "w").close()
time.sleep(0.5)
"""
}
