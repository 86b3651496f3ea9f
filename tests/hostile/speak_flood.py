"""A thread floods the connection to the judge for ever."""

from tests.hostile import QUICK, SPEAK

BASE = "stub"
EARNS = 0
LIMITS = QUICK
FIRST = (
    SPEAK
    + """
import threading
def flood():
    while True:
        say({"value": []})
threading.Thread(target=flood, daemon=True).start()
"""
)
