"""An array claims 2 ** 60 elements, all in the same four bytes."""

AFTER = {
    "dropout": """
def wide(self, x, training=True):
    output = Tensor([1.0])
    output.data = np.lib.stride_tricks.as_strided(output.data, (2**40, 2**20), (0, 0))
    return output
Dropout.forward = wide
"""
}
LOST = (
    "test-dropout-limits",
    "test-dropout-inference",
    "test-dropout-rate",
    "test-dropout-scale",
    "test-dropout-mask",
    "test-dropout-input",
    "test-dropout-requires-grad",
)
