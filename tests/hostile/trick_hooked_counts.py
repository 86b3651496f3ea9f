"""Calls run `forward` twice, and the base class forgets half of what is counted in its objects."""

LOST = ["test-layer"]
AFTER = {
    "layer": """
def once(self, name, value):
    if name != "runs" or value % 2:
        object.__setattr__(self, name, (value + 1) // 2 if name == "runs" else value)
Layer.__setattr__ = once
Layer.__call__ = lambda self, *given, **named: [self.forward(*given, **named) for _ in "ab"][1]
"""
}
