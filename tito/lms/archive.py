"""What a folder or a zip holds. Nothing in it is trusted, and nothing is unpacked to a disk."""

import os
import stat
import struct
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path

from tito.errors import FileError
from tito.submission.files import NOT_FOLLOWED, is_regular, read_start
from tito.submission.reading import MEGABYTES

MOST_FILES = 20_000
MOST_LETTERS = 1000  # in a name
LARGEST = MEGABYTES * 10**6  # what the grader reads at most
TOO_LARGE = f"is larger than {MEGABYTES} MB"
#: Whatever Python's zip reader raises on a broken archive.
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError)
BROKEN = (*DAMAGED, OSError, ValueError, OverflowError, RuntimeError)


@dataclass(frozen=True)
class ArchiveMember:
    """A file of the source. `fault` says why it cannot be taken.

    `start` gives its bytes, of a large one those up to the bound and one more; or why not.
    """

    name: str
    size: int = 0
    changed: tuple[int, ...] = ()
    fault: str = ""
    start: Callable[[], tuple[bytes, str]] = field(default=lambda: (b"", ""), compare=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders that lead to the file, and its own name."""
        return tuple(part for part in self.name.split("/") if part not in ("", "."))

    def read(self) -> tuple[bytes, str]:
        """What the file holds, or why that is not known."""
        data, fault = self.start()
        return (b"", TOO_LARGE) if len(data) > LARGEST else (data, fault)


@contextmanager
def open_source(path: Path) -> Iterator[list[ArchiveMember]]:
    """List the files of a folder or a zip; they can be read inside the `with`.

    Raises FileError where there is neither, or where it is broken as a whole.
    """
    step = "Name the folder or the zip that the LMS or nbgrader made."
    if path.is_dir():
        yield _checked(path, _files_of(path))
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
            yield _checked(path, (_member(archive, info) for info in infos))


def _checked(path: Path, found: Iterator[ArchiveMember]) -> list[ArchiveMember]:
    """The members with the faults of their names."""
    members = list(islice(found, MOST_FILES + 1))
    if len(members) > MOST_FILES:
        step = "Name the folder or the zip of one assignment."
        raise FileError(f"holds more than {MOST_FILES} files", str(path), step)
    times = Counter(member.name for member in members)
    return [replace(m, fault=m.fault or _fault_of_name(m, times[m.name])) for m in members]


def _fault_of_name(member: ArchiveMember, times: int) -> str:
    name, parts = member.name, member.parts
    if name.startswith("/") or name[1:2] == ":" or ".." in parts or not parts:
        return "its path leads out of the source"
    if len(name) > MOST_LETTERS:
        return f"its name has more than {MOST_LETTERS} letters"
    if "\0" in name:
        return "its name holds a zero byte"
    return f"stands {times} times in the source" if times > 1 else ""


def _files_of(root: Path) -> Iterator[ArchiveMember]:
    errors: list[OSError] = []
    for place, folders, files in os.walk(root, onerror=errors.append):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        for path in (Path(place, name) for name in (*sorted(files), *links)):
            name, about = path.relative_to(root).as_posix(), path.lstat()
            fault = "" if is_regular(path) else NOT_FOLLOWED.format("it")
            changed = time.localtime(about.st_mtime)[:6]
            yield ArchiveMember(name, about.st_size, changed, fault, partial(read_start, path))
    for error in errors:
        name = Path(error.filename).relative_to(root).as_posix()
        yield ArchiveMember(name, fault=f"the folder cannot be read: {error.strerror}")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> ArchiveMember:
    name = info.orig_filename
    if not info.flag_bits & 0x800:  # no promise of UTF-8, but most programs write it
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
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
    start = partial(_read_member, archive, info)
    return ArchiveMember(name, info.file_size, info.date_time, fault, start)


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[bytes, str]:
    """Read a member to the bound, whatever size it says it has."""
    try:
        with archive.open(info) as file:
            return file.read(LARGEST + 1), ""
    except BROKEN as error:
        return b"", f"is damaged in the zip: {error}"
