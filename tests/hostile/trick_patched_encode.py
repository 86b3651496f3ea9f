"""Each value that crosses to the judge is replaced by the array that was last sent here."""

BASE = "stub"
EARNS = 0
FIRST = """
import sys
import numpy as np
channel = sys.modules["tito.judge.protocol"].Channel
last = [np.zeros(1, np.float32)]
decode, encode = channel.decode, channel.encode
def remember(self, tree):
    value = decode(self, tree)
    if isinstance(value, np.ndarray):
        last[0] = value
    return value
channel.decode = remember
channel.encode = lambda self, value: encode(self, last[0])
"""
