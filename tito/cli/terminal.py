"""What all verbs of the command line share."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tito.course import Course, find_root, read_course

if TYPE_CHECKING:
    from rich.console import Console

ModuleName = Annotated[str, typer.Argument(metavar="MODULE", help="03_layers, layers or 3")]
LOG_WIDTH = 200  # where there is no terminal to measure


def new_app(text: str = "") -> typer.Typer:
    """An empty command line."""
    return typer.Typer(
        no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=text
    )


def this_course() -> Course:
    """The course in whose folder tito runs."""
    return read_course(find_root(Path.cwd()))


def console() -> "Console":
    """Where tables go: plain where there is no terminal."""
    from rich.console import Console

    return Console(
        highlight=False, width=None if sys.stdout and sys.stdout.isatty() else LOG_WIDTH
    )
