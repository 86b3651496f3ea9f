"""Workers: processes of this machine or of a Dask cluster, behind one interface."""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, TypeVar

from tito.errors import GradingError, TitoError
from tito.grading import worker
from tito.notebooks import import_quickly

T = TypeVar("T")
R = TypeVar("R")
TICK = 10  # seconds between two looks at whether anybody works


@dataclass(frozen=True)
class Pool:
    """Where work is done. `start` gives an executor: a new one, should the last have broken."""

    start: Callable[[], Executor]
    width: int  # pieces of work that are out at a time: enough to keep every worker busy
    look: Callable[[], object] = int  # raises GradingError when nobody is left to work


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def local_pool(jobs: int) -> Iterator[Pool]:
    """So many processes of this machine. They end with the context, or with this process."""
    context = multiprocessing.get_context("spawn")
    numbers: Any = context.SimpleQueue()
    lifeline, ours = context.Pipe(duplex=False)
    started: list[Executor] = []

    def start() -> Executor:
        for executor in started:
            executor.shutdown(cancel_futures=True)
        for number in range(jobs):
            numbers.put(number)
        executor = ProcessPoolExecutor(jobs, context, _begin, (numbers, lifeline))
        started[:] = [executor]
        try:
            executor.submit(int).result()
        except BrokenProcessPool as error:
            step = "See what it printed above, and whether memory is left."
            raise GradingError("no worker process comes up", "", step) from error
        return executor

    try:
        yield Pool(start, 2 * jobs)
        for executor in started:
            executor.shutdown()
    finally:
        ours.close()
        for executor in started:
            executor.shutdown(cancel_futures=True)


def _begin(numbers: Any, lifeline: Any) -> None:
    """Make a new worker ready: it has a processor of its own, and ends when its parent does."""
    import_quickly()
    if sys.platform == "linux":
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {processors[numbers.get() % len(processors)]})
    folder = tempfile.mkdtemp(prefix="tito-")
    Path(folder).chmod(0o711)  # students' processes, of another user, have theirs in it
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    Finalize(None, _clean, (folder,), exitpriority=10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    signal.signal(signal.SIGTERM, lambda *_: _end(folder))
    threading.Thread(target=_wait_for_end, args=(lifeline, folder), daemon=True).start()


def _wait_for_end(lifeline: Any, folder: str) -> None:
    lifeline.poll(None)  # nothing is ever sent: its end is the parent's
    _end(folder)


def _end(folder: str) -> None:
    try:
        _clean(folder)
    finally:
        os._exit(1)


def _clean(folder: str) -> None:
    """End what a worker has started, and remove all that it wrote."""
    worker.close()
    shutil.rmtree(folder, ignore_errors=True)


def spread(
    function: Callable[[T], R], items: Iterable[T], pool: Pool
) -> Iterator[tuple[T, R | Exception]]:
    """Yield each item with what a worker made of it, as they come.

    When a worker died, what was out is tried again, one by one: what fails twice alone comes with
    its error.
    Typed errors (TitoError) are raised: they are not the item's.
    """
    remaining = iter(items)
    executor, running = pool.start(), dict[Future[R], T]()
    while True:
        for item in islice(remaining, pool.width - len(running)):
            running[_submit(executor, function, item)] = item
        if not running:
            return
        done = _some(running, pool)
        if any(_failed(future) for future in done):
            while len(done) < len(running):
                done, _ = wait(running, TICK)
                pool.look()
        suspects = []
        for future in done:
            item = running.pop(future)
            if _failed(future):
                suspects.append(item)
            else:
                yield item, future.result()
        for item in suspects:
            yield item, _alone(function, item, pool)
        executor = pool.start() if suspects else executor


def _submit(executor: Executor, function: Callable[[T], R], item: T) -> Future[R]:
    try:
        return executor.submit(function, item)
    except BrokenProcessPool as error:
        future: Future[R] = Future()
        future.set_exception(error)
        return future


def _some(running: Iterable[Future[R]], pool: Pool) -> set[Future[R]]:
    """Wait until some are done."""
    while True:
        done, _ = wait(running, TICK, FIRST_COMPLETED)
        if done:
            return done
        pool.look()


def _failed(future: Future[Any]) -> bool:
    """Whether a worker died, or could not do it; a typed error is for `result` to raise."""
    if future.cancelled():  # the scheduler is gone
        return True
    error = future.exception()
    return isinstance(error, Exception) and not isinstance(error, TitoError)


def _alone(function: Callable[[T], R], item: T, pool: Pool) -> R | Exception:
    """Try an item with no other beside it, which might be the one that kills workers; twice."""
    for _ in range(2):
        pool.look()
        future = _submit(pool.start(), function, item)
        _some([future], pool)
        if not _failed(future):
            return future.result()
    error = None if future.cancelled() else future.exception()
    return error if isinstance(error, Exception) else CancelledError()
