"""Every object is an instance of every class, says its metaclass."""

BASE = "stub"
EARNS = 0
CELLS = {
    "sequential": """
class Meta(type):
    __instancecheck__ = __subclasscheck__ = __eq__ = lambda cls, other: True
    __hash__ = type.__hash__
class Sequential(metaclass=Meta):
    __class__ = property(lambda self: list)
    def __init__(self, *layers):
        self.layers = self
    forward = parameters = lambda self, *values, **named: self
"""
}
