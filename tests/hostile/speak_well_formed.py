"""A well-formed answer is written to the judge before the grading program's own."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = SPEAK + "say({'value': []})"
