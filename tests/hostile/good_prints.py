"""Right code that prints in every method, numbers too, and writes to standard error."""

EARNS = "all"
SHOWN = ("forward of Linear", "to stderr")
AFTER = {
    "linear": """
import sys
right = Linear.forward
def forward(self, x):
    print("forward of Linear", 0)
    print("to stderr", file=sys.stderr)
    return right(self, x)
Linear.forward = forward
"""
}
