"""Right code that needs a helper, a data class and a cache from cells of the student's own."""

EARNS = "all"
OWN = {
    "layer": """
import functools
from dataclasses import dataclass

@dataclass
class Sizes:
    inputs: int
    outputs: int

@functools.lru_cache(maxsize=None)
def describe(sizes: tuple, bias: bool) -> "NoSuchType":
    inputs, outputs = sizes
    return f"Linear(in_features={inputs}, out_features={outputs}, bias={bias})"
"""
}
AFTER = {
    "linear": """
def show(self: "Whatever[Unknown]") -> "Text":
    sizes = Sizes(self.in_features, self.out_features)
    return describe((sizes.inputs, sizes.outputs), self.bias is not None)
Linear.__repr__ = show
"""
}
