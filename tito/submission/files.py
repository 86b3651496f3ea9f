"""What students' folders hold: finds and reads the file that each has handed in."""

import hashlib
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from tito.course import Course, Module
from tito.errors import GradingError
from tito.module.cells import STUB, Cell, stub_of
from tito.module.source import read_cells
from tito.submission.reading import MEGABYTES
from tito.submission.recovery import Submission, read_submission
from tito.text import shown
from tito.times import read_time, time_text, unread

SUFFIXES = (".ipynb", ".py")
ARCHIVES = (".zip", ".gz", ".tar", ".7z", ".rar")
MOST_READ = 8  # files of one student, to find the one that holds work
RAISE = STUB.split("\n")[1]
SAME_TIME = 2  # seconds; what was copied or unpacked together differs by less
Cells = Callable[[], Sequence[Cell]]
NAMED = 3  # files of a folder without a notebook
#: What to do with what some hand in instead of a notebook.
STEPS = {
    **dict.fromkeys(ARCHIVES, "unpack it, and put the notebook in its place"),
    "folder": "look into it, and put the notebook in its place",
    ".txt": "if it is a notebook, rename it to end with .ipynb; else ask for the notebook",
    ".json": "if it is a notebook, rename it to end with .ipynb; else ask for the notebook",
}
ASK = "it cannot be graded; ask for the notebook, the file that ends with .ipynb"
NOT_FOLLOWED = "{} is a link or no regular file, and is not followed"


@dataclass(frozen=True)
class HandIn:
    """What a student handed in; `problem` says why there is nothing to grade.

    `doubt` is a note that asks a person to have a look.
    Only `load` reads the file: its `data`, and when it came, in the form of nbgrader's
    timestamp.txt, in UTC. So it is light until it leaves for a worker.
    """

    student: str
    path: Path | None = None
    note: str = ""
    doubt: str = ""
    problem: str = ""
    data: bytes = b""
    timestamp: str = ""

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.path.name if self.path else ""

    @property
    def fingerprint(self) -> str:
        """A hash (SHA-256) of all that there is to grade, once it is loaded."""
        said = [self.name, self.problem, self.note, self.timestamp, *filter(None, [self.doubt])]
        return hashlib.sha256(repr(said).encode("utf-8", "replace") + self.data).hexdigest()

    def load(self) -> "HandIn":
        """This hand-in with what its file holds."""
        if self.path is None:
            return self
        data, problem = read_start(self.path)
        timestamp, doubt = _timestamp(self.path.with_name("timestamp.txt"))
        note = "; ".join(filter(None, (self.note, doubt)))
        return replace(self, data=data, problem=problem, timestamp=timestamp, note=note)

    def submission(self, cells: Sequence[Cell]) -> Submission:
        """The answers to a module's cells in it, once it is loaded, whatever it is."""
        found = read_submission(self.data, self.name, cells)
        if self.problem:
            return replace(found, problem=self.problem)
        repairs = (*filter(None, (self.doubt, self.note)), *found.repairs)
        to_check = (*filter(None, [self.doubt]), *found.to_check)
        return replace(found, repairs=repairs, to_check=to_check)


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
    cells = cache(partial(read_cells, module))
    found = []
    for entry in sorted(folder.iterdir()):
        if _is_leftover(entry) or not entry.is_dir():
            continue
        try:
            names = {inside.stem for inside in entry.iterdir() if not _is_leftover(inside)}
            found += [] if names and names <= others else [_find(module, entry, others, cells)]
        except OSError as error:  # one folder never stops a class
            problem = f"the folder {entry.name} cannot be read: {error.strerror}"
            found.append(HandIn(entry.name, problem=problem))
    if not found:
        step = f"Each student has a folder in it, with {module.notebook.name}."
        raise GradingError("there are no submissions", str(folder), step)
    return found


def _is_leftover(path: Path) -> bool:
    """Whether a path is what an editor, an archive or an operating system leaves behind."""
    return path.name.startswith((".", "__"))


def _find(module: Module, folder: Path, others: Collection[str], cells: Cells) -> HandIn:
    """The hand-in of a student's folder, with a note where it is not as it should be."""
    name = folder.name
    if folder.is_symlink():
        return HandIn(name, problem=f"the folder {name} is a link, not followed")
    places = [place for place in (folder / module.name, folder) if not place.is_symlink()]
    files = [file for place in places for file in hand_in_files(place, others)]
    if not files:
        what = f"there is no notebook in the folder {name}"
        return HandIn(name, problem=what + _instead(places, others))
    chosen, doubt = that_counts(files, module.name, cells)
    notes = [f"the file is called {chosen.name}"] if chosen.name != module.notebook.name else []
    beside = [file.name for file in files if file != chosen]
    notes += [f"{other} is there, too" for other in beside if other not in doubt]
    return HandIn(name, chosen, "; ".join(dict.fromkeys(notes)), doubt)


def _instead(places: Sequence[Path], others: Collection[str]) -> str:
    """What stands in folders without a notebook, and what to do about it."""
    entries = [e for place in places if place.is_dir() for e in sorted(place.iterdir())]
    known = {*others, "timestamp"}
    found = [e for e in entries if not (_is_leftover(e) or e in places or e.stem in known)]
    if not found:
        return ""
    kinds = {"folder" if entry.is_dir() else entry.suffix.lower() for entry in found}
    step = next((step for kind, step in STEPS.items() if kind in kinds), ASK)
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f", only {shown(', '.join(entry.name for entry in found[:NAMED]))}{more}: {step}"


def hand_in_files(folder: Path, others: Collection[str] = ()) -> list[Path]:
    """The files in a folder that could be a hand-in; not those named as one of `others`."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    files = [e for e in entries if not _is_leftover(e) and (e.is_symlink() or not e.is_dir())]
    named = [f for f in files if f.suffix.lower() in SUFFIXES or ".ipynb" in f.name.lower()]
    return [f for f in named if f.stem not in others]


def that_counts(files: Sequence[Path], name: str, cells: Cells) -> tuple[Path, str]:
    """Which of several files counts, and what a person should look at.

    What holds work does; of several that do, the newest, or of those of one time the one of this
    name. Where none does: the one of this name, else a notebook, else the newest. Files are read
    only where there is more than one.
    """
    ranked = sorted(files, key=partial(_fitness, name), reverse=True)
    if len(ranked) == 1:
        return ranked[0], ""
    read = {f: read_submission(read_start(f)[0], f.name, cells()) for f in ranked[:MOST_READ]}
    works = [file for file, found in read.items() if holds_work(found, cells())]
    if not works:
        best = ranked[0]
        broken = [f"{file.name}: {found.problem}" for file, found in read.items() if found.problem]
        is_told = broken and not read[best].problem
        what = f"{best.name} counts, and holds no work; that may be in another"
        return best, f"{what} ({'; '.join(broken)})" if is_told else ""
    newest = max(file.lstat().st_mtime for file in works)
    best, *others = [file for file in works if newest - file.lstat().st_mtime <= SAME_TIME]
    rivals = [file.name for file in works if read[file].sources != read[best].sources]
    what = f"hold work: {best.name} counts, {'by its name' if others else 'the newest'}"
    return best, f"{' and '.join([best.name, *rivals])} {what}" if rivals else ""


def _fitness(name: str, file: Path) -> tuple[object, ...]:
    """How well a file fits as the hand-in of this name, before it is read."""
    is_notebook = ".ipynb" in file.name.lower()
    return file.parent.name == name, file.stem == name, is_notebook, file.lstat().st_mtime


def holds_work(found: Submission, cells: Sequence[Cell]) -> bool:
    """Whether somebody wrote any answer; of several stubs in one cell, one is enough."""
    stubs = {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer}
    return any(
        name not in found.unwritten
        or (text.strip() and text.count(RAISE) < stubs[name].count(RAISE))
        for name, text in found.sources.items()
    )


def _timestamp(file: Path) -> tuple[str, str]:
    """What nbgrader's file beside a hand-in says about when it came; or why it is not used."""
    text = read_start(file)[0][:100].decode(errors="replace").strip()
    if time := read_time(text):
        return time_text(time, "auto"), ""
    what = "timestamp.txt holds no time, so that nobody knows when this was handed in"
    return "", f"{what}: {unread(text)}" if text else ""


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
    found = (Path(at, name) for at, *names in os.walk(folder) for name in chain(*names))
    odd = any(path.is_symlink() or not (path.is_dir() or path.is_file()) for path in found)
    return odd or folder.is_symlink() or folder.parent.is_symlink()
