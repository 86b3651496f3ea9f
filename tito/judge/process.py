"""Starts and ends the processes in which students' code runs, and holds them to their limits."""

import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

from tito.course import Limits
from tito.errors import GradingError
from tito.judge.bounds import processor
from tito.judge.scratch import open_folder, remove

TICK = 0.1  # seconds between two looks at a process
TOO_LONG = "it took longer than the course allows"
SCRATCH_FILES, SCRATCH_BYTES = 1_000, 256 * 2**20  # what a submission may write
DISK_BYTES = 2 * 2**30  # of the disk that may go meanwhile, if no more is left than
DISK_LEFT = 8 * 2**30  # this: files can have no name, but other programs write, too
THREADS = 500
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
    "PYTHONDONTWRITEBYTECODE": "1",
}
#: What students' processes see of the instructor's environment, which may hold passwords.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "TMPDIR")


class Process:
    """A process of a student. `deadline` is when it is killed; `reason` says why it was."""

    def __init__(
        self,
        reader: IO[bytes],
        writer: IO[bytes],
        kill: Callable[[], None],
        finish: Callable[[], None],
        excess: Callable[[], str] = lambda: "",
    ) -> None:
        """Begin to watch it. It answers on these files; `finish` kills it and waits for it.

        `excess` says what it has too much of, or "".
        """
        self.reader, self.writer = reader, writer
        self.kill, self.finish, self.excess = kill, finish, excess
        self.deadline = float("inf")
        self.reason = ""
        self.ended = threading.Event()
        self.watcher = threading.Thread(target=self._watch, daemon=True)
        self.watcher.start()

    def _watch(self) -> None:
        while not self.ended.wait(TICK):
            self.reason = TOO_LONG if time.monotonic() > self.deadline else self.excess()
            if self.reason:
                with contextlib.suppress(ProcessLookupError):  # its server may be gone, and it
                    self.kill()
                break

    def end(self) -> None:
        """Kill it, wait for it, and close what speaks to it."""
        self.ended.set()
        self.watcher.join()  # it must not kill a number that is another process's by then
        self.finish()
        for file in (self.writer, self.reader):
            with contextlib.suppress(OSError):
                file.close()


def refusal(reason: str) -> GradingError:
    """The error for a machine on which students' code is not run."""
    step = "`tito doctor` says what is missing; --unsafe runs it without protection."
    return GradingError(f"students' code is not run here: {reason}", "", step)


def cold_process(limits: Limits, folder: Path, stage: Path | None = None) -> Process:
    """A fresh Python in `folder`, without sandbox; `tinytorch` is that in `stage`, if given."""
    settings = {**asdict(limits), "stage": str(stage or "")}
    program = subprocess.Popen(
        [sys.executable, "-m", "tito.judge.server", json.dumps(settings)],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert program.stdin and program.stdout

    def finish() -> None:
        program.kill()
        program.wait()

    return Process(program.stdout, program.stdin, program.kill, finish)


class Server:
    """The warm program that forks a sandboxed process for each submission."""

    def __init__(self, stage: Path, limits: Limits, unsafe: bool = False) -> None:
        """Start it with the package in `stage`. Raises GradingError when it does not come up."""
        self.settings = {**asdict(limits), "stage": str(stage), "unsafe": unsafe}
        self.settings["processor"] = processor()
        self._launch()

    def _launch(self) -> None:
        self.folder = open_folder()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        log = self.folder / "log"
        settings = json.dumps({**self.settings, "control": theirs.fileno()})
        with theirs, log.open("wb") as errors:
            self.program = subprocess.Popen(
                [sys.executable, "-I", "-m", "tito.judge.server", settings],
                cwd=self.folder,
                env={**passed_on, **ENVIRONMENT, "IPYTHONDIR": str(self.folder / "ipython")},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        if self.control.recv(100) != b"ready":
            lines = log.read_text(errors="replace").strip().splitlines()
            self.close()
            if not lines:
                what = "the process for students' code ended while it started"
                raise GradingError(what, "", "Run it again.")
            raise refusal(lines[-1])

    def start(self, seed: int) -> Process:
        """Fork a process for a submission; should the server be gone, start it anew."""
        try:
            return self._fork(seed)
        except (OSError, GradingError):  # for lack of memory, perhaps
            self.close()
        try:
            self._launch()
            return self._fork(seed)
        except OSError as error:
            raise GradingError(
                f"no process can be started: {error}", "", "Run it again."
            ) from error

    def _fork(self, seed: int) -> Process:
        scratch = Path(tempfile.mkdtemp(dir=self.folder))
        ours, theirs = socket.socketpair()
        order = json.dumps({"scratch": str(scratch), "seed": seed}).encode()
        with ours, theirs:
            socket.send_fds(self.control, [order], [theirs.fileno()])
            child = int(self._answer())
            files = os.fdopen(os.dup(ours.fileno()), "rb"), os.fdopen(os.dup(ours.fileno()), "wb")
        kill = functools.partial(os.kill, child, signal.SIGKILL)
        finish = functools.partial(self._finish, child, scratch)
        return Process(
            *files, kill, finish, functools.partial(_excess, child, scratch, _free(scratch))
        )

    def _finish(self, child: int, scratch: Path) -> None:
        """Have the server kill a child and wait for it; remove its scratch folder."""
        with contextlib.suppress(OSError, GradingError):  # the server itself may be gone
            self.control.send(json.dumps({"end": child}).encode())
            self._answer()
        remove(scratch)

    def _answer(self) -> bytes:
        data = self.control.recv(100)
        if not data:
            raise GradingError("the process for students' code has ended", "", "Run it again.")
        return data

    def close(self) -> None:
        """End the program and remove what it worked in."""
        self.control.close()
        self.program.kill()
        self.program.wait()
        remove(self.folder)


def _excess(child: int, scratch: Path, free: int) -> str:
    """What a process has too much of: threads, files, or disk beyond what its files show."""
    with contextlib.suppress(OSError):  # it has ended
        if len(list(Path(f"/proc/{child}/task").iterdir())) > THREADS:
            return "it started too many threads"
    left = _free(scratch)
    if free - left > DISK_BYTES and left < DISK_LEFT:
        return "it filled the disk"
    return "it wrote too many files" if _is_full(scratch) else ""


def _free(folder: Path) -> int:
    """Bytes that are free where a folder lies."""
    return shutil.disk_usage(folder).free


def _is_full(folder: Path) -> bool:
    """Whether a folder holds more than a submission may write."""
    files = size = 0
    try:
        for _, folders, names, descriptor in os.fwalk(folder, onerror=_raise):  # of any length
            files += len(folders) + len(names)
            for name in names:
                with contextlib.suppress(OSError):
                    size += os.stat(name, dir_fd=descriptor, follow_symlinks=False).st_size
            if files > SCRATCH_FILES or size > SCRATCH_BYTES:
                return True
    except (RecursionError, PermissionError):  # folders in folders in folders, or hidden
        return True
    except OSError:  # it changed meanwhile
        return False
    return False


def _raise(error: OSError) -> None:
    raise error
