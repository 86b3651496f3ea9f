"""The program beside the student's code answers every request with True."""

BASE = "stub"
EARNS = 0
FIRST = """
import gc
for table in [o for o in gc.get_objects() if isinstance(o, dict) and "call_method" in o]:
    for name in list(table):
        table[name] = lambda *values, **named: True
"""
