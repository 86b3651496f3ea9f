"""Generated files match their sources, a new module's skeleton builds, no work is overwritten."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Run, solve
from tests.test_about import run_page
from tito.cli.author import make_sample_class
from tito.course import Course, read_course

Tito = Callable[..., Run]
NOTEBOOK = "modules/01_small/01_small.ipynb"
EXPORT = "tinytorch/core/small.py"


def test_the_committed_files_match_their_sources(course: Course, tito: Tito) -> None:
    checked = tito("build", "--check")
    assert checked.code == 0
    assert checked.out.count("up to date") == 2 * len(course.modules)


def test_one_changed_character_in_a_source_fails_the_check_and_names_the_files(
    course: Course, tito: Tito
) -> None:
    source = course.module("layers").source
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("Linear needs sizes", "Linear needs Sizes"), encoding="utf-8")
    checked = tito("build", "--check")
    assert checked.code == 1
    assert "tinytorch/core/layers.py" in checked.err
    assert "tensor" not in checked.err
    source.write_text(text.replace("# # Module 03", "# # module 03"), encoding="utf-8")
    checked = tito("build", "--check")
    assert checked.code == 1
    assert "modules/03_layers/03_layers.ipynb" in checked.err
    assert "Run `tito build`" in checked.err


def test_a_check_writes_nothing(small: Course, tito: Tito) -> None:
    assert tito("build", "--check").code == 1
    assert not (small.root / NOTEBOOK).exists()
    assert not (small.root / EXPORT).exists()


def test_a_build_writes_both_files_and_a_second_one_changes_no_byte(
    small: Course, tito: Tito
) -> None:
    assert tito("build").code == 0
    before = {name: (small.root / name).read_bytes() for name in (NOTEBOOK, EXPORT)}
    again = tito("build")
    assert again.code == 0 and again.out.count("up to date") == 2
    assert {name: (small.root / name).read_bytes() for name in before} == before
    assert tito("build", "--check").code == 0


def test_an_untouched_notebook_follows_its_source(small: Course, tito: Tito) -> None:
    tito("build")
    source = small.modules[0].source
    source.write_text(source.read_text().replace("Doubling", "Doubling things"))
    assert tito("build").code == 0
    assert "Doubling things" in (small.root / NOTEBOOK).read_text()


def test_a_mere_save_in_jupyterlab_is_not_taken_for_work(small: Course, tito: Tito) -> None:
    tito("build")
    notebook = json.loads((small.root / NOTEBOOK).read_text())
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.11.7"}
    notebook["metadata"]["kernelspec"]["display_name"] = "Python 3"
    (small.root / NOTEBOOK).write_text(json.dumps(notebook))
    assert tito("build").code == 0
    assert tito("build", "--check").code == 0


def change(notebook: dict, how: str) -> None:
    cells = notebook["cells"]
    if how == "typed":
        cells[2]["source"] = "def double(x):\n    return x + x"
    elif how == "run":
        cells[1]["outputs"] = [{"name": "stdout", "output_type": "stream", "text": ["hello"]}]
    elif how == "added":
        cells.append({"cell_type": "markdown", "id": "n", "metadata": {}, "source": "my note"})
    elif how == "deleted":
        del cells[0]
    elif how == "moved":
        cells.reverse()


@pytest.mark.parametrize("how", ["typed", "run", "added", "deleted", "moved"])
def test_a_notebook_that_someone_worked_in_is_refused_and_left_alone(
    small: Course, tito: Tito, how: str
) -> None:
    tito("build")
    notebook = json.loads((small.root / NOTEBOOK).read_text())
    change(notebook, how)
    (small.root / NOTEBOOK).write_text(json.dumps(notebook))
    mine = (small.root / NOTEBOOK).read_bytes()
    built = tito("build")
    assert built.code == 1
    assert NOTEBOOK in built.err and "--force" in built.err
    assert (small.root / NOTEBOOK).read_bytes() == mine


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"cells": 3}'])
def test_a_damaged_notebook_is_kept_and_force_backs_it_up_first(
    small: Course, tito: Tito, damage: bytes
) -> None:
    tito("build")
    (small.root / NOTEBOOK).write_bytes(damage)
    assert tito("build").code == 1
    assert (small.root / NOTEBOOK).read_bytes() == damage
    forced = tito("build", "--force")
    assert forced.code == 0
    backup = (small.root / NOTEBOOK).with_name("01_small.backup-1.ipynb")
    assert backup.read_bytes() == damage
    assert backup.name in forced.out
    assert tito("build", "--check").code == 0


def test_every_forced_build_keeps_its_own_backup(small: Course, tito: Tito) -> None:
    tito("build")
    for text in ("first", "second"):
        (small.root / NOTEBOOK).write_text(text)
        assert tito("build", "--force").code == 0
    kept = sorted((small.root / NOTEBOOK).parent.glob("*.backup-*"))
    assert [path.read_text() for path in kept] == ["first", "second"]


def test_a_students_own_export_is_not_overwritten(small: Course, tito: Tito) -> None:
    tito("build")
    solve(small.modules[0], {"double": "#| export\ndef double(x):\n    return x + x"})
    assert tito("export", "small").code == 0
    mine = (small.root / EXPORT).read_bytes()
    assert tito("build").code == 1
    assert (small.root / EXPORT).read_bytes() == mine


def test_a_package_file_edited_by_hand_is_not_overwritten(small: Course, tito: Tito) -> None:
    tito("build")
    edited = (small.root / EXPORT).read_text() + "# mine\n"
    (small.root / EXPORT).write_text(edited)
    assert tito("build").code == 1
    assert (small.root / EXPORT).read_text() == edited


def test_a_broken_source_stops_the_build_before_anything_is_written(
    small: Course, tito: Tito
) -> None:
    tito("build")
    before = (small.root / NOTEBOOK).read_bytes()
    source = small.modules[0].source
    source.write_text(source.read_text().replace('"points": 2', '"points": "2"'))
    built = tito("build")
    assert built.code == 1
    assert built.err.startswith("tito: src/01_small/01_small.py, line 17: points must be")
    assert (small.root / NOTEBOOK).read_bytes() == before


def test_a_missing_source_is_named(small: Course, tito: Tito) -> None:
    small.modules[0].source.unlink()
    built = tito("build")
    assert built.code == 1
    assert "there is no such file" in built.err and "01_small.py" in built.err


def test_the_sample_class_never_touches_a_real_students_folder(small: Course, tito: Tito) -> None:
    real = small.autograders / "submitted" / "ada" / "01_small" / "01_small.ipynb"
    real.parent.mkdir(parents=True)
    real.write_text("the work of a real student")
    assert make_sample_class(small, small.modules[0]) == [
        "sample-reference",
        "sample-stub",
        "sample-corrupt",
    ]
    assert real.read_text() == "the work of a real student"


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
    assert not any("{{" in path.read_text() for path in written)


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
