"""All descriptors are closed, so that no answer is ever heard."""

BASE = "stub"
EARNS = 0
FIRST = "import os\nos.closerange(0, 256)"
