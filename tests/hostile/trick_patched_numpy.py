"""Every comparison of NumPy says yes."""

BASE = "stub"
EARNS = 0
SHOWN = ("patched",)
FIRST = """
import numpy as np
for name in ("allclose", "isclose", "array_equal", "array_equiv", "all", "any"):
    setattr(np, name, lambda *values, **named: np.True_)
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *values, **named: None
print("patched")
"""
