"""A cell starts threads that do nothing, as many as it can."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
OWN = {
    "imports": """
import threading, time
threads = []
while len(threads) < 5000:
    thread = threading.Thread(target=time.sleep, args=(100,), daemon=True)
    thread.start()
    threads.append(thread)
"""
}
