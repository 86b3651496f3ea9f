"""Which files of a class's folders are hand-ins, and which of several counts."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tito.written_times import READ, REFUSED
from tito.course import read_course
from tito.submission.files import HandIn, hand_in_files, hand_ins, that_counts

COURSE = read_course(ROOT)


def write(folder: Path, *names: str) -> None:
    """Make files, which all hold the same."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")


def found(folder: Path) -> list[HandIn]:
    """What is handed in of Module 03."""
    return hand_ins(COURSE, COURSE.module("layers"), folder)


def test_the_newest_notebook_counts_where_none_has_the_right_name(tmp_path: Path) -> None:
    write(tmp_path, "ann/draft.ipynb", "ann/final.ipynb", "ann/notes.py")
    os.utime(tmp_path / "ann/draft.ipynb", (1, 1))
    (one,) = found(tmp_path)
    assert one.path == tmp_path / "ann/final.ipynb"
    assert one.note == "the file is called final.ipynb; draft.ipynb is there, too"


def test_the_right_name_counts_more_than_the_ending_and_that_more_than_the_time(
    tmp_path: Path,
) -> None:
    write(tmp_path, "03_layers.py", "old.ipynb", "new.py")
    os.utime(tmp_path / "03_layers.py", (1, 1))
    os.utime(tmp_path / "old.ipynb", (2, 2))
    files = hand_in_files(tmp_path)
    assert that_counts(files, "03_layers").name == "03_layers.py"
    assert that_counts(files, "04_losses").name == "old.ipynb"


def test_whoever_could_have_handed_in_is_graded_and_nobody_else(tmp_path: Path) -> None:
    files = """
        ann/03_layers/03_layers.ipynb  ann/03_layers/.hidden.ipynb  ann/02_activations.ipynb
        bob/02_activations/02_activations.ipynb
        cat/02_activations.ipynb
        dan/02_activations/02_activations.ipynb  dan/03_Layers/03_layers.ipynb
        eve/03_layers/mine.ipynb  eve/03_LAYERS-old.ipynb
        fay/03_layers/03_layers.py  fay/03_layers/scratch.ipynb
        gus/notes.txt
        hal/Layers.IPYNB
        __MACOSX/03_layers.ipynb  .ipynb_checkpoints/03_layers.ipynb
    """
    write(tmp_path, *files.split())
    (tmp_path / "ida" / "03_layers" / "03_layers.ipynb").mkdir(parents=True)
    write(tmp_path, "ida/03_layers/real.ipynb")
    seen = found(tmp_path)
    assert {one.student: one.name for one in seen} == {
        **{"ann": "03_layers.ipynb", "dan": "", "eve": "mine.ipynb", "fay": "03_layers.py"},
        **{"gus": "", "hal": "Layers.IPYNB", "ida": "real.ipynb"},
    }
    said = {one.student: one.note or one.problem for one in seen}
    assert said["ann"] == "" and said["dan"] == "there is no notebook in the folder dan"
    assert said["fay"] == "the file is called 03_layers.py; scratch.ipynb is there, too"


def test_a_folder_that_cannot_be_read_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, *(f"{name}/03_layers.ipynb" for name in ("ann", "bob", "cat")))
    listed = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:  # root, who may run this, can read every folder
        if path.name == "bob":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    seen = found(tmp_path)
    assert [one.path is None for one in seen] == [False, True, False]
    assert seen[1].problem == "the folder bob cannot be read: Permission denied"


def test_only_loading_reads_the_file_and_a_link_is_never_followed(tmp_path: Path) -> None:
    write(tmp_path, "ann/03_layers.ipynb")
    (tmp_path / "ann/timestamp.txt").write_text("2026-07-01 12:00:00 UTC")
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob/03_layers.ipynb").symlink_to(tmp_path / "ann/03_layers.ipynb")
    ann, bob = found(tmp_path)
    assert (ann.data, ann.load().data) == (b"", b"{}")
    assert ann.load().timestamp == "2026-07-01 12:00:00 UTC"
    assert (bob.load().data, bob.problem) == (b"", "")
    assert bob.load().problem.startswith("03_layers.ipynb is a link")
    assert len({ann.load().fingerprint, bob.load().fingerprint, ann.fingerprint}) == 3


def stamped(folder: Path, timestamp: str) -> HandIn:
    file = folder / "03_layers.ipynb"
    file.write_text("{}")
    (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
    return HandIn("ann", file, "is called so").load()


@pytest.mark.parametrize("text", READ, ids=repr)
def test_a_hand_in_comes_with_its_time_in_utc(tmp_path: Path, text: str) -> None:
    one = stamped(tmp_path, text)
    assert (one.timestamp, one.note) == (f"{READ[text]} UTC", "is called so")


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_a_time_that_is_not_known_is_quoted_and_never_guessed(tmp_path: Path, text: str) -> None:
    one = stamped(tmp_path, text)
    assert one.timestamp == ""
    assert one.note.startswith("is called so; timestamp.txt holds no time, so that nobody knows")
    said = text.replace("\x1b", "?")
    assert f": {said!r} is not of the form 2026-07-01 12:00:00 UTC" in one.note
    assert one.note.isprintable()


def test_an_empty_timestamp_says_nothing(tmp_path: Path) -> None:
    one = stamped(tmp_path, " \n")
    assert (one.timestamp, one.note) == ("", "is called so")
