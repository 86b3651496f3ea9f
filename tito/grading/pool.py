"""Workers: processes of this machine or of a Dask cluster, behind one interface."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.util import Finalize
from typing import Any, Generic, TypeVar

from tito.errors import GradingError, TitoError
from tito.grading import worker
from tito.judge.scratch import open_folder
from tito.module.notebook import import_quickly

T = TypeVar("T")
R = TypeVar("R")
GRACE = 5  # seconds in which a worker ends by itself
TICK = 10  # seconds between two looks at whether anybody works


@dataclass(frozen=True)
class Pool:
    """Where work is done. `start` gives an executor: a new one, should the last have broken.

    `width` says how many pieces of work keep every worker busy; it raises GradingError when
    nobody is left to work.
    """

    start: Callable[[], Executor]
    width: Callable[[], int]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextlib.contextmanager
def local_pool(jobs: int) -> Iterator[Pool]:
    """So many processes of this machine. They end with the context, or with this process."""
    context = multiprocessing.get_context("spawn")
    lifeline, ours = context.Pipe(duplex=False)
    sweeper, hold, folder = _start_sweeper()
    started: list[Executor] = []
    others = set(multiprocessing.active_children())

    def start() -> Executor:
        for executor in started:
            executor.shutdown(cancel_futures=True)
        numbers: Any = context.SimpleQueue()
        for number in range(jobs):
            numbers.put(os.getpid() + number)  # two runs begin at different processors
        executor = ProcessPoolExecutor(jobs, context, _begin, (numbers, lifeline, hold, folder))
        started[:] = [executor]
        try:
            executor.submit(int).result()
        except BrokenProcessPool as error:
            step = "See what it printed above, and whether memory is left."
            raise GradingError("no worker process comes up", "", step) from error
        return executor

    try:
        yield Pool(start, lambda: 2 * jobs)
        for executor in started:
            executor.shutdown()
    finally:
        ours.close()
        for executor in started:
            executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - others:
            process.join(GRACE)
            process.kill()  # one that hangs in a test hears nothing else
        hold.close()
        sweeper.wait()


def _start_sweeper() -> tuple[subprocess.Popen[str], Connection, str]:
    """The sweeper, what holds it back as long as one process has it, and its folder."""
    reader, hold = multiprocessing.get_context("spawn").Pipe(duplex=False)
    with reader:
        sweeper = subprocess.Popen(
            [sys.executable, "-I", "-m", "tito.judge.scratch"],
            stdin=reader.fileno(),
            stdout=subprocess.PIPE,
            text=True,
        )
    assert sweeper.stdout
    with sweeper.stdout:
        folder = sweeper.stdout.readline().strip()
    if not folder:
        step = "See what is printed above, and whether the disk is full."
        raise GradingError("no folder can be made for students' code", "", step)
    return sweeper, hold, folder


def _begin(numbers: Any, lifeline: Any, hold: Any, place: str) -> None:
    """Make a new worker ready: it has a processor of its own, and ends when its parent does."""
    import_quickly()
    if sys.platform == "linux":
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processors[numbers.get() % len(processors)]})
    os.environ["TMPDIR"] = tempfile.tempdir = str(open_folder(place))
    Finalize(None, worker.close, exitpriority=10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    signal.signal(signal.SIGTERM, lambda *_: _end())
    threading.Thread(target=_wait_for_end, args=(lifeline, hold), daemon=True).start()


def _wait_for_end(lifeline: Any, _hold: Any) -> None:
    lifeline.poll(None)  # nothing is ever sent: its end is the parent's
    _end()


def _end() -> None:
    try:
        worker.close()
    finally:
        os._exit(1)


def spread(
    function: Callable[[T], R], items: Iterable[T], pool: Pool
) -> Iterator[tuple[T, R | Exception]]:
    """Yield each item with what a worker made of it, as they come.

    When a worker died, what was out is tried again, one by one: what fails twice alone comes with
    its error. Typed errors (TitoError) are raised: they are not the item's.
    """
    work = _Work(function, pool)
    remaining, running = iter(items), dict[Future[R], T]()
    while True:
        for item in islice(remaining, max(0, pool.width() - len(running))):
            running[work.submit(item)] = item
        if not running:
            return
        done = _wait(running, pool)
        if any(map(_failed, done)):  # whoever died took the others along: see what is left
            done = _wait(running, pool, ALL_COMPLETED)
        finished = [(running.pop(future), future) for future in done]
        yield from ((item, future.result()) for item, future in finished if not _failed(future))
        for item, future in finished:
            if _failed(future):
                yield item, work.alone(item)


class _Work(Generic[T, R]):
    """Hands items to an executor, and starts another one when it has broken."""

    def __init__(self, function: Callable[[T], R], pool: Pool) -> None:
        self.function, self.pool, self.executor = function, pool, pool.start()

    def submit(self, item: T) -> Future[R]:
        try:
            return self.executor.submit(self.function, item)
        except BrokenProcessPool:
            self.executor = self.pool.start()
            return self.executor.submit(self.function, item)

    def alone(self, item: T) -> R | Exception:
        """Try an item with none beside it that might be the one that kills workers; twice."""
        for _ in range(2):
            future = self.submit(item)
            _wait([future], self.pool)
            if not _failed(future):
                return future.result()
        error = None if future.cancelled() else future.exception()
        return error if isinstance(error, Exception) else CancelledError()


def _wait(
    running: Iterable[Future[R]], pool: Pool, until: str = FIRST_COMPLETED
) -> set[Future[R]]:
    """Wait until some are done, or all of them, as long as somebody works."""
    while True:
        done, rest = wait(running, TICK, until)
        if not rest or (done and until == FIRST_COMPLETED):
            return done
        pool.width()


def _failed(future: Future[Any]) -> bool:
    """Whether a worker died, or could not do it; a typed error is for `result` to raise."""
    if future.cancelled():  # the scheduler is gone
        return True
    error = future.exception()
    return isinstance(error, Exception) and not isinstance(error, TitoError)
