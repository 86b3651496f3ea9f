"""Right code, after a cell that asks for input."""

EARNS = "all"
OWN = {"imports": "name = input('Your name: ')"}
