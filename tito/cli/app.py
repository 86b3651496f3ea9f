"""`tito`: its verbs in the order of the help, its own options, and what becomes of an error."""

import io
import sys
from typing import Annotated

from typer import Exit, Option, Typer

from tito import __version__
from tito.cli.author import build, check, demo, new
from tito.cli.instructor import collect, doctor, feedback, grade, marks, release, report
from tito.cli.student import export, lab, status, test
from tito.errors import TitoError
from tito.module.notebook import import_quickly
from tito.text import printable

VERBS = {
    "Students": (status, test, export, lab),
    "Instructors": (release, collect, grade, report, marks, feedback, doctor, demo),
    "Authors": (new, build, check),
}
RENAMED = {"grades": "marks", "course": "demo"}

app = Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for group, verbs in VERBS.items():
    for verb in verbs:
        app.command(rich_help_panel=group)(verb)


def show_version(is_wanted: bool) -> None:
    """Print the version and end, if that is wanted."""
    if is_wanted:
        print(f"tito {__version__}")
        raise Exit


@app.callback(help="Build, export and grade the TinyTorch course.")
def options(
    version: Annotated[
        bool,
        Option("--version", "-V", callback=show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """What `tito` can be asked for without a verb."""


def main() -> None:
    """Run the command line; a TitoError becomes one line on stderr and exit code 1."""
    old = "".join(sys.argv[1:2])
    if old in RENAMED:
        print(f"`tito {old}` is now `tito {RENAMED[old]}`", file=sys.stderr)
        sys.exit(2)
    import_quickly()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # one that cannot write every letter
            stream.reconfigure(errors="replace")
    try:
        app(prog_name="tito")
    except TitoError as error:
        print(printable(f"tito: {error}"), file=sys.stderr)
        sys.exit(1)
