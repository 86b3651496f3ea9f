"""Right code, with sys.exit(), exit() or quit() at the end of cells."""

EARNS = "all"
AFTER = {"linear": "import sys\nsys.exit()", "dropout": "exit()", "sequential": "quit()"}
