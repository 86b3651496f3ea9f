"""Right code that logs, and computes in threads."""

EARNS = "all"
AFTER = {
    "linear": """
import logging
from concurrent.futures import ThreadPoolExecutor
logging.basicConfig(level=logging.DEBUG)
right = Linear.forward
pool = ThreadPoolExecutor(2)
def forward(self, x):
    logging.debug("an input of shape %s", x.shape)
    return pool.submit(right, self, x).result()
Linear.forward = forward
"""
}
