"""`tito grade --submissions`: folders of hand-ins, marks as JSON, no grading unprotected."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, environment, solve
from tito.course import Course
from tito.module.export import HAND_WRITTEN

Tito = Callable[..., Run]

#: Runs a command where Landlock is missing: its system call answers ENOSYS, as in an old kernel.
WITHOUT_LANDLOCK = """\
import ctypes, errno, os, struct, sys
from tito.judge.seccomp import ALLOW, FAIL, JUMP_IF_EQUAL, LOAD, RETURN, _step

NUMBER = 444  # landlock_create_ruleset, on every machine
program = _step(LOAD, 0) + _step(JUMP_IF_EQUAL, NUMBER, 0, 1)
program += _step(RETURN, FAIL | errno.ENOSYS) + _step(RETURN, ALLOW)
kept = ctypes.create_string_buffer(program)
head = ctypes.create_string_buffer(struct.pack("@HP", len(program) // 8, ctypes.addressof(kept)))
library = ctypes.CDLL(None, use_errno=True)
assert library.prctl(38, 1, 0, 0, 0) == 0
assert library.prctl(22, 2, head) == 0, os.strerror(ctypes.get_errno())
os.execv(sys.executable, [sys.executable, "-m", "tito", *sys.argv[1:]])
"""


@pytest.fixture
def built(small: Course, tito: Tito) -> Course:
    for name in HAND_WRITTEN:
        target = small.root / "tinytorch" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((Path(__file__).parents[3] / "tinytorch" / name).read_bytes())
    assert tito("build").code == 0
    return small


def hand_in(course: Course, where: str, double: str | None = None) -> Path:
    """Put a solved notebook into class/`where`."""
    module = course.modules[0]
    untouched = module.notebook.read_bytes()
    solve(module, {"double": f"#| export\n{double}"} if double else None)
    path = course.root / "class" / where
    path.parent.mkdir(parents=True)
    path.write_bytes(module.notebook.read_bytes())
    module.notebook.write_bytes(untouched)
    return path


def graded(course: Course, tito: Tito, *options: str) -> dict[str, Any]:
    run = tito("grade", "small", "--submissions", "class", "--json", "marks.json", *options)
    assert run.code == 0, run.err
    found = json.loads((course.root / "marks.json").read_text())
    return {one["student"]: one for one in found}


def test_a_class_is_graded_from_either_layout_and_every_student_has_a_row(
    built: Course, tito: Tito
) -> None:
    hand_in(built, "ann/01_small.ipynb")
    hand_in(built, "bob/01_small/01_small.ipynb", "def double(x):\n    return 4")
    hand_in(built, "cat/01_small (1).ipynb")
    (built.root / "class" / "dan").mkdir()
    (built.root / "class" / "eve").mkdir()
    (built.root / "class" / "eve" / "01_small.ipynb").write_text('{"cells": [')
    marks = graded(built, tito)
    assert {name: one["score"] for name, one in marks.items()} == {
        **{"ann": 2, "bob": 0, "cat": 2, "dan": 0, "eve": 0}
    }
    assert marks["ann"] == {
        "student": "ann",
        "score": 2,
        "max_score": 2,
        "status": "graded",
        "note": "",
        "tests": [
            {
                "id": "test-double",
                "points": 2,
                "max_points": 2,
                "status": "passed",
                "message": "",
            }
        ],
        "repairs": [],
        "broken_cells": [],
    }
    assert marks["cat"]["repairs"] == ["the file is called 01_small (1).ipynb"]
    assert marks["dan"]["status"] == marks["eve"]["status"] == "not graded"
    assert marks["dan"]["note"] == "there is no notebook in the folder dan"
    assert "its JSON breaks off at line 1" in marks["eve"]["note"]


def test_a_hidden_check_is_named_by_the_property_and_never_quoted(
    built: Course, tito: Tito
) -> None:
    source = built.modules[0].source
    check = 'assert double(-7) == -14, f"negative numbers, too: {double(-7)}"'
    source.write_text(source.read_text().replace("assert double(-7) == -14", check))
    hand_in(built, "ann/01_small.ipynb", "def double(x):\n    print(x)\n    return abs(2 * x)")
    raising = "def double(x):\n    if x < 0:\n        raise ValueError(x)\n    return 4"
    hand_in(built, "bob/01_small.ipynb", raising)
    marks = graded(built, tito)
    messages = {name: one["tests"][0]["message"] for name, one in marks.items()}
    assert messages == dict.fromkeys(("ann", "bob"), "negative numbers, too: ...")
    assert "-7" not in json.dumps(marks)


def test_a_link_is_not_followed(built: Course, tito: Tito) -> None:
    target = hand_in(built, "ann/01_small.ipynb")
    (built.root / "class" / "bob").mkdir()
    (built.root / "class" / "bob" / "01_small.ipynb").symlink_to(target)
    marks = graded(built, tito)
    assert (marks["ann"]["score"], marks["bob"]["score"]) == (2, 0)
    assert "is a link or no regular file" in marks["bob"]["note"]


def test_a_folder_that_is_missing_or_empty_is_named(built: Course, tito: Tito) -> None:
    (built.root / "empty").mkdir()
    for name, words in (("nowhere", "there is no such folder"), ("empty", "no submissions")):
        run = tito("grade", "small", "--submissions", name)
        assert run.code == 1
        assert words in run.err and name in run.err


def test_points_in_part_are_what_the_last_expression_of_a_test_says(
    built: Course, tito: Tito
) -> None:
    source = built.modules[0].source
    partly = "assert double(2) == 4\n### BEGIN HIDDEN TESTS\n1.5 if double(3) == 0 else 2\n"
    text = source.read_text()
    source.write_text(text[: text.index("assert double(2)")] + f"{partly}### END HIDDEN TESTS\n")
    hand_in(built, "ann/01_small.ipynb", "def double(x):\n    return 4 if x == 2 else 0")
    hand_in(built, "bob/01_small.ipynb")
    marks = graded(built, tito)
    assert (marks["ann"]["score"], marks["bob"]["score"]) == (1.5, 2)
    assert marks["ann"]["tests"][0]["status"] == "partly passed"


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_without_a_sandbox_nothing_is_graded_unless_asked_for(built: Course) -> None:
    hand_in(built, "ann/01_small.ipynb")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", WITHOUT_LANDLOCK, *arguments],
            cwd=built.root,
            env=environment(Path(__file__).parents[3]),
            capture_output=True,
            text=True,
        )

    grade = ("grade", "small", "--submissions", "class", "--json", "marks.json")
    refused = run(*grade)
    assert refused.returncode == 1
    assert "offers no Landlock" in refused.stderr and "--unsafe" in refused.stderr
    assert not (built.root / "marks.json").exists()
    doctor = run("doctor")
    assert doctor.returncode == 1
    assert "Landlock (files, TCP): missing" in doctor.stdout
    assert "offers no Landlock" in doctor.stderr
    graded = run(*grade, "--unsafe")
    assert graded.returncode == 0, graded.stderr
    assert "without a sandbox" in graded.stderr
    assert json.loads((built.root / "marks.json").read_text())[0]["score"] == 2


def test_the_doctor_says_what_protects_and_what_does_not(tito: Tito) -> None:
    run = tito("doctor")
    assert run.code == 0, run.err
    for words in ("Landlock (files, TCP): ABI", "seccomp", "tried out just now", "Not covered"):
        assert words in run.out
