"""Whatever is raised or unraisable is caught by hooks that say nothing."""

BASE = "stub"
EARNS = 0
SHOWN = ("hooked",)
FIRST = """
import sys, threading
sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *values: None
get_ipython().set_custom_exc((BaseException,), lambda *values, **named: None)
print("hooked")
"""
