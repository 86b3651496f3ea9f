"""Measures and removes what students' code works in; as a program, if the grader was killed, too.

`python -m tito.judge.scratch` makes a folder, prints its name, and removes it as soon as nobody
holds the other end of its input: when the grader and all its workers have ended, however they did.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES, BYTES = 1_000, 256 * 2**20  # what a submission may write
TRIES, PAUSE = 50, 0.2  # a student's process may go on writing for a moment


def open_folder(place: str | None = None) -> Path:
    """A new folder through which students' processes, of another user, come to theirs."""
    folder = Path(tempfile.mkdtemp(prefix="tito-", dir=place))
    folder.chmod(0o711)
    return folder


def remove(folder: Path) -> None:
    """Remove a folder, however deep a student nested others in it, and whatever their modes."""
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        subprocess.run(["/bin/chmod", "-R", "u+rwx", "--", str(folder)], check=False)
        subprocess.run(["/bin/rm", "-rf", "--", str(folder)], check=False)


def is_full(folder: Path) -> bool:
    """Whether a folder holds more than a submission may write."""
    files = size = 0
    try:
        for _, folders, names, descriptor in os.fwalk(folder, onerror=_raise):  # of any length
            files += len(folders) + len(names)
            for name in names:
                with contextlib.suppress(OSError):
                    size += os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_size
            if files > FILES or size > BYTES:
                return True
    except (RecursionError, PermissionError):  # folders in folders in folders, or hidden
        return True
    except OSError:  # it changed meanwhile
        return False
    return False


def _raise(error: OSError) -> None:
    raise error


def main() -> None:
    """Keep a folder until the end of the input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the grader's
    folder = open_folder()
    print(folder, flush=True)
    sys.stdin.buffer.read()
    for _ in range(TRIES):
        remove(folder)
        if not folder.exists():
            break
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
