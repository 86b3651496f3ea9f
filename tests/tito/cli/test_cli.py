"""The command line: quick to start, one clear line for a mistake, an exit code to rely on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, environment, solve
from tito.course import Course

Tito = Callable[..., Run]
VERBS = ("status", "build", "export", "test", "release", "grade", "demo", "lab")
SLOW = ("nbgrader", "nbformat", "jupytext", "nbconvert", "jupyter_client", "numpy", "sqlalchemy")


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=folder, env=environment(ROOT), capture_output=True, text=True
    )


@pytest.mark.parametrize("arguments", [["--help"], ["status"], ["export", "nothing"]])
def test_help_status_and_mistakes_import_nothing_slow(
    course: Course, arguments: list[str]
) -> None:
    code = (
        f"import sys; sys.argv = ['tito', *{arguments!r}]\n"
        "from tito.cli.author import main\n"
        "try: main()\n"
        f"finally: print('slow:', [name for name in {SLOW!r} if name in sys.modules])"
    )
    assert python(code, course.root).stdout.splitlines()[-1] == "slow: []"


def test_help_lists_every_verb(tito: Tito) -> None:
    helped = tito("--help")
    assert helped.code == 0
    assert all(verb in helped.out for verb in VERBS)


def test_help_is_plain_text_where_the_terminal_knows_ascii_only(course: Course) -> None:
    for arguments in (["--help"], ["status"]):
        run = subprocess.run(
            [sys.executable, "-m", "tito", *arguments],
            cwd=course.root,
            env=environment(ROOT, PYTHONIOENCODING="ascii", LC_ALL="C"),
            capture_output=True,
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.isascii() and run.stdout


def test_status_tells_how_far_each_notebook_is(course: Course, tito: Tito) -> None:
    tensor, activations, layers = course.modules
    solve(tensor)
    activations.notebook.unlink()
    layers.notebook.write_text("{")
    layers.exported.unlink()
    lines = tito("status").out.splitlines()
    assert lines[0] == "01_tensor: notebook 12 of 12 solution cells written; package: reference"
    assert lines[1] == "02_activations: notebook missing; package: reference"
    assert lines[2] == "03_layers: notebook damaged; package: missing"


def test_status_of_a_fresh_clone_is_untouched_everywhere(course: Course, tito: Tito) -> None:
    lines = tito("status").out.splitlines()
    assert len(lines) == len(course.modules)
    assert all("notebook untouched; package: reference" in line for line in lines)


@pytest.mark.parametrize("verb", ["export", "test", "release", "grade", "lab"])
@pytest.mark.parametrize("name", ["09_convolutions", "/somewhere/else/03_layers.ipynb", ".."])
def test_what_is_no_module_gives_one_line_with_the_modules(
    course: Course, tito: Tito, verb: str, name: str
) -> None:
    run = tito(verb, name)
    assert run.code == 1
    assert run.err == (
        f"tito: {name!r} is not a module. The modules are: 01_tensor, 02_activations, 03_layers.\n"
    )


def test_outside_a_course_every_verb_says_so(
    tmp_path: Path, tito: Tito, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for verb in ("status", "build", "demo"):
        run = tito(verb)
        assert run.code == 1
        assert "there is no tito.toml here or in a folder above" in run.err


def test_an_unknown_verb_and_a_missing_argument_exit_with_2(tito: Tito) -> None:
    assert tito("dance").code == 2
    assert tito("export").code == 2


def test_grading_without_a_release_or_a_submission_says_what_is_missing(
    small: Course, tito: Tito
) -> None:
    run = tito("grade", "small")
    assert run.code == 1 and "Run `tito release 01_small`" in run.err
    (small.autograders / "release" / "01_small").mkdir(parents=True)
    run = tito("grade", "small")
    assert run.code == 1
    assert "autograders/submitted/STUDENT/01_small/01_small.ipynb" in run.err


def test_no_verb_takes_a_database(tito: Tito) -> None:
    for verb in ("release", "grade", "report", "marks", "feedback"):
        run = tito(verb, "layers", "--db", "sqlite:///other.db")
        assert run.code == 2 and "No such option: --db" in run.err


@pytest.mark.parametrize(
    ("words", "now"),
    [
        (["grades", "small", "--to", "marks.csv"], "marks"),
        (["course"], "demo"),
        (["course", "-h"], "demo"),
    ],
)
def test_an_old_verb_names_the_new_one_and_does_nothing(
    small: Course, tito: Tito, words: list[str], now: str
) -> None:
    before = sorted(small.root.rglob("*"))
    run = tito(*words)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"`tito {words[0]}` is now `tito {now}`\n"
    assert sorted(small.root.rglob("*")) == before
