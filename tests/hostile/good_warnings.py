"""Right code whose sigmoid overflows, and that warns; warnings cost nothing."""

EARNS = "all"
SHOWN = ("overflow", "a warning of mine")
OWN = {
    "imports": """
import warnings
np.exp(np.float32(1000))
np.exp(np.array([1000.0], dtype=np.float32))
warnings.warn("a warning of mine")
"""
}
BEFORE = {"dropout": "import warnings\nwarnings.warn('and above a solution')"}
