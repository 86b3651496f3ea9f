"""The cell of Layer is left as it was; own example classes need none of what it asks for."""

BASE = "stub"
EARNS = 0
OWN = {
    "example-layers": """
class Stretch:
    runs = 0
    def __call__(self, x, factor=2.0, shift=0.0):
        self.runs += 1
        return factor * x + shift
    parameters = lambda self: []
    __repr__ = lambda self: "Unfinished()"
class Unfinished(Stretch):
    def forward(self, x):
        raise NotImplementedError("Unfinished")
"""
}
