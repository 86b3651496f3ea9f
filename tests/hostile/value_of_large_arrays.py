"""Every attribute is an array of 60 MB, with gaps, and every list holds ten of them."""

LIMITS = {"cell_seconds": 10, "notebook_seconds": 60, "memory_megabytes": 1024}
AFTER = {
    "dropout": """
HUGE = np.ones((15 * 2**20 // 2, 2), np.float32)[:, :1]
class Large:
    def __getattr__(self, name):
        return np.ones((15 * 2**20, 2), np.float32)[:, :1]
Dropout.forward = lambda self, x, training=True: Large()
Dropout.parameters = lambda self: [HUGE] * 10
"""
}
LOST = (
    "test-dropout-limits",
    "test-dropout-inference",
    "test-dropout-rate",
    "test-dropout-scale",
    "test-dropout-mask",
    "test-dropout-requires-grad",
    "test-dropout-input",
)
