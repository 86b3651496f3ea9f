"""Lets `python -m tito` do what `tito` does."""

from tito.cli import main

main()
