"""Puts one hand-in into submitted/, and loses nothing that stands there.

What is replaced goes to submitted/STUDENT/.earlier/NN_name-1/ (the next free number): nbgrader
and tito.submission.files look into no folder with a dot. Each step leaves whole files, and a run
that was broken off is completed by the next.
"""

from datetime import datetime
from enum import Enum
from itertools import count
from pathlib import Path

from tito.errors import FileError
from tito.files import read_bytes, write_bytes, write_text
from tito.submission.files import (
    NOT_FOLLOWED,
    Cells,
    hand_in_files,
    is_regular,
    leads_elsewhere,
    that_counts,
)
from tito.times import read_time, time_text

TIMESTAMP = "timestamp.txt"
EARLIER = ".earlier"


class Placed(Enum):
    """What became of a student's hand-in."""

    NEW = "new"
    REPLACED = "replaced"
    THERE = "already there"


def place(
    submitted: Path, student: str, name: str, data: bytes, time: datetime | None, cells: Cells
) -> tuple[Placed | None, str]:
    """Put `data` into submitted/STUDENT/NN_name/`name`; say what that was, a note or why not."""
    folder = submitted / student / Path(name).stem
    earlier = submitted / student / EARLIER
    try:
        if any(path.is_symlink() or leads_elsewhere(path) for path in (folder, earlier)):
            return None, NOT_FOLLOWED.format(f"what is in submitted/{student}")
        return _place(folder, earlier, name, data, time, cells)
    except FileError as error:
        return None, f"submitted/{student}: {error.what}"
    except OSError as error:
        return None, f"submitted/{student} cannot be read: {error.strerror}"


def _place(
    folder: Path, earlier: Path, name: str, data: bytes, time: datetime | None, cells: Cells
) -> tuple[Placed | None, str]:
    old, stamp = _hand_ins(folder), folder / TIMESTAMP
    if not old:
        _write(folder, name, data, time)
        return Placed.NEW, ""
    same = read_bytes(that_counts(old, folder.name, cells)[0]) == data
    stamped = read_bytes(stamp)[:100] if is_regular(stamp) else b""
    old_time = read_time(stamped.decode(errors="replace"))
    if time and old_time and time < old_time:
        return (Placed.THERE, "") if same else (None, "is older than what is in submitted/")
    if same and (time is None or time == old_time):
        return Placed.THERE, ""
    if same and time:
        write_text(stamp, time_text(time))
        return Placed.REPLACED, "the same file, its time was written"
    attempts = map(_hand_ins, earlier.glob(f"{folder.name}-*"))
    kept = {(file.name, read_bytes(file)) for files in attempts for file in files}
    if None in (time, old_time) and any(content == data for _, content in kept):
        return None, f"was replaced by a later attempt before, and is kept in {EARLIER}"
    if not all((file.name, read_bytes(file)) in kept for file in old):
        free = next(n for n in count(1) if not (earlier / f"{folder.name}-{n}").exists())
        for file in (stamp, *old):  # the hand-in last: it makes a copy complete
            if is_regular(file):
                write_bytes(earlier / f"{folder.name}-{free}" / file.name, read_bytes(file))
    _write(folder, name, data, time)
    for file in old:
        if file.name != name:
            file.unlink()
    return Placed.REPLACED, f"the one before is in {EARLIER}"


def _write(folder: Path, name: str, data: bytes, time: datetime | None) -> None:
    """Write the time first: where that is all, the next run finds other bytes, and goes on."""
    if time:
        write_text(folder / TIMESTAMP, time_text(time))
    else:
        (folder / TIMESTAMP).unlink(missing_ok=True)
    write_bytes(folder / name, data)


def _hand_ins(folder: Path) -> list[Path]:
    """The files in a folder that the grader could read as a hand-in."""
    return [file for file in hand_in_files(folder) if is_regular(file)]
