"""What the methods are given is printed, as it comes."""

EARNS = "all"
SHOWN = ("given",)
LEAKS = True
AFTER = {
    "dropout": """
right = Dropout.forward
def forward(self, x, training=True):
    print("given", self.p, x.shape, x.data.ravel()[:3])
    return right(self, x, training)
Dropout.forward = forward
"""
}
