"""The answer of a question has a hundred thousand digits, which Python is told to write."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {"q1": "import sys\nsys.set_int_max_str_digits(0)\noriginal = 10 ** 100_000"}
LOST = ("test-q1",)
