"""The name of an error is lists in lists, as deep as JSON may go and text may not."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
deep = b"[" * 900 + b"]" * 900
say(b'{"error": {"name": ' + deep + b', "bases": [], "message": ""}}')
"""
)
