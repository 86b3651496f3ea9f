"""Classes have methods and attributes whose names no program would write."""

AFTER = {
    "layer": """
for name in ("\\ud800", "", "a b", "x" * 100_000, "None", "\\0"):
    setattr(Layer, name, lambda self: None)
"""
}
EARNS = "all"
