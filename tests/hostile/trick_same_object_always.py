"""Every object is said to be the same one, so that `is` always holds."""

BASE = "stub"
EARNS = 0
FIRST = """
import sys
student = sys.modules["tito.judge.student"]
class Same: pass
same = Same()
def same_again(*values, **named):
    return same
for name in ("call", "call_method", "getattr", "getitem"):
    student.OPERATIONS[name] = same_again
"""
