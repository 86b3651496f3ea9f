"""Cells below the last test use names of the notebook, and of Python, for something else."""

EARNS = "all"
OWN = {
    "test-q4": """
id = 20231234  # a student number
list = [1, 2, 3]
XAVIER_SCALE_FACTOR = 2.0

def slow(self, x):
    return None

Linear.forward = slow

class Tensor:
    pass
"""
}
