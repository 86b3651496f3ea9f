"""A new module builds and checks from its skeleton, and takes nobody's place."""

from collections.abc import Callable

import pytest

from tests.conftest import Run
from tests.test_about import run_page
from tito.course import Course, read_course

Tito = Callable[..., Run]


def test_a_skeleton_builds_checks_and_its_page_runs(course: Course, tito: Tito) -> None:
    before = (course.root / "tito.toml").read_text()
    made = tito("new", "04_losses")
    assert made.code == 0
    assert "src/04_losses/ABOUT.md: written" in made.out
    after = (course.root / "tito.toml").read_text()
    assert after == before.replace('"03_layers"]', '"03_layers", "04_losses"]')
    assert tito("build").code == 0
    assert tito("build", "--check").code == 0
    checked = tito("check", "04_losses")
    assert checked.code == 0, checked.err
    written = [path for path in course.root.rglob("*04_losses*/**/*") if path.is_file()]
    assert not any("NN_NAME" in path.read_text() for path in written)


def test_the_page_of_a_skeleton_runs(
    course: Course, tito: Tito, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tito("new", "04_losses").code == 0
    assert tito("build").code == 0
    run_page(course.root, "04_losses")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("losses", "'losses' is not a module's name"),
        ("4_losses", "is not a module's name"),
        ("03_losses", "03_layers has that number or name"),
        ("04_layers", "03_layers has that number or name"),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    course: Course, tito: Tito, name: str, words: str
) -> None:
    refused = tito("new", name)
    assert refused.code == 1 and words in refused.err
    assert not (course.root / "src" / name).exists()


def test_files_that_are_there_are_never_replaced(course: Course, tito: Tito) -> None:
    mine = course.root / "src" / "04_losses" / "ABOUT.md"
    mine.parent.mkdir()
    mine.write_text("mine")
    refused = tito("new", "04_losses")
    assert refused.code == 1 and "src/04_losses/ABOUT.md: is there already" in refused.err
    assert mine.read_text() == "mine"
    assert list(mine.parent.iterdir()) == [mine]
    assert len(read_course(course.root).modules) == 3
