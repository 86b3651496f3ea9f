"""Starts and ends the processes in which students' code runs, and holds them to their limits."""

import contextlib
import ctypes
import errno
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
from tito.judge.folders import is_full, open_folder, remove, remove_forgotten
from tito.judge.protocol import TOO_LONG, TooLongError

TICK = 0.1  # seconds between two looks at a process
GRACE = 2  # seconds that the judge may go on when a student's process is out of time
AGAIN = "Run it again."
DISK_LEFT = 16 * 2**20  # bytes: with less, code that saves a file may fail
THREADS = 500  # of a submission, if the system allows so many processes
PAUSES = (0.1, 0.3, 1, 3)  # seconds: what uses up processes or the disk is ended meanwhile
TASKS = ("/sys/fs/cgroup/pids.max", "/sys/fs/cgroup/pids/pids.max")  # of a container
FULL = "it filled the disk"
ONE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {**dict.fromkeys(ONE, "1"), "MPLBACKEND": "agg"}
#: What students' processes see of the instructor's environment, which may hold passwords.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "TMPDIR")


@dataclass(eq=False)
class Process:
    """A process of a student, which answers on these files; it is watched from now on.

    `finish` kills it and waits for it; `excess` says what it has too much of, or "". `deadline`
    is when it is killed; `reason` says why it was. If this is not ended soon after, the thread
    that made it is computing on what it answered: that is interrupted.
    """

    reader: IO[bytes]
    writer: IO[bytes]
    kill: Callable[[], None]
    finish: Callable[[], None]
    excess: Callable[[], str] = str
    deadline: float = float("inf")
    reason: str = ""

    def __post_init__(self) -> None:
        self.ended, self.owner = threading.Event(), threading.get_ident()
        self.watcher = threading.Thread(target=self._watch, daemon=True)
        self.watcher.start()

    def _watch(self) -> None:
        while not self.ended.wait(TICK):
            self.reason = TOO_LONG if time.monotonic() > self.deadline else self.excess()
            if self.reason:
                if self.reason == FULL:
                    time.sleep(2 * TICK)  # others shall see it, too: they are run again
                with contextlib.suppress(ProcessLookupError):  # its server may be gone, and it
                    self.kill()
                break
        while not self.ended.wait(GRACE):  # again: a destructor may have swallowed it
            self._interrupt(TooLongError)

    def _interrupt(self, error: type[BaseException] | None) -> None:
        """Raise an error in the owner's thread, whatever it does there; None takes it back."""
        of_thread, what = ctypes.c_ulong(self.owner), error and ctypes.py_object(error)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(of_thread, what)

    def end(self) -> None:
        """Kill it, wait for it, and close what speaks to it."""
        with contextlib.suppress(TooLongError):
            self.ended.set()
            self.watcher.join()  # it must not kill a number that is another process's by then
        self._interrupt(None)
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


def cold_process(limits: Limits, folder: str | Path, module: str, stage: str = "") -> Process:
    """A fresh Python in `folder`, without sandbox; `tinytorch` is that in `stage`, if given.

    `module` is the full name of the one that the notebook will be.
    """
    settings = {**asdict(limits), "stage": stage, "module": module}
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
        remove_forgotten()
        self.folder, self.held = open_folder()
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
        problem: Exception | None = None
        for pause in (0, *PAUSES):
            time.sleep(pause)
            try:
                if problem:
                    self._launch()
                return self._fork(seed)
            except (OSError, RuntimeError, GradingError) as error:
                problem = error  # for lack of memory, perhaps, or of processes
                self.close()
        raise GradingError(f"no process can be started: {problem}", "", AGAIN) from problem

    def _fork(self, seed: int) -> Process:
        if shutil.disk_usage(self.folder).free < DISK_LEFT:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.folder))
        scratch = Path(tempfile.mkdtemp(dir=self.folder))
        ours, theirs = socket.socketpair()
        order = json.dumps({"scratch": str(scratch), "seed": seed}).encode()
        with ours, theirs:
            socket.send_fds(self.control, [order], [theirs.fileno()])
            child = int(self._answer())
            files = os.fdopen(os.dup(ours.fileno()), "rb"), os.fdopen(os.dup(ours.fileno()), "wb")
        kill = functools.partial(os.kill, child, signal.SIGKILL)
        finish = functools.partial(self._finish, child, scratch)
        excess = functools.partial(_excess, child, scratch, most_threads())
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
        if self.held >= 0:
            os.close(self.held)
        self.held = -1


def _excess(child: int, scratch: Path, threads: int) -> str:
    """What a process has too much of: threads or files; or that the disk is full, by whomever."""
    with contextlib.suppress(OSError):  # it has ended
        if len(list(Path(f"/proc/{child}/task").iterdir())) > threads:
            return "it started too many threads"
    if is_full(scratch, child):
        return "it wrote too many files"
    return FULL if shutil.disk_usage(scratch).free < DISK_LEFT else ""


def most_threads() -> int:
    """The threads of a submission: those beside it need some of what a container allows."""
    for path in TASKS:
        with contextlib.suppress(OSError, ValueError):  # there is no such limit
            share = int(Path(path).read_text()) // (2 * len(os.sched_getaffinity(0)) + 2)
            return min(THREADS, share)
    return THREADS


def processor() -> int:
    """One processor for judge and student, who take turns: it halves the time of a request."""
    processors = sorted(os.sched_getaffinity(0))
    return processors[os.getpid() % len(processors)]
