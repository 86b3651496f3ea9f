"""What students' folders hold: finds and reads the file that each has handed in."""

import hashlib
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tito.course import Course, Module
from tito.errors import GradingError
from tito.module.cells import Cell
from tito.submission.reading import MEGABYTES
from tito.submission.recovery import Submission, read_submission
from tito.times import read_time, time_text, unread

SUFFIXES = (".ipynb", ".py")
NOT_FOLLOWED = "{} is a link or no regular file, and is not followed"


@dataclass(frozen=True)
class HandIn:
    """What a student handed in: the file, or a reason why there is none that can be read."""

    student: str
    path: Path | None
    note: str = ""


@dataclass(frozen=True)
class Delivery:
    """The bytes of a hand-in on their way to a worker. `problem` says why they are not there.

    `timestamp` is when it came, in the form of nbgrader's timestamp.txt, in UTC.
    """

    student: str
    name: str = ""
    data: bytes = b""
    problem: str = ""
    note: str = ""
    timestamp: str = ""

    @property
    def fingerprint(self) -> str:
        """A hash (SHA-256) of all that there is to grade."""
        said = repr([self.name, self.problem, self.note, self.timestamp])
        return hashlib.sha256(said.encode("utf-8", "replace") + self.data).hexdigest()


def submitted(course: Course, module: Module) -> list[HandIn]:
    """What stands in autograders/submitted. Raises GradingError when nothing does."""
    if not (course.autograders / "release" / module.name).is_dir():
        what = f"{module.name} is not released yet"
        raise GradingError(what, "autograders", f"Run `tito release {module.name}`.")
    folder = course.autograders / "submitted"
    if not folder.is_dir() or not any(folder.iterdir()):
        where = f"autograders/submitted/STUDENT/{module.name}/{module.notebook.name}"
        step = "Put the students' notebooks there, or have `tito collect` do it."
        raise GradingError("there are no submissions", where, step)
    return hand_ins(course, module, folder)


def hand_ins(course: Course, module: Module, folder: Path) -> list[HandIn]:
    """The hand-ins below `folder`: one folder a student, or nbgrader's `submitted` layout.

    Whoever has handed in other modules only is left out.
    """
    if not folder.is_dir():
        raise GradingError("there is no such folder", str(folder), "Name the students' folder.")
    others = {other.name for other in course.modules} - {module.name}
    folders = [entry for entry in sorted(folder.iterdir()) if entry.is_dir() and _counts(entry)]
    found = []
    for entry in folders:
        try:
            found += [] if _is_of(entry, others) else [_find(module, entry, others)]
        except OSError as error:  # one folder never stops a class
            note = f"the folder {entry.name} cannot be read: {error.strerror}"
            found.append(HandIn(entry.name, None, note))
    if not found:
        step = f"Each student has a folder in it, with {module.notebook.name}."
        raise GradingError("there are no submissions", str(folder), step)
    return found


def _counts(path: Path) -> bool:
    """Whether a path is not what an editor, an archive or an operating system leaves behind."""
    return not path.name.startswith((".", "__"))


def _is_of(folder: Path, others: Collection[str]) -> bool:
    """Whether all that a student's folder holds belongs to other modules."""
    names = [entry.stem for entry in folder.iterdir() if _counts(entry)]
    return bool(names) and all(name in others for name in names)


def _find(module: Module, folder: Path, others: Collection[str]) -> HandIn:
    """Choose the file of a student: the one of the right name, else the one that is newest."""
    if folder.is_symlink():
        return HandIn(folder.name, None, f"the folder {folder.name} is a link, not followed")
    for place in (folder / module.name, folder):
        files = _files(place, others) if place.is_dir() and not place.is_symlink() else []
        if files:
            break
    else:
        return HandIn(folder.name, None, f"there is no notebook in the folder {folder.name}")
    chosen = max(files, key=lambda f: (f.stem == module.name, _is_notebook(f), f.lstat().st_mtime))
    notes = [f"the file is called {chosen.name}"] if chosen.name != module.notebook.name else []
    beside = [file.name for file in files if _is_notebook(file) and file != chosen]
    return HandIn(
        folder.name, chosen, "; ".join([*notes, *(f"{n} is there, too" for n in beside)])
    )


def _files(place: Path, others: Collection[str]) -> list[Path]:
    """The files in a folder that could be a hand-in."""
    entries = [entry for entry in sorted(place.iterdir()) if _counts(entry)]
    files = [entry for entry in entries if entry.is_symlink() or not entry.is_dir()]
    return [f for f in files if f.suffix.lower() in SUFFIXES and f.stem not in others]


def _is_notebook(file: Path) -> bool:
    return file.suffix.lower() == ".ipynb"


def load(hand_in: HandIn) -> Delivery:
    """Read what was handed in, as it is, and when."""
    if hand_in.path is None:
        return Delivery(hand_in.student, problem=hand_in.note)
    data, problem = read_start(hand_in.path)
    timestamp, doubt = _timestamp(hand_in.path.with_name("timestamp.txt"))
    note = "; ".join(filter(None, (hand_in.note, doubt)))
    return Delivery(hand_in.student, hand_in.path.name, data, problem, note, timestamp)


def _timestamp(file: Path) -> tuple[str, str]:
    """What nbgrader's file beside a hand-in says about when it came; or why it is not used."""
    text = read_start(file)[0][:100].decode(errors="replace").strip()
    if not text:
        return "", ""
    time = read_time(text)
    if time is None:
        what = "timestamp.txt holds no time, so that nobody knows when this was handed in"
        return "", f"{what}: {unread(text)}"
    return time_text(time, "auto"), ""


def read_delivery(cells: Sequence[Cell], delivery: Delivery) -> Submission:
    """Find the answers in what was handed in, whatever it is."""
    submission = read_submission(delivery.data, delivery.name, cells)
    if delivery.problem:
        return replace(submission, problem=delivery.problem)
    if delivery.note:
        return replace(submission, repairs=(delivery.note, *submission.repairs))
    return submission


def read_start(path: Path) -> tuple[bytes, str]:
    """The start of a file, or why it is not read. A link could lead anywhere."""
    if not is_regular(path):
        return b"", NOT_FOLLOWED.format(path.name)
    try:
        with path.open("rb") as file:
            return file.read(MEGABYTES * 2**20 + 1), ""
    except OSError as error:
        return b"", f"{path.name} cannot be read: {error.strerror}"


def is_regular(path: Path) -> bool:
    """Whether a path is a file itself, and leads nowhere else."""
    return path.is_file() and not path.is_symlink()


def leads_elsewhere(folder: Path) -> bool:
    """Whether a hand-in holds a link, a device or a pipe, or lies behind a link itself."""
    for place, folders, files in os.walk(folder):
        if any(Path(place, name).is_symlink() for name in folders):
            return True
        if not all(is_regular(Path(place, name)) for name in files):
            return True
    return folder.is_symlink() or folder.parent.is_symlink()
