"""A Tensor of the student's own, of which everything is an instance, beside arrays as results."""

LOST = [
    *("test-linear-forward", "test-dropout-requires-grad"),
    *("test-sequential-order", "test-sequential-training"),
]
LIES = """
class Meta(type):
    __instancecheck__ = __subclasscheck__ = lambda cls, other: True
class Tensor(Tensor, metaclass=Meta):
    pass
"""
OWN = dict.fromkeys(("test-imports", "linear", "dropout", "sequential"), LIES)
AFTER = {
    "linear": "run = Linear.forward\nLinear.forward = lambda self, x: run(self, x).data",
    "dropout": "drop = Dropout.forward\n"
    "Dropout.forward = lambda self, *given, **named: drop(self, *given, **named).data",
    "sequential": "chain = Sequential.forward\n"
    "Sequential.forward = lambda self, *given, **named: chain(self, *given, **named).data",
}
