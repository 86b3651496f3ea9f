"""Right code that prints more letters than an answer may hold, on both streams."""

EARNS = "all"
SHOWN = ("characters left out",)
NOT_SHOWN = ("too large",)
OWN = {
    "imports": """
import sys
print("\\u00e9" * 10**6)
print("\\u00e9" * 10**6, file=sys.stderr)
"""
}
