"""Right code that prints 100 MB on one line, in a cell and in a method."""

EARNS = "all"
SHOWN = ("characters left out",)
OWN = {"imports": "print('x' * 10**8)"}
AFTER = {
    "dropout": """
shown = Dropout.__repr__
def show(self):
    print("x" * 10**8)
    return shown(self)
Dropout.__repr__ = show
"""
}
