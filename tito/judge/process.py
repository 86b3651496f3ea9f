"""Starts and ends the processes in which students' code runs, and holds them to their limits."""

import contextlib
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import disk_usage
from typing import IO

from tito.course import Limits
from tito.errors import GradingError
from tito.judge.scratch import is_full, open_folder, remove

TICK = 0.1  # seconds between two looks at a process
TOO_LONG = "it took longer than the course allows"
DISK_BYTES = 2 * 2**30  # of the disk that may go meanwhile, if no more is left than
DISK_LEFT = 8 * 2**30  # this: files can have no name, but other programs write, too
THREADS = 500
MEMORY = 2 * 2**30  # bytes that the judge may use more than at the start of a submission
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
    "PYTHONDONTWRITEBYTECODE": "1",
}
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
        self.settings["processor"] = _processor()
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
            what = f"no process can be started: {error}"
            raise GradingError(what, "", "Run it again.") from error

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
        excess = functools.partial(_excess, child, scratch, disk_usage(scratch).free)
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
    left = disk_usage(scratch).free
    if free - left > DISK_BYTES and left < DISK_LEFT:
        return "it filled the disk"
    return "it wrote too many files" if is_full(scratch) else ""


def _processor() -> int:
    """One processor for judge and student, who take turns: it halves the time of a request."""
    processors = sorted(os.sched_getaffinity(0))
    return processors[os.getpid() % len(processors)]


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Bound what a student's answers can make the judge allocate, and run beside the student.

    Elsewhere than on Linux neither is done.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {_processor()})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
