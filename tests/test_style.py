"""The code is linted, formatted and typed; the rooms of tito import downhill only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: From the ground up: a file imports only from files on floors below its own, or beside it.
FLOORS = (
    ("errors", "files", "text", "grading.channel", "grading.filter", "grading.bounds"),
    ("grading.sweeper",),
    ("course", "cells", "notebooks", "hand_in", "grading.marks", "grading.sandbox"),
    ("crossing", "rules", "source", "submission", "candidate", "faults", "trial", "new"),
    ("export", "evidence", "degenerate", "grading.stock", "grading.student"),
    ("grading.examination", "grading.process", "grading.server", "grading.outputs"),
    ("release", "progress", "terminal", "grading.gradebook", "grading.guard"),
    ("grading.remote", "grading.folders", "grading.restored", "grading.assignment"),
    ("grading.autograded",),
    ("grading.attempt",),
    ("grading.judge",),
    ("grading.worker", "collecting.layouts", "collecting.collection"),
    ("collecting.roster", "collecting.entries", "collecting.placing"),
    ("collecting.attempts",),
    ("collecting.collect",),
    ("build", "sample", "grading.own", "grading.pool", "grading.writer"),
    ("grading.classroom", "grading.cluster"),
    ("check", "grading.nbgrader", "results.graded_class"),
    ("proof_page", "results.rendering", "results.wording", "results.fingerprints"),
    ("results.fragments", "results.unusual", "results.spreadsheet", "results.markdown"),
    ("results.similarity", "results.statistics", "results.outline", "results.grades"),
    ("results.report_page", "results.matching", "results.lms", "results.page"),
    ("results.report_text", "results.template"),
    ("results.formats", "results.feedback"),
    ("tables",),
    ("grading_run",),
    ("teaching",),
    ("cli",),
    ("__main__",),
)
ROOMS = {
    ".".join(path.relative_to(ROOT / "tito").with_suffix("").parts): path
    for path in (ROOT / "tito").rglob("*.py")
    if path.name != "__init__.py"
}


@pytest.mark.parametrize(
    "command", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join
)
def test_the_code_is_clean(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def imports_of(path: Path) -> set[str]:
    """The rooms of tito that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tito":
            base = (node.module or "").removeprefix("tito").strip(".")
            names = {f"{base}.{alias.name}".strip(".") for alias in node.names}
            found |= {base} & set(ROOMS) or names & set(ROOMS)
    return found


def test_every_room_of_tito_stands_on_a_floor() -> None:
    assert sorted(ROOMS) == sorted(room for floor in FLOORS for room in floor)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_imports_run_downhill(room: str) -> None:
    level = {name: number for number, floor in enumerate(FLOORS) for name in floor}
    uphill = {name for name in imports_of(ROOMS[room]) if level[name] > level[room]}
    beside = {name for name in imports_of(ROOMS[room]) if level[name] == level[room]}
    assert uphill == set()
    assert not any(room in imports_of(ROOMS[name]) for name in beside)


def test_no_emoji_stands_in_code_or_output() -> None:
    for folder in ("tito", "tinytorch", "src", "tests", "autograders"):
        for path in (ROOT / folder).rglob("*.py"):
            odd = [c for c in path.read_text(encoding="utf-8") if ord(c) > 0x2BFF]
            assert odd == [], path
