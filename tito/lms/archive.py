"""What a folder or a zip holds. Nothing in it is trusted, and nothing is unpacked to a disk."""

import os
import stat
import struct
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tito.errors import FileError
from tito.submission.files import NOT_FOLLOWED, is_regular, read_start
from tito.submission.reading import MEGABYTES

MOST_FILES = 20_000
MOST_LETTERS = 1000  # in a name
LARGEST = MEGABYTES * 10**6  # what the grader reads at most
TOO_LARGE = f"is larger than {MEGABYTES} MB"
#: Whatever Python's zip reader raises on a broken archive.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True)
class Entry:
    """A file of the source. `fault` says why it cannot be taken; `read` gives what it holds.

    `read` returns the bytes, or a reason why there are none.
    """

    name: str
    size: int = 0
    changed: tuple[int, ...] = ()
    fault: str = ""
    read: Callable[[], tuple[bytes, str]] = field(default=lambda: (b"", ""), compare=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders that lead to the file, and its own name."""
        return tuple(part for part in self.name.split("/") if part not in ("", "."))


@contextmanager
def open_source(path: Path) -> Iterator[list[Entry]]:
    """List the files of a folder or a zip; they can be read inside the `with`.

    Raises FileError where there is neither, or where it is broken as a whole.
    """
    step = "Name the folder or the zip that the LMS or nbgrader made."
    if path.is_dir():
        yield _checked(path, _folder_entries(path))
    elif not path.exists():
        raise FileError("there is no such folder or file", str(path), step)
    elif not path.is_file() or not zipfile.is_zipfile(path):
        raise FileError("is neither a folder nor a zip that can be read", str(path), step)
    else:
        try:
            archive = zipfile.ZipFile(path)
        except BROKEN as error:
            step = "Download it once more."
            raise FileError(f"is a broken zip: {error}", str(path), step) from error
        with archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            yield _checked(path, (_zip_entry(archive, info) for info in infos))


def _checked(path: Path, found: Iterator[Entry]) -> list[Entry]:
    """The entries with the faults of their names."""
    entries = []
    for entry in found:
        entries.append(entry)
        if len(entries) > MOST_FILES:
            step = "Name the folder or the zip of one assignment."
            raise FileError(f"holds more than {MOST_FILES} files", str(path), step)
    times = Counter(entry.name for entry in entries)
    return [
        replace(entry, fault=entry.fault or _fault_of_name(entry, times[entry.name]))
        for entry in entries
    ]


def _fault_of_name(entry: Entry, times: int) -> str:
    name = entry.name
    if name.startswith("/") or name[1:2] == ":" or ".." in entry.parts or not entry.parts:
        return "its path leads out of the source"
    if len(name) > MOST_LETTERS:
        return f"its name has more than {MOST_LETTERS} letters"
    if "\0" in name:
        return "its name holds a zero byte"
    return f"stands {times} times in the source" if times > 1 else ""


def _folder_entries(root: Path) -> Iterator[Entry]:
    errors: list[OSError] = []
    for place, folders, files in os.walk(root, onerror=errors.append):
        folders.sort()
        paths = [Path(place, name) for name in sorted(files)]
        links = [Path(place, name) for name in folders if Path(place, name).is_symlink()]
        for path in [*paths, *links]:
            name = path.relative_to(root).as_posix()
            if is_regular(path):
                about = path.lstat()
                changed = time.localtime(about.st_mtime)[:6]
                yield Entry(name, about.st_size, changed, read=partial(_read_file, path))
            else:
                yield Entry(name, fault=NOT_FOLLOWED.format("it"))
    for error in errors:
        name = Path(error.filename).relative_to(root).as_posix()
        yield Entry(name, fault=f"the folder cannot be read: {error.strerror}")


def _read_file(path: Path) -> tuple[bytes, str]:
    data, fault = read_start(path)
    return (b"", TOO_LARGE) if len(data) > LARGEST else (data, fault)


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Entry:
    name = info.orig_filename
    if not info.flag_bits & 0x800:  # no promise of UTF-8, but most programs write it
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.orig_filename
    name = name.replace("\\", "/")  # some programs of Windows write these
    kind = stat.S_IFMT(info.external_attr >> 16)
    fault = ""
    if kind not in (0, stat.S_IFREG):
        fault = NOT_FOLLOWED.format("it")
    elif info.flag_bits & 0x1:
        fault = "is encrypted"
    elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        fault = "is compressed in a way that is not read here"
    elif info.file_size > LARGEST:
        fault = TOO_LARGE
    read = partial(_read_member, archive, info)
    return Entry(name, info.file_size, info.date_time, fault, read)


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, str]:
    """Read a member to the bound, whatever size it says it has."""
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST + 1)
    except BROKEN as error:
        return b"", f"is damaged in the zip: {error}"
    return (b"", TOO_LARGE) if len(data) > LARGEST else (data, "")
