"""Objects cannot be shown: `repr` and `str` of them raise, and of errors with them, too."""

LOST = ("test-linear-repr",)
AFTER = {
    "linear": """
def refuse(self):
    raise ValueError("boo")
Linear.__repr__ = Linear.__str__ = refuse
"""
}
