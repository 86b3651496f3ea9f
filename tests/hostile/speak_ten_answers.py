"""Ten answers wait for the judge, so that each answer is that of another question."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = SPEAK
OWN = {"test-layers": "for _ in range(10): say({'value': True})"}
