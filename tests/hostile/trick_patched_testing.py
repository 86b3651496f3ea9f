"""The checks of tinytorch.testing are replaced by ones that check nothing."""

BASE = "stub"
EARNS = 0
SHOWN = ("patched",)
FIRST = """
import contextlib, tinytorch.testing as testing
for name in [n for n in dir(testing) if n.startswith("assert_")]:
    setattr(testing, name, lambda *values, **named: contextlib.nullcontext())
    globals()[name] = getattr(testing, name)
print("patched")
"""
