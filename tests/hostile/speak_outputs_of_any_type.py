"""What a cell gave is said to be a number, then a text, then lists in lists."""

from tests.hostile import SPEAK

BASE = "stub"
EARNS = 0
FIRST = SPEAK + "say({'value': 7}), say({'value': 'text'}), say({'value': [[[]], {'a': None}]})"
