"""Lets `python -m tito` do what `tito` does."""

from tito.cli.author import main

main()
