"""The command line: quick to start, one clear line for a mistake, an exit code to rely on."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, environment
from tito import __version__
from tito.course import Course

Tito = Callable[..., Run]
VERBS = {
    "Students": ["status", "test", "export", "lab"],
    "Instructors": [
        "release",
        "collect",
        "grade",
        "report",
        "marks",
        "feedback",
        "doctor",
        "demo",
    ],
    "Authors": ["new", "build", "check"],
}
ALL_VERBS = [verb for verbs in VERBS.values() for verb in verbs]
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
        "from tito.cli.app import main\n"
        "try: main()\n"
        f"finally: print('slow:', [name for name in {SLOW!r} if name in sys.modules])"
    )
    assert python(code, course.root).stdout.splitlines()[-1] == "slow: []"


def test_help_lists_every_verb_in_the_group_of_those_who_need_it(tito: Tito) -> None:
    helped = tito("--help")
    assert helped.code == 0
    groups: dict[str, list[str]] = {}
    for line in helped.out.splitlines():
        if title := re.search(r"\u2500 (\w+) \u2500", line):
            groups[title[1]] = []
        elif verb := re.match(r"\u2502 (\w+) ", line):
            list(groups.values())[-1].append(verb[1])
    assert list(groups) == ["Options", *VERBS]
    assert {group: groups[group] for group in VERBS} == VERBS


@pytest.mark.parametrize("verb", [[], *([verb] for verb in ALL_VERBS)], ids=" ".join)
def test_h_is_help(tito: Tito, verb: list[str]) -> None:
    short, long = tito(*verb, "-h"), tito(*verb, "--help")
    assert (short.code, short.out) == (long.code, long.out)
    assert short.code == 0 and " ".join(["Usage: tito", *verb]) in short.out


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told_outside_a_course_too(
    tmp_path: Path, tito: Tito, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run = tito(option)
    assert (run.code, run.out) == (0, f"tito {__version__}\n")
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


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


def completed(folder: Path, words: str) -> list[str]:
    """What a shell offers for the last of some words."""
    typed = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    run = subprocess.run(
        [sys.executable, "-c", "from tito.cli.app import main; main()"],
        cwd=folder,
        env=environment(ROOT, _TITO_COMPLETE="complete_bash", **typed),
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("tito gra", ["grade"]),
        ("tito cou", []),
        ("tito test 0", ["01_tensor", "02_activations", "03_layers"]),
        ("tito check 03", ["03_layers"]),
        ("tito marks 01_tensor 02", ["02_activations"]),
    ],
)
def test_a_shell_completes_verbs_and_modules(words: str, offered: list[str]) -> None:
    assert completed(ROOT, words) == offered


def test_a_shell_completes_no_module_outside_a_course(tmp_path: Path) -> None:
    assert completed(tmp_path, "tito test 0") == []


def test_the_script_for_the_shell_can_be_shown(
    tito: Tito, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    run = tito("--show-completion", "bash")
    assert run.code == 0 and run.out.rstrip().endswith("-F _tito_completion tito")


@pytest.mark.parametrize("verb", ["export", "test", "release", "grade", "lab", "check", "marks"])
@pytest.mark.parametrize("name", ["09_convolutions", "/somewhere/else/03_layers.ipynb", ".."])
def test_what_is_no_module_gives_one_line_with_the_modules(
    small: Course, tito: Tito, verb: str, name: str
) -> None:
    run = tito(verb, name)
    assert run.code == 1
    assert run.err == f"tito: {name!r} is not a module. The modules are: 01_small.\n"


def test_outside_a_course_every_verb_says_so(
    tmp_path: Path, tito: Tito, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["status"], ["build"], ["demo"], ["test", "layers"], ["lab"]):
        run = tito(*words)
        assert run.code == 1
        assert "there is no tito.toml here or in a folder above" in run.err


def test_an_unknown_verb_and_a_missing_argument_exit_with_2(tito: Tito) -> None:
    assert tito("dance").code == 2
    assert tito("export").code == 2


@pytest.mark.parametrize(
    ("typed", "meant"), [("relase", "release"), ("mark", "marks"), ("stauts", "status")]
)
def test_a_mistyped_verb_gets_a_suggestion(tito: Tito, typed: str, meant: str) -> None:
    run = tito(typed)
    assert run.code == 2 and f"Did you mean '{meant}'?" in run.err


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


def test_no_verb_takes_a_database(tito: Tito) -> None:
    for verb in ("release", "grade", "report", "marks", "feedback"):
        run = tito(verb, "layers", "--db", "sqlite:///other.db")
        assert run.code == 2 and "No such option: --db" in run.err
