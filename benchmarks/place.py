"""A copy of the course to work in, and the commands that are timed there."""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tito.course import Course, find_root, read_course
from tito.files import write_text

FOLDERS = ("autograders", "modules", "src", "tinytorch", "tito.toml")


def this_course() -> Course:
    """The course that the current folder belongs to."""
    return read_course(find_root(Path.cwd()))


def copy_course(target: Path, is_stock: bool = False) -> Course:
    """A copy of this course; with nbgrader's own executor, if it is to be `stock`."""
    here = this_course().root
    names = subprocess.run(["git", "ls-files", *FOLDERS], cwd=here, capture_output=True, text=True)
    for name in names.stdout.splitlines():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(here / name, target / name)
    config = target / "autograders" / "nbgrader_config.py"
    if is_stock:
        text = re.sub(r"^c\.Autograde.*?^\]\n", "", config.read_text(), flags=re.M | re.S)
        write_text(config, text)
    return read_course(target)


def run(course: Course, *command: str) -> None:
    """Run a command in a course; nbgrader in its own folder. Shows what it prints if it fails."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    found = subprocess.run(
        command,
        cwd=course.autograders if command[0] == "nbgrader" else course.root,
        env={**os.environ, "PATH": programs, "PYTHONPATH": str(course.root)},
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
