"""Right code in a file that the browser has renamed."""

EARNS = "all"
NAME = "03_layers (1).ipynb"
