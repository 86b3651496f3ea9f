"""The answers of questions are right, as fractions, decimals and numbers of a class."""

EARNS = "all"
AFTER = {
    "q1": "from fractions import Fraction\noriginal = Fraction(original)\n"
    "class Count(int):\n    def doubled(self):\n        return Count(2 * self)\n"
    "doubled = Count(doubled)",
    "q2": "from decimal import Decimal\ntotal = Decimal(total)\n"
    "parameter_bytes = float(parameter_bytes)",
    "q4": "from fractions import Fraction\nratio = Fraction(multiplications, bias_additions)",
}
