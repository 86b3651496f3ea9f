"""Folders stand in folders, thousands deep, until the process is ended."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
OWN = {
    "imports": """
import os
while True:
    os.mkdir("f")
    os.chdir("f")
"""
}
