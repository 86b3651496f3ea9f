"""Reading and writing files so that a failure never leaves half a file behind."""

import contextlib
import os
import tempfile
from pathlib import Path

from tito.errors import FileError
from tito.text import shown


def read_text(path: Path, next_step: str = "") -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark. Raises FileError."""
    data = read_bytes(path, next_step)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start)
        line = shown(data.split(b"\n")[number].decode(errors="replace"), 100)
        what = f"is not UTF-8 text in line {number + 1}: `{line}`"
        raise FileError(what, str(path), "Save it as UTF-8.") from error


def read_bytes(path: Path, next_step: str = "") -> bytes:
    """Return what a file holds. Raises FileError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileError("there is no such file", str(path), next_step) from None
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}", str(path), next_step) from error


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def back_up(path: Path) -> Path:
    """Copy a file beside itself as `name.backup-1.ext` (the next free number); return the copy."""
    number = 1
    while (copy := path.with_name(f"{path.stem}.backup-{number}{path.suffix}")).exists():
        number += 1
    write_bytes(copy, path.read_bytes())
    return copy


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: to a temporary name beside it, then replace it."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        step = f"Make sure that you may write to {path.parent} and that the disk is not full."
        raise FileError(f"cannot be written: {error.strerror}", str(path), step) from error
