"""`tito grade` into the gradebook: what it writes, keeps, skips and says."""

import json
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime, timedelta
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from tests.conftest import ROOT, Run, environment
from tests.tito.small_class import about, hand_in, points, rows
from tito.course import Course, read_course
from tito.grading.nbgrader import opened, release
from tito.grading.worker import Attempt

Tito = Callable[..., Run]


@pytest.fixture
def course(released: Course) -> Course:
    return released


def change(course: Course, before: str, after: str) -> None:
    """Edit the module's source."""
    source = course.modules[0].source
    assert before in source.read_text()
    source.write_text(source.read_text().replace(before, after))


def test_only_what_changed_is_graded_again(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    hand_in(course, "bob", "4")

    def graded() -> str:
        run = tito("grade", "small")
        assert run.code == 0, run.err
        return run.out.splitlines()[-1]

    assert graded() == "2 handed in; graded now: 2"
    record = about(course, "ann")["record"]
    assert record["versions"]["python"] == sys.version.split()[0]
    assert graded() == "2 handed in; graded now: 0"
    assert about(course, "ann")["record"] == record
    hand_in(course, "ann", "x + x")
    assert graded() == "2 handed in; graded now: 1"
    assert about(course, "ann")["record"]["submission"] != record["submission"]
    change(course, "# # Doubling", "# # Twice as much")  # prose decides no mark
    assert graded() == "2 handed in; graded now: 0"
    change(course, "double(-7) == -14", "double(-8) == -16")
    assert graded() == "2 handed in; graded now: 2"
    config = course.root / "tito.toml"
    config.write_text(config.read_text().replace("cell_seconds = 20", "cell_seconds = 19"))
    assert graded() == "2 handed in; graded now: 2"
    with sqlite3.connect(course.autograders / "gradebook.db") as database:
        database.execute("UPDATE grade SET auto_score = 2 WHERE auto_score = 0")
    assert graded().startswith(
        "bob: -2 points"
    )  # nobody's mark stays that did not come of grading
    assert tito("grade", "small", "--student", "bob", "--force").out.endswith(
        "1 handed in; graded now: 1\n"
    )
    assert points(course) == {"ann": 2, "bob": 0}


def test_a_corrected_test_shows_whose_marks_change_before_anything_is_written(
    course: Course, tito: Tito
) -> None:
    change(course, "double(2) == 4", "double(2) == 5")  # a wrong test
    release(course, course.modules[0])
    for name, code in (("ann", "2 * x"), ("bob", "0"), ("cat", "x + x")):
        hand_in(course, name, code)
    assert tito("grade", "small").code == 0
    before = rows(course)
    change(course, "double(2) == 5", "double(2) == 4")
    said = ["ann, cat: +2 points in tests (test-double 0 -> 2) (2 students)"]
    dry = tito("grade", "small", "--dry-run")
    assert dry.out.splitlines()[-2:] == ["3 handed in; would be graded: 3", *said]
    assert rows(course) == before
    assert not (course.autograders / "backups").exists()
    run = tito("grade", "small")
    assert run.out.splitlines()[-2:] == ["3 handed in; graded now: 3", *said]
    assert points(course) == {"ann": 2, "bob": 0, "cat": 2}
    (backup,) = (course.autograders / "backups").glob("gradebook-*.db")
    shutil.copy(backup, course.autograders / "gradebook.db")
    assert rows(course) == before


def test_what_people_gave_survives_a_regrade(course: Course, tito: Tito) -> None:
    config = course.autograders / "nbgrader_config.py"
    config.write_text(
        config.read_text() + 'c.LateSubmissionPlugin.penalty_method = "zero"\n', encoding="utf-8"
    )
    for name in ("ann", "bob"):
        hand_in(course, name, "2 * x", "It is so.", when="2026-03-02 10:00:00 UTC")
    with opened(course) as gradebook:
        gradebook.update_or_create_assignment("01_small", duedate="2026-03-01 00:00:00 UTC")
    assert tito("grade", "small").code == 0
    with opened(course) as gradebook:
        for name in ("ann", "bob"):
            grade = gradebook.find_grade("why-answer", "01_small", "01_small", name)
            assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
            grade.manual_score, grade.extra_credit, grade.needs_manual_grade = 2.5, 0.5, False
            comment = gradebook.find_comment("why-answer", "01_small", "01_small", name)
            comment.manual_comment = "Well said."
        gradebook.db.commit()
        gradebook.grant_extension("01_small", "bob", days=2)
    assert tito("grade", "small", "--force").code == 0
    with opened(course) as gradebook:
        for name, penalty in (("ann", 5.0), ("bob", 0.0)):
            submission = gradebook.find_submission("01_small", name)
            assert submission.timestamp == datetime(2026, 3, 2, 10)
            assert submission.score == 5
            assert (submission.late_submission_penalty or 0) == penalty
            comment = gradebook.find_comment("why-answer", "01_small", "01_small", name)
            assert comment.comment == "Well said."
        assert gradebook.find_submission("01_small", "bob").extension == timedelta(days=2)


def test_what_a_person_marked_is_looked_at_again_only_where_it_changed(
    course: Course, tito: Tito
) -> None:
    for name in ("ann", "bob", "cat"):
        hand_in(course, name, "2 * x", "It is so.")
    assert "answers in words wait for a person (in the formgrader): 3" in (
        tito("grade", "small").out
    )
    with opened(course) as gradebook:
        for name in ("ann", "bob", "cat"):
            grade = gradebook.find_grade("why-answer", "01_small", "01_small", name)
            grade.manual_score, grade.needs_manual_grade = 3, False
        gradebook.db.commit()
    hand_in(course, "bob", "x + x", "It is so.")
    hand_in(course, "cat", "2 * x")
    run = tito("grade", "small", "--force")
    assert "cat: marked by hand before, and to be looked at again: why-answer\n" in run.out
    with opened(course) as gradebook:
        grades = [
            gradebook.find_grade("why-answer", "01_small", "01_small", name)
            for name in ("ann", "bob", "cat")
        ]
        assert [grade.manual_score for grade in grades] == [3, 3, 3]
        assert [grade.needs_manual_grade for grade in grades] == [False, False, True]


def test_a_release_that_fails_leaves_the_one_before(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    assert tito("grade", "small").code == 0
    source = course.modules[0].source
    before = source.read_text()
    more = '\n# %% nbgrader={"grade_id": "test-more", "points": 1}\nassert double(1) == 2\n'
    source.write_text(before + more)
    run = tito("release", "small")
    assert run.code == 1 and "Take a new one out again" in run.err
    source.write_text(before)
    assert tito("grade", "small").out.endswith("1 handed in; graded now: 0\n")


def test_marks_of_other_tests_and_points_are_said_to_be(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    assert tito("grade", "small").code == 0
    change(course, '"test-double", "points": 2', '"test-double", "points": 4')
    run = tito("marks", "small", "--to", "grades.csv")
    assert "ann: graded with other tests than those of now" in run.out
    assert ",2,5," in (course.root / "grades.csv").read_text()  # of what the gradebook knows
    assert "other tests than those of now: ann" in tito("report", "small").out


def test_a_second_hand_in_that_is_none_keeps_no_mark_of_the_first(
    course: Course, tito: Tito
) -> None:
    path = hand_in(course, "ann", "2 * x", "It is so.")
    hand_in(course, "bob", "2 * x")
    assert tito("grade", "small").code == 0
    path.write_text('{"cells": [')
    run = tito("grade", "small")
    assert "ann: is not a notebook: its JSON breaks off" in run.out
    assert "ann: -2 points in tests (test-double 2 -> 0)" in run.out
    assert points(course) == {"ann": 0, "bob": 2}
    again = tito("grade", "small")
    assert "ann: is not a notebook" in again.out  # it is said as long as it is so
    path.with_name("timestamp.txt").write_text("some day in May")
    hand_in(course, "ann", "2 * x")
    assert "ann: timestamp.txt holds no time" in tito("grade", "small").out
    assert points(course) == {"ann": 2, "bob": 2}


def test_where_the_grader_itself_fails_the_old_mark_stays_and_it_is_said(
    course: Course, tito: Tito, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(course, "ann", "2 * x", "It is so.")
    assert tito("grade", "small").code == 0
    before = rows(course)
    hand_in(course, "ann", "4", "It is so.")

    def spread(
        items: Iterable[Attempt],
        pool: object,
        again: object,
        give_up: Callable[[Attempt, Exception], object],
    ) -> Iterator[object]:
        return (give_up(item, BrokenProcessPool("gone")) for item in items)

    with monkeypatch.context() as patched:
        patched.setattr("tito.grading.worker.spread", spread)
        run = tito("grade", "small")
        folder = tito("grade", "small", "--submissions", "autograders/submitted")
    assert run.code == folder.code == 1
    assert "while it graded this (gone); what was before stays" in run.out
    assert re.search(r"^ann +2 2 / 2$", run.out, re.MULTILINE)
    assert "1 handed in; graded now: 0\n" in run.out and "points in tests" not in run.out
    assert rows(course) == before
    assert "ann: -2 points in tests (test-double 2 -> 0)\n" in tito("grade", "small").out


def test_the_table_counts_tests_only_whoever_marked_the_answers(
    course: Course, tito: Tito
) -> None:
    hand_in(course, "ann", "2 * x", "It is so.")
    assert tito("grade", "small").code == 0
    with opened(course) as gradebook:
        gradebook.find_grade("why-answer", "01_small", "01_small", "ann").manual_score = 3
        gradebook.db.commit()
    run = tito("grade", "small", "--json", "marks.json")
    assert re.search(r"^ann +2 +2 / 2$", run.out, re.MULTILINE)
    (mark,) = json.loads((course.root / "marks.json").read_text())
    assert (mark["score"], mark["max_score"]) == (2, 2)


def test_what_concerns_the_gradebook_only_is_refused_for_a_folder(
    course: Course, tito: Tito
) -> None:
    hand_in(course, "ann", "2 * x")
    run = tito("grade", "small", "--submissions", "autograders/submitted", "--dry-run")
    assert run.code == 1 and "--dry-run" in run.err


@pytest.mark.parametrize("kind", ["file", "link", "link to a class"])
def test_a_folder_that_cannot_be_written_costs_one_student_and_nothing_else(
    course: Course, tito: Tito, kind: str
) -> None:
    for name in ("ann", "bob", "cat"):
        hand_in(course, name, "2 * x")
    thesis = course.root / "home" / "thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("mine")
    place = course.autograders / "autograded" / "bob"
    place.parent.mkdir()
    if kind == "file":
        place.write_text("")
    elif kind == "link":
        place.symlink_to(thesis.parent)
    else:
        place.mkdir()
        (place / "01_small").symlink_to(thesis.parent)
    run = tito("grade", "small")
    assert run.code == 1
    assert "bob: its marks cannot be kept: autograded/bob" in run.out
    assert points(course) == {"ann": 2, "cat": 2}
    assert [path.name for path in thesis.parent.iterdir()] == ["thesis.txt"]


def test_a_mark_that_no_longer_fits_the_hand_in_goes_nowhere(course: Course, tito: Tito) -> None:
    for name in ("ann", "bob"):
        hand_in(course, name, "2 * x")
    assert tito("grade", "small").code == 0
    hand_in(course, "bob", "4")
    run = tito("marks", "small", "--format", "canvas", "--to", "canvas.csv")
    assert "bob: left out: handed in anew, not graded since" in run.out
    sent = (course.root / "canvas.csv").read_text()
    assert "ann" in sent and "bob" not in sent
    assert "bob: handed in anew" in tito("feedback", "small").out
    assert not (course.autograders / "feedback" / "bob").exists()
    assert "graded since: bob" in tito("report", "small").out


@pytest.mark.parametrize(
    "damage",
    [
        {"metadata": []},
        {"metadata": {"tinytorch": {"record": "x", "verdicts": {}}}},
        {"metadata": {"tinytorch": {"verdicts": ["x"]}}},
        {"metadata": {"tinytorch": {"verdicts": {"test-double": ["splendid", "", 2]}}}},
        {"metadata": {"tinytorch": {"errors": {"double": ["x"]}}}},
        {"cells": [{"cell_type": "code", "metadata": ["x"], "source": ""}]},
    ],
)
def test_a_damaged_autograded_notebook_is_made_anew_and_stops_nobody(
    course: Course, tito: Tito, damage: dict[str, object]
) -> None:
    for name in ("ann", "bob"):
        hand_in(course, name, "2 * x")
    assert tito("grade", "small").code == 0
    path = course.autograders / "autograded" / "bob" / "01_small" / "01_small.ipynb"
    path.write_text(json.dumps({**json.loads(path.read_text()), **damage}))
    for verb in ("report", "feedback", "marks"):
        run = tito(verb, "small")
        assert run.code == 0, run.err
    assert tito("grade", "small").code == 0
    assert points(course) == {"ann": 2, "bob": 2}


def test_due_dates_and_extensions_count_whenever_they_were_set(course: Course, tito: Tito) -> None:
    config = course.autograders / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.LateSubmissionPlugin.penalty_method = "zero"\n')
    hand_in(course, "ann", "2 * x", when="2026-03-02 10:00:00 UTC")
    assert tito("grade", "small").code == 0
    with opened(course) as gradebook:
        gradebook.update_or_create_assignment("01_small", duedate="2026-03-01 00:00:00 UTC")
    run = tito("grade", "small")
    assert run.out.endswith("ann: the penalty for being late is 2 (it was 0)\n")
    with opened(course) as gradebook:
        gradebook.grant_extension("01_small", "ann", days=2)
    copies = len(list((course.autograders / "backups").iterdir()))
    assert tito("grade", "small").out.endswith("is 0 (it was 2)\n")
    assert len(list((course.autograders / "backups").iterdir())) == copies + 1
    with opened(course) as gradebook:
        gradebook.grant_extension("01_small", "ann")
    assert tito("grade", "small").out.endswith("is 2 (it was 0)\n")
    path = hand_in(course, "ann", "x + x")
    path.with_name("timestamp.txt").unlink()  # of the new one, nobody knows when it came
    tito("grade", "small")
    with opened(course) as gradebook:
        submission = gradebook.find_submission("01_small", "ann")
        assert submission.timestamp is None and not submission.late_submission_penalty


def test_two_runs_at_once_are_one_too_many(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    with FileLock(course.autograders / ".grading.lock"):
        run = tito("grade", "small")
        assert run.code == 1
        assert "another run is grading here" in run.err
    assert tito("grade", "small").code == 0


def test_other_points_than_those_released_are_not_graded(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    change(course, '"test-double", "points": 2', '"test-double", "points": 4')
    run = tito("grade", "small")
    assert run.code == 1
    assert "the points of test-double" in run.err and "`tito release 01_small`" in run.err
    release(course, course.modules[0])
    assert tito("grade", "small").code == 0
    assert points(course) == {"ann": 4}


def test_a_student_who_is_not_there_is_named(course: Course, tito: Tito) -> None:
    hand_in(course, "ann", "2 * x")
    run = tito("grade", "small", "--student", "bob")
    assert run.code == 1 and "nothing was handed in by bob" in run.err


def grade_in_a_process(course: Course, scratch: Path) -> psutil.Popen:
    return psutil.Popen(
        [sys.executable, "-m", "tito", "grade", "small"],
        cwd=course.root,
        env=environment(ROOT, TMPDIR=str(scratch)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill_later(run: psutil.Popen, written: Path, target: int, looks: int) -> None:
    """Kill a run so many looks at the folder after there are `target` notebooks in it.

    All that it has started must end with it.
    """
    while looks:
        assert run.poll() is None, "it ended before that"
        looks -= len(list(written.glob("s*/*/*.ipynb"))) >= target
    started = run.children(recursive=True)
    run.send_signal(signal.SIGKILL)
    run.wait()
    _, alive = psutil.wait_procs(started, timeout=30)
    assert alive == []


def test_a_run_that_is_killed_at_ten_random_moments_ends_as_if_undisturbed(
    course: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    size, chance = 60, random.Random(5)
    for number in range(size):
        code = ("2 * x", "4", "x + x", "[][0]")[number % 4]
        hand_in(course, f"s{number:02}", code, "It is so." if number % 3 else "")
    places = [tmp_path_factory.mktemp(name) for name in ("undisturbed", "scratch")]
    shutil.copytree(course.root, places[0] / "course")
    other = read_course(places[0] / "course")
    assert grade_in_a_process(other, places[1]).wait() == 0
    written = course.autograders / "autograded"
    for target in sorted(chance.sample(range(size - 20), 10)):
        run = grade_in_a_process(course, places[1])
        kill_later(run, written, target, looks=chance.randrange(1, 50))
        assert len(list(written.glob("s*/*/*.ipynb"))) >= target
    assert grade_in_a_process(course, places[1]).wait() == 0
    assert list(places[1].iterdir()) == []
    assert rows(course) == rows(other)
    for number in range(size):
        mine, theirs = (about(one, f"s{number:02}") for one in (course, other))
        for one in (mine, theirs):
            del one["record"]["graded"]
        assert mine == theirs
