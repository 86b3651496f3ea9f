"""The benchmarks of the tool and of grading run, on as little as possible."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks import classroom, judge, tool
from benchmarks.place import copy_course, this_course


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
    assert {"jupytext", "nbgrader", "tito.build"} <= set(tool._loaded_by_a_build(this_course()))


def test_a_command_that_fails_is_shown(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)tito nonsense failed:\n.*No such command"):
        tool.run(copy_course(tmp_path), "tito", "nonsense")
