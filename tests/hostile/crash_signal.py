"""A method sends its process the signal that cannot be caught; it may not even that."""

AFTER = {
    "dropout": """
import os, signal
Dropout.__repr__ = lambda self: os.kill(os.getpid(), signal.SIGKILL) or "Dropout(0.3)"
"""
}
LOST = ("test-dropout-repr",)
