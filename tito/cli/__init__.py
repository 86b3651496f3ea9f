"""The command line: only here is anything printed. This file holds what its verbs share."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

from typer import Argument

from tito.course import Course, Module, find_root, read_course
from tito.errors import TitoError
from tito.text import printable


def this_course() -> Course:
    """The course in whose folder tito runs."""
    return read_course(find_root(Path.cwd()))


def module_names() -> list[str]:
    """What a shell completes to the name of a module: nothing outside a course."""
    try:
        return [module.name for module in this_course().modules]
    except TitoError:
        return []


_argument = partial(
    Argument, parser=lambda name: this_course().module(name), autocompletion=module_names
)
OneModule = Annotated[Module, _argument(metavar="MODULE", help="03_layers, layers or 3")]
OptionalModule = Annotated[Module | None, _argument(metavar="[MODULE]")]
Modules = Annotated[list[Module], _argument(metavar="MODULE...")]


def print_reasons(said: Iterable[tuple[str, str]]) -> None:
    """Print a line for each reason, with all students that it is said of; "" is nobody."""
    students: dict[str, list[str]] = {}
    for student, reason in said:
        students.setdefault(reason, []).extend([student] if student else [])
    for reason, names in students.items():
        about = f" ({len(names)} students)" if len(names) > 1 else ""
        print(printable(": ".join(filter(None, (", ".join(names), f"{reason}{about}")))))
