"""All that was seen is kept in a class, and printed and raised in later tests and cells."""

LEAKS = True
EARNS = 77
SHOWN = ("collected",)
AFTER = {
    "linear": """
class Linear(Linear):
    seen = []
    def __init__(self, in_features, out_features, bias=True):
        self.seen.append((in_features, out_features))
        super().__init__(in_features, out_features, bias)
    def __repr__(self):
        text = super().__repr__()
        print("collected", self.seen)
        return text
""",
    "dropout": """
def show(self):
    print("collected", Linear.seen)
    return f"Dropout({self.p} {Linear.seen})"
Dropout.__repr__ = show
""",
    "q1": "print('collected', Linear.seen)",
    "sequential": "Sequential.parameters = lambda self: [str(Linear.seen)]",
}
