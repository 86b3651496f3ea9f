"""The documents show what was measured, and nothing else."""

import subprocess
import sys

from benchmarks import report
from benchmarks.figures import Row
from tests.conftest import ROOT, environment

MACHINE, SECTIONS = report.read_results()


def test_the_page_shows_what_was_measured() -> None:
    assert report.PAGE.read_text(encoding="utf-8") == report.page(MACHINE, SECTIONS)


def test_the_readme_shows_what_was_measured() -> None:
    text = report.README.read_text(encoding="utf-8")
    assert text == report.in_readme(text, report.summary(SECTIONS))
    assert report.summary(SECTIONS) in text


def test_every_section_was_measured() -> None:
    assert list(SECTIONS) == list(report.SECTIONS)
    assert all(SECTIONS.values())


def test_another_figure_makes_other_documents() -> None:
    first = SECTIONS["library"][1]
    other = Row(first.name, {**first.values, "NumPy": 1.0}, first.ratios, first.goals)
    changed = {**SECTIONS, "library": [SECTIONS["library"][0], other, *SECTIONS["library"][2:]]}
    assert report.page(MACHINE, changed) != report.page(MACHINE, SECTIONS)


def test_a_missed_aim_is_shown() -> None:
    row = Row("x", {"ours": 2, "theirs": 1}, {"theirs": 2.0}, {"theirs": 1.1})
    assert report.line(row) == "2 | theirs 1 (2.00) | at most 1.10 of theirs: missed"


def test_a_small_ratio_is_shown_as_a_fraction() -> None:
    assert [report.ratio_text(r) for r in (1.004, 0.5, 0.04)] == ["1.00", "0.50", "1 / 25"]


def benchmarks(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(ROOT), capture_output=True, text=True)


def test_sections_can_be_tried_out_alone() -> None:
    run = benchmarks("--quick", "library", "scale")
    assert run.returncode == 0, run.stdout + run.stderr
    shown = [line.partition(":")[0] for line in run.stdout.splitlines()]
    assert {"library", "scale"} <= set(shown)
    assert not {"memory", "tool", "judge", "class"} & set(shown)


def test_half_a_measurement_is_not_kept() -> None:
    run = benchmarks("--write", "--quick")
    assert run.returncode == 2 and "only whole measurements are kept" in run.stderr
