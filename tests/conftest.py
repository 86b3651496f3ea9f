"""What tests share: copies of the course, a way to run tito, solved notebooks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tito.course import Course, Module, read_course
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions

if TYPE_CHECKING:
    from tests.services import Postgres

ROOT = Path(__file__).resolve().parent.parent

# A busy machine is no fault of the code: no property has a deadline, or a rate to keep.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

SMALL_SOURCE = """\
# %% [markdown]
# # Doubling

# %% nbgrader={"grade_id": "imports"}
#| default_exp core.small
#| export
import math

# %% nbgrader={"grade_id": "double", "solution": true}
#| export
def double(x):
    \"\"\"Return twice x.\"\"\"
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% nbgrader={"grade_id": "test-double", "points": 2}
assert double(2) == 4, "twice 2 is 4"
### BEGIN HIDDEN TESTS
assert double(-7) == -14
### END HIDDEN TESTS
"""
SMALL_CONFIG = """\
[course]
id = "small"
title = "Small"
repository = "someone/somewhere"
branch = "main"
folder = ""
modules = ["01_small"]

[limits]
cell_seconds = 20
notebook_seconds = 60
memory_megabytes = 512
output_kilobytes = 64
"""


def copy_repository(target: Path) -> Path:
    """Copy what a fresh clone would hold: tracked files and new ones, nothing that is ignored."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def solve(module: Module, changes: dict[str, str] | None = None) -> None:
    """Type the reference's solutions into a module's notebook, with some of them changed."""
    solutions = {**reference_solutions(read_cells(module)), **(changes or {})}
    notebook = json.loads(module.notebook.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in solutions:
            cell["source"] = solutions[name]
    module.notebook.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A copy of the real course, in which the test stands."""
    copy_repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return read_course(tmp_path)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course of one tiny module, in which the test stands; nothing is built yet."""
    (tmp_path / "tito.toml").write_text(SMALL_CONFIG)
    source = tmp_path / "src" / "01_small" / "01_small.py"
    source.parent.mkdir(parents=True)
    source.write_text(SMALL_SOURCE)
    monkeypatch.chdir(tmp_path)
    return read_course(tmp_path)


class Run:
    """How a command ended: exit code, what it printed, what it complained of."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def tito(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the command line in this process: `tito("build", "--check")`."""
    from tito.cli.app import main

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["tito", *arguments])
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
            sys.exit(0)
        out, err = capfd.readouterr()
        return Run(int(end.value.code or 0), out, err)

    return run


def environment(root: Path, **more: str) -> dict[str, str]:
    """The environment of a command that runs in the copy `root` with this Python's programs."""
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(root), **more}


@pytest.fixture(scope="session")
def postgres() -> Iterator["Postgres"]:
    """A PostgreSQL server; take a new database of it for each test."""
    from tests.services import postgres_server

    with postgres_server() as server:
        yield server
