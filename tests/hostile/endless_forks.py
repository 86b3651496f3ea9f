"""A cell makes copies of its process for ever."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
SHOWN = ("PermissionError",)
OWN = {"imports": "import os\nwhile True: os.fork()"}
