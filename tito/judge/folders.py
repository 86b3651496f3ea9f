"""Folders in which students' code works: made, measured, and removed however the grader ended.

`python -m tito.judge.folders` makes one, prints its name, and removes it as soon as nobody holds
the other end of its input, that is, when the grader and all its workers have ended. Should it be
killed itself, the next one removes what it left: a folder that nobody holds.
"""

import contextlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

if sys.platform == "linux":
    import fcntl

PREFIX = "tito-run-"  # not "tito-": earlier versions hold nothing
FILES, BYTES = 1_000, 256 * 2**20  # what a submission may write
FILE_BYTES = 64 * 2**20  # and into one file
TRIES, PAUSE = 50, 0.2  # a student's process may go on writing for a moment
DAY = 24 * 3600  # seconds after which reading renews a time of last access
READ_AGAIN = 60  # seconds after which some of those times may be a day old
YOUNG = 60  # seconds in which who makes a folder has come to hold it


def open_folder() -> tuple[Path, int]:
    """A new folder through which students' processes, of another user, come to theirs.

    And a descriptor: as long as a process has it open, the folder is held.
    """
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    folder.chmod(0o711)
    return folder, hold(folder)


def hold(folder: Path) -> int:
    """Hold a folder that others hold, too; elsewhere than on Linux nobody asks."""
    if sys.platform != "linux":
        return -1
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def remove_forgotten() -> None:
    """Remove our folders that nobody holds, because all who did were killed."""
    if sys.platform != "linux":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # another's, or held
            about = folder.lstat()
            if about.st_uid == os.geteuid() and time.time() - about.st_ctime > YOUNG:
                descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    remove(folder)
                finally:
                    os.close(descriptor)


def remove(folder: Path) -> None:
    """Remove a folder, however deep a student nested others in it, and whatever their modes."""
    with contextlib.suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        subprocess.run(["/bin/chmod", "-R", "u+rwx", "--", str(folder)], check=False)
        subprocess.run(["/bin/rm", "-rf", "--", str(folder)], check=False)


def is_full(folder: Path, process: int) -> bool:
    """Whether a folder, and files without a name, hold more than a submission may write."""
    nameless = nameless_files(process)
    files, size = len(nameless), sum(nameless.values())
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


def nameless_files(process: int) -> dict[tuple[int, int], int]:
    """Sizes of files that a process has removed and still holds, by device and inode.

    Of one that it has only mapped into its memory, the size is not known: it may be the largest.
    Where the system does not say what a process holds, none are found.
    """
    found = {}
    with contextlib.suppress(OSError):  # not ours to ask, or it has ended
        for line in Path(f"/proc/{process}/maps").read_bytes().splitlines():
            if line.endswith(b" (deleted)"):
                device, inode = line.split(maxsplit=5)[3:5]
                major, minor = (int(part, 16) for part in device.split(b":"))
                found[os.makedev(major, minor), int(inode)] = FILE_BYTES
        for entry in os.scandir(f"/proc/{process}/fd"):
            with contextlib.suppress(OSError):
                about = entry.stat()
                if stat.S_ISREG(about.st_mode) and not about.st_nlink:
                    found[about.st_dev, about.st_ino] = about.st_size
    return found


def read_all(paths: Iterable[Path]) -> None:
    """Read a little of all that students' code may read, so that it leaves no trace by reading.

    Linux renews a time of last access when it is older than a day, or than the last change (the
    mount option relatime, see mount(8)). So what is read now, a student's process reads without a
    change that another one could see.
    """
    for path in paths:
        if path.is_dir():
            for folder, _, names in os.walk(path):
                if not all(_is_read(f"{folder}/{name}") for name in names):
                    break  # times are not renewed here at all: by noatime, or an overlay
        else:
            _is_read(str(path))


def _is_read(path: str) -> bool:
    """Read from a file, or a link, if that renews its time; say whether it did, or need not."""
    try:
        about = os.lstat(path)
        if about.st_atime > max(about.st_mtime, about.st_ctime, time.time() - DAY):
            return True
        if stat.S_ISLNK(about.st_mode):
            Path(path).readlink()
        elif stat.S_ISREG(about.st_mode):
            with Path(path).open("rb", buffering=0) as file:
                file.read(1)
        return about.st_size == 0 or os.lstat(path).st_atime > about.st_atime
    except OSError:  # root's alone, perhaps
        return True


def _raise(error: OSError) -> None:
    raise error


def main() -> None:
    """Keep a folder until the end of the input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the grader's
    remove_forgotten()
    folder, _ = open_folder()
    print(folder, flush=True)
    sys.stdin.buffer.read()
    for _ in range(TRIES):
        remove(folder)
        if not folder.exists():
            break
        time.sleep(PAUSE)


if __name__ == "__main__":
    main()
