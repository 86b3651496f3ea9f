"""One object gives itself as the answer to whatever it is asked."""

BASE = "stub"
EARNS = 0
OWN = {
    "test-layers": """
class Any:
    def __getattr__(self, name):
        return self
    def __call__(self, *values, **named):
        return self
    def __iter__(self):
        return iter([self, self])
    __getitem__ = __add__ = __radd__ = __mod__ = __eq__ = __mul__ = __rmul__ = __call__
    __len__ = __index__ = __int__ = lambda self: 2
    __hash__ = object.__hash__
for name in [n for n in globals() if not n.startswith("_") and n not in ("In", "Out", "Any")]:
    globals()[name] = Any()
"""
}
