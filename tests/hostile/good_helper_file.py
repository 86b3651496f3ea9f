"""A file is written beside the notebook, and imported where it is needed."""

EARNS = "all"
OWN = {"imports": "%%writefile my_helpers.py\nSCALE = 1.0"}
BEFORE = {"linear": "from my_helpers import SCALE"}
AFTER = {"linear": "assert SCALE == 1.0"}
