"""Lets `python -m tito` do what `tito` does."""

from tito.cli.app import main

main()
