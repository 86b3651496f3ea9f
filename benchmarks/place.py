"""A copy of the course to work in, and the commands that are timed there."""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tito.cli import this_course
from tito.course import Course, read_course
from tito.files import write_text
from tito.module.build import generate, write

FOLDERS = ("autograders", "modules", "src", "tinytorch", "tito.toml")


def copy_course(target: Path, is_stock: bool = False) -> Course:
    """A fresh copy of this course, without cluster and database; `stock` has nbgrader's executor.

    Own work in notebooks and package stays where it is: the copy starts from the sources.
    """
    here = this_course().root
    listed = subprocess.run(
        ["git", "ls-files", *FOLDERS], cwd=here, capture_output=True, text=True
    )
    if listed.returncode or not listed.stdout:
        raise SystemExit(f"git cannot list the files of {here}: {listed.stderr.strip()}")
    for name in filter(lambda name: (here / name).is_file(), listed.stdout.splitlines()):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(here / name, target / name)
    settings = target / "tito.toml"
    write_text(settings, without(r"^(database|scheduler) *=[^\n]*\n", settings.read_text()))
    config = target / "autograders" / "nbgrader_config.py"
    if is_stock:
        own = config.read_text()
        write_text(config, without(r"^c\.Autograde[^\[]*\[.*?^\]\n", own))
        assert config.read_text() != own
    course = read_course(target)
    assert not course.database and not course.scheduler
    for module in course.modules:
        for file in generate(module):
            write(file, force=True)
    return course


def without(pattern: str, text: str) -> str:
    """A text without what matches."""
    return re.sub(pattern, "", text, flags=re.MULTILINE | re.DOTALL)


def run(course: Course, *command: str, **variables: str) -> None:
    """Run a command in a course; nbgrader in its own folder. Shows what it prints if it fails."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    found = subprocess.run(
        command,
        cwd=course.autograders if command[0] == "nbgrader" else course.root,
        env={**os.environ, "PATH": programs, "PYTHONPATH": str(course.root), **variables},
        capture_output=True,
        text=True,
    )
    if found.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{found.stdout}{found.stderr}")


def run_all(course: Course, commands: Sequence[Sequence[str]]) -> None:
    """Run commands one after the other."""
    for command in commands:
        run(course, *command)


def time_of_children() -> float:
    """Processor time, in seconds, of the processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
