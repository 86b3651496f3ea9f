"""An answer is a pickle that would run a program."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = (
    SPEAK
    + """
say(b"cos\\nsystem\\n(S'touch /tmp/owned'\\ntR.")
from_now_on(lambda self, request: {"pickle": "cos", "py/reduce": [{"py/function": "os.system"}]})
"""
)
