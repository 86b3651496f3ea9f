"""A cell of the student's own ends the process: it is left out, and costs nothing."""

EARNS = "all"
OWN = {"imports": "import os\nos._exit(1)", "test-q1": "import ctypes\nctypes.string_at(0)"}
