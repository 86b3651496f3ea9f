"""The answers of questions are numbers of few letters that are immense when written out."""

from tests.hostile import QUICK

LIMITS = QUICK
AFTER = {
    "q1": "from decimal import Decimal\noriginal = Decimal('1e999999999999')\ndoubled = 1j",
    "q2": "from fractions import Fraction\ntotal = Fraction(10**30000, 7)",
    "q4": "from decimal import Decimal\nmultiplications = Decimal('NaN')",
}
LOST = ("test-q1", "test-q2", "test-q4")
