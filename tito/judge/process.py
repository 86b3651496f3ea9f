"""Starts and ends the processes in which students' code runs, and holds them to their limits.

What they worked in is removed. `python -m tito.judge.process` does that when the grader is killed,
too: it makes a folder, prints its name, and removes it as soon as nobody holds the other end of
its input, that is, when the grader and all its workers have ended, however they did.
"""

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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from tito.course import Limits
from tito.errors import GradingError

TICK = 0.1  # seconds between two looks at a process
TOO_LONG = "it took longer than the course allows"
AGAIN = "Run it again."
DISK_BYTES = 2 * 2**30  # of the disk that may go meanwhile, if no more is left than
DISK_LEFT = 8 * 2**30  # this: files can have no name, but other programs write, too
THREADS = 500
FILES, BYTES = 1_000, 256 * 2**20  # what a submission may write
TRIES, PAUSE = 50, 0.2  # a student's process may go on writing for a moment
ONE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {**dict.fromkeys(ONE, "1"), "MPLBACKEND": "agg"}
#: What students' processes see of the instructor's environment, which may hold passwords.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "TMPDIR")


@dataclass(eq=False)
class Process:
    """A process of a student, which answers on these files; it is watched from now on.

    `finish` kills it and waits for it; `excess` says what it has too much of, or "". `deadline`
    is when it is killed; `reason` says why it was.
    """

    reader: IO[bytes]
    writer: IO[bytes]
    kill: Callable[[], None]
    finish: Callable[[], None]
    excess: Callable[[], str] = str
    deadline: float = float("inf")
    reason: str = ""

    def __post_init__(self) -> None:
        """Begin to watch it."""
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


#: Gives a fresh process for students' code, its generators started at this seed.
Start = Callable[[int], Process]


def refusal(reason: str) -> GradingError:
    """The error for a machine on which students' code is not run."""
    step = "`tito doctor` says what is missing; --unsafe runs it without protection."
    return GradingError(f"students' code is not run here: {reason}", "", step)


def cold_process(limits: Limits, folder: Path, module: str, stage: Path | None = None) -> Process:
    """A fresh Python in `folder`, without sandbox; `tinytorch` is that in `stage`, if given.

    `module` is the full name of the one that the notebook will be.
    """
    settings = {**asdict(limits), "stage": str(stage or ""), "module": module}
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

    def __init__(self, stage: Path, limits: Limits, module: str, unsafe: bool = False) -> None:
        """Start it with the package in `stage`. Raises GradingError when it does not come up."""
        self.settings = {**asdict(limits), "stage": str(stage), "unsafe": unsafe, "module": module}
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
            what = "the process for students' code ended while it started"
            raise refusal(lines[-1]) if lines else GradingError(what, "", AGAIN)

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
            raise GradingError(f"no process can be started: {error}", "", AGAIN) from error

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
        excess = functools.partial(_excess, child, scratch, shutil.disk_usage(scratch).free)
        return Process(*files, kill, finish, excess)

    def _finish(self, child: int, scratch: Path) -> None:
        """Have the server kill a child and wait for it; remove its scratch folder."""
        with contextlib.suppress(OSError, GradingError):  # the server itself may be gone
            self.control.send(json.dumps({"end": child}).encode())
            self._answer()
        remove(scratch)

    def _answer(self) -> bytes:
        data = self.control.recv(100)
        if not data:
            raise GradingError("the process for students' code has ended", "", AGAIN)
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
    left = shutil.disk_usage(scratch).free
    if free - left > DISK_BYTES and left < DISK_LEFT:
        return "it filled the disk"
    return "it wrote too many files" if is_full(scratch) else ""


def processor() -> int:
    """One processor for judge and student, who take turns: it halves the time of a request."""
    processors = sorted(os.sched_getaffinity(0))
    return processors[os.getpid() % len(processors)]


def open_folder() -> Path:
    """A new folder through which students' processes, of another user, come to theirs."""
    folder = Path(tempfile.mkdtemp(prefix="tito-"))
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
