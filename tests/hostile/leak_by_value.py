"""Wrong results hold the input that was given, so that a message may show it."""

LEAKS = True
LOST = ("test-linear-forward", "test-linear-bias")
AFTER = {
    "linear": """
right = Linear.forward
def forward(self, x):
    output = right(self, x)
    if x.shape not in ((1, 2), (2,), (2, 3)):
        output.data = output.data * 0 + 41.5 + np.float32(np.sum(x.data))
    return output
Linear.forward = forward
"""
}
