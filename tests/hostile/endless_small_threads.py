"""A cell starts threads of little memory, as many as it can."""

LIMITS = {"cell_seconds": 5, "notebook_seconds": 20}
EARNS = "all"
SHOWN = ("too many threads",)
OWN = {
    "imports": """
import threading, time
threading.stack_size(32768)
while True:
    threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
"""
}
