"""The environment of the grader is printed: it may hold passwords."""

BASE = "stub"
EARNS = 0
SHOWN = ("PATH",)
FIRST = """
import os
print(dict(os.environ), os.environb)
"""
