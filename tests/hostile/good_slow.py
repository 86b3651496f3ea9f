"""Right code whose cells take nearly as long as they may."""

from tests.hostile import QUICK

LIMITS = QUICK
EARNS = "all"
BEFORE = {"linear": "import time\ntime.sleep(0.5)"}
