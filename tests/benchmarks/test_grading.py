"""The benchmarks of the tool and of grading run, on as little as possible."""

import subprocess
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks import classroom, judge, tool
from benchmarks.place import copy_course
from tito.cli import this_course


def test_the_judge_and_a_bare_fork_are_measured() -> None:
    course = this_course()
    with ProcessPoolExecutor(1, get_context("spawn")) as executor:  # it changes what is imported
        module = course.module("activations")
        means = executor.submit(judge.beside_a_fork, course, module, 1).result()
    assert list(means) == ["judge", "bare fork"] and min(means.values()) > 0


def test_a_class_is_graded_both_ways_with_the_same_marks() -> None:
    rows = list(classroom.class_of(2))
    assert [row.name.partition(",")[0] for row in rows] == ["class of 2"] * len(rows)
    assert all(set(row.values) == {"tito", "stock nbgrader"} for row in rows)


def test_exports_and_starts_are_measured(tmp_path: Path) -> None:
    course = copy_course(tmp_path)
    rows = [*tool.exporting(course, 1), *tool.starting(course, 1)]
    assert [row.name for row in rows][:2] == ["export 03_layers", "import tinytorch.core.layers"]
    assert all(row.ratios for row in rows)


def test_what_a_build_loads_is_known(tmp_path: Path) -> None:
    assert {"jupytext", "nbgrader", "tito.module.build"} <= set(
        tool._loaded_by_a_build(this_course())
    )


def test_a_command_that_fails_is_shown(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)tito nonsense failed:\n.*No such command"):
        tool.run(copy_course(tmp_path), "tito", "nonsense")


def test_a_copy_has_no_database_and_no_own_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = copy_course(tmp_path / "first")
    settings = first.root / "tito.toml"
    named = '[grading]\ndatabase = "postgresql://a/b"\nscheduler = "tcp://c:1"\n'
    text = settings.read_text(encoding="utf-8")
    assert "[grading]" not in text
    settings.write_text(text + named, encoding="utf-8")
    notebook = first.modules[0].notebook
    notebook.write_text("own work", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=first.root, check=True)
    subprocess.run(["git", "add", "."], cwd=first.root, check=True)
    monkeypatch.chdir(first.root)
    assert this_course().database
    copy = copy_course(tmp_path / "second")
    assert not copy.database and not copy.scheduler
    assert "own work" not in copy.modules[0].notebook.read_text(encoding="utf-8")
    assert notebook.read_text(encoding="utf-8") == "own work"


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = copy_course(tmp_path / "first")
    monkeypatch.chdir(first.root)
    with pytest.raises(SystemExit, match="git cannot list the files of"):
        copy_course(tmp_path / "second")
