"""Every cell ends with the number of points that it would like."""

BASE = "stub"
EARNS = 0
AFTER = dict.fromkeys(("layer", "linear", "dropout", "sequential", "q1"), "print(80)\n80")
