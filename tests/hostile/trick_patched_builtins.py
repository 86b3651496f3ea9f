"""Built-in functions and AssertionError are replaced by ones that never complain."""

BASE = "stub"
EARNS = 0
OWN = {
    "q4": """
import builtins
class Quiet(Exception):
    pass
builtins.AssertionError = builtins.NotImplementedError = Quiet
for name in ("isinstance", "all", "any", "issubclass", "callable"):
    setattr(builtins, name, lambda *values: True)
builtins.len = builtins.abs = builtins.min = builtins.max = builtins.sum = lambda *values: 0
"""
}
