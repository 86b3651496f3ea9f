"""The student's code takes the connection over and answers each request itself."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
SHOWN = ("channels: 1",)
FIRST = (
    SPEAK
    + """
from_now_on(lambda self, request: {"list": [{"object": 1, "class": 2, "about": ["A", [], []]}]})
"""
)
