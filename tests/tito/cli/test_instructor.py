"""Verbs for instructors say what they miss."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run
from tito.course import Course

Tito = Callable[..., Run]


def test_grading_without_a_release_or_a_submission_says_what_is_missing(
    small: Course, tito: Tito
) -> None:
    run = tito("grade", "small")
    assert run.code == 1 and "Run `tito release 01_small`" in run.err
    (small.autograders / "release" / "01_small").mkdir(parents=True)
    run = tito("grade", "small")
    assert run.code == 1
    assert "autograders/submitted/STUDENT/01_small/01_small.ipynb" in run.err


def test_what_is_about_the_gradebook_is_refused_for_a_folder(
    small: Course, tito: Tito, tmp_path: Path
) -> None:
    for option in ("--force", "--dry-run"):
        run = tito("grade", "small", "--submissions", str(tmp_path), option)
        assert run.code == 1
        assert run.err == (
            "tito: --force and --dry-run are about the gradebook. "
            "Leave them away: --submissions does not touch it.\n"
        )


def test_every_format_of_marks_is_named_where_another_is_asked_for(
    small: Course, tito: Tito
) -> None:
    run = tito("marks", "small", "--format", "xml")
    assert run.code == 1
    assert run.err == "tito: 'xml' is no format. The formats are csv, canvas, moodle.\n"
