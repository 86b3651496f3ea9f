"""All numbers are NaN or infinite."""

AFTER = {
    "dropout": """
def odd(self, x, training=True):
    return x * float("nan") if training else x / 0.0
Dropout.forward = odd
""",
    "q1": "original, doubled = float('nan'), float('inf')",
}
LOST = (
    "test-dropout-limits",
    "test-dropout-inference",
    "test-dropout-rate",
    "test-dropout-scale",
    "test-dropout-mask",
    "test-q1",
)
