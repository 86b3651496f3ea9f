"""An answer is the head of an array of a terabyte, without the array."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = SPEAK + "from_now_on(lambda self, request: {'array': ['<f8', [2**20, 2**17]]})"
