"""Which files of a class's folders are hand-ins, and which of several counts."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.tito.submission.book import CELLS, RIGHT, STUBS, Book
from tests.tito.written_times import READ, REFUSED
from tito.course import read_course
from tito.module.cells import STUB, Cell, Kind
from tito.submission.files import HandIn, hand_in_files, hand_ins, holds_work, that_counts
from tito.submission.recovery import read_submission

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
    others = "draft.ipynb is there, too; notes.py is there, too"
    assert one.note == f"the file is called final.ipynb; {others}"


def test_the_right_name_counts_more_than_the_ending_and_that_more_than_the_time(
    tmp_path: Path,
) -> None:
    write(tmp_path, "03_layers.py", "old.ipynb", "new.py")
    os.utime(tmp_path / "03_layers.py", (1, 1))
    os.utime(tmp_path / "old.ipynb", (2, 2))
    files = hand_in_files(tmp_path)
    assert that_counts(files, "03_layers", lambda: CELLS)[0].name == "03_layers.py"
    assert that_counts(files, "04_losses", lambda: CELLS)[0].name == "old.ipynb"


def work(name: str = "relu", text: str = "def relu(x):\n    return x") -> bytes:
    """A notebook of Module 02 in which an answer is written."""
    book = Book()
    for answer, stub in STUBS.items():
        book.put(answer, text if answer == name else stub)
    return json.dumps(book.notebook).encode()


UNTOUCHED, SCRIPT = work(""), f"# %%\n{RIGHT['relu']}\n".encode()


@pytest.mark.parametrize(
    ("files", "counts", "doubt"),
    [
        ({"02_activations.ipynb": UNTOUCHED, "02_activations (1).ipynb": work()}, 1, ""),
        ({"02_activations.ipynb": UNTOUCHED, "my_solution.ipynb": work()}, 1, ""),
        ({"02_activations.ipynb": UNTOUCHED, "02_activations.py": SCRIPT}, 1, ""),
        ({"02_activations/02_activations.ipynb": UNTOUCHED, "final.ipynb": work()}, 1, ""),
        ({"02_activations.ipynb": work(), "newer.ipynb": UNTOUCHED}, 0, ""),
        ({"02_activations.ipynb": work(), "newer.ipynb": b"{"}, 0, ""),
        ({"02_activations.ipynb": work(), "scratch.py": b"print(1)"}, 0, ""),
        ({"02_activations.ipynb": work("relu-cost", "Twice."), "z.ipynb": UNTOUCHED}, 0, ""),
        ({"02_activations.ipynb": work(), "z.ipynb": work("relu", f"# todo\n{STUB}")}, 0, ""),
        ({"02_activations.ipynb": work(), "same.ipynb": work()}, 1, ""),
        (
            {"02_activations.ipynb": work(), "newer.ipynb": work("gelu", "gelu = 1")},
            1,
            "newer.ipynb and 02_activations.ipynb hold work: newer.ipynb counts, the newest",
        ),
        (
            {"02_activations.ipynb": UNTOUCHED, "final.ipynb": b"{"},
            0,
            "02_activations.ipynb counts, and holds no work; that may be in another (final.ipynb: "
            "is not a notebook: its JSON breaks off at line 1 (Expecting property name enclosed "
            "in double quotes))",
        ),
        ({"02_activations.ipynb": b"{", "final.ipynb": UNTOUCHED}, 0, ""),
    ],
)
def test_the_file_counts_for_its_work_and_not_for_its_name(
    tmp_path: Path, files: dict[str, bytes], counts: int, doubt: str
) -> None:
    write(tmp_path, *(f"ann/{name}" for name in files))
    for time, (name, data) in enumerate(files.items(), 1):
        (tmp_path / "ann" / name).write_bytes(data)
        os.utime(tmp_path / "ann" / name, (100 * time, 100 * time))
    (one,) = hand_ins(COURSE, COURSE.module("activations"), tmp_path)
    assert one.path == tmp_path / "ann" / [*files][counts]
    assert one.doubt == doubt
    if doubt:
        found = one.load().submission(CELLS)
        assert found.needs_a_look and doubt in found.repairs and doubt in found.to_check


def test_one_of_several_stubs_in_a_cell_is_work() -> None:
    region = "    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION\n"
    source = f"def f(x):\n{region}\ndef g(x):\n{region}"
    cells = [Cell(Kind.SOLUTION, source, 1, {"grade_id": "both", "solution": True})]
    raised = "    # YOUR CODE HERE\n    raise NotImplementedError()\n"
    untouched = f"# %%\ndef f(x):\n{raised}\ndef g(x):\n{raised}"
    for text, is_work in (
        (untouched, False),
        (untouched.replace(raised, "    return x\n", 1), True),
    ):
        found = read_submission(text.encode(), "a.py", cells)
        assert found.unwritten == ("both",)
        assert holds_work(found, cells) is is_work


def test_of_two_that_were_copied_together_the_one_with_the_right_name_counts(
    tmp_path: Path,
) -> None:
    names = ("ann/02_activations.ipynb", "ann/b.ipynb")
    write(tmp_path, *names)
    for time, name in enumerate(names):
        (tmp_path / name).write_bytes(work("relu", f"relu = {time}"))
        os.utime(tmp_path / name, (100 + time, 100 + time))
    (one,) = hand_ins(COURSE, COURSE.module("activations"), tmp_path)
    assert one.name == "02_activations.ipynb" and one.note == ""
    assert one.doubt.endswith("b.ipynb hold work: 02_activations.ipynb counts, by its name")


def test_a_file_that_stands_alone_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "ann/mine.ipynb", "bob/03_layers.ipynb")
    monkeypatch.setattr("tito.submission.files.read_cells", pytest.fail)
    assert [one.name for one in found(tmp_path)] == ["mine.ipynb", "03_layers.ipynb"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (["photo.heic"], "only photo.heic: it cannot be graded; ask for the notebook"),
        (["03_layers.pdf"], "only 03_layers.pdf: it cannot be graded; ask"),
        (["03_layers.html"], "only 03_layers.html: it cannot be graded; ask for the notebook"),
        (["03_layers.txt"], "only 03_layers.txt: if it is a notebook, rename it"),
        (["a.txt", "work.zip"], "only a.txt, work.zip: unpack it, and put the notebook in its"),
        (["deep/er/03_layers.ipynb"], "only deep: look into it, and put the notebook in its"),
        ([f"{n}.png" for n in range(5)], "only 0.png, 1.png, 2.png and 2 more: it cannot"),
        (["timestamp.txt"], ""),
    ],
)
def test_a_folder_without_a_notebook_says_what_is_in_it(
    tmp_path: Path, files: list[str], said: str
) -> None:
    write(tmp_path, *(f"ann/03_layers/{name}" for name in files))
    (one,) = found(tmp_path)
    wanted = "there is no notebook in the folder ann"
    assert one.problem.startswith(f"{wanted}, {said}" if said else wanted)
    assert said or one.problem == wanted


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
    assert said["ann"] == ""
    assert said["dan"].startswith("there is no notebook in the folder dan, only 03_Layers: look")
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
