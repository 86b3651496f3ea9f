"""A method takes all memory that it gets, little by little."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "dropout": """
def eat(self):
    eaten = []
    while True:
        eaten.append(bytearray(10**7))
Dropout.__repr__ = eat
"""
}
LOST = ("test-dropout-repr",)
