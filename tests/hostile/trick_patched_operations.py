"""The program beside the student's code answers every request with the first value in it."""

BASE = "stub"
EARNS = 0
FIRST = """
import sys
student = sys.modules["tito.judge.student"]
for name in student.OPERATIONS:
    student.OPERATIONS[name] = lambda *values, **named: values[0]
"""
