"""Right code, with assertions of the student's own that fail, and an import that fails."""

EARNS = "all"
OWN = {
    "linear": "assert repr(Linear(1, 1)) == 'something else'",
    "dropout": "import torch",
    "sequential": "def broken(:\n    pass",
    "q1": "1 / 0",
}
