"""Right code that closes standard output when it is done."""

EARNS = "all"
AFTER = {
    "dropout": """
import sys
shown = Dropout.__repr__
def show(self):
    text = shown(self)
    sys.stdout.close()
    return text
Dropout.__repr__ = show
"""
}
