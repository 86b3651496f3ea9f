"""Workers: processes of this machine or of a Dask cluster, behind one interface."""

import asyncio
import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from tito.errors import GradingError, TitoError
from tito.judge.folders import hold
from tito.module.notebook import import_quickly

T = TypeVar("T")
R = TypeVar("R")
SECONDS = 10  # in which a scheduler must answer
TICK = 10  # seconds between two looks at whether anybody works
GRACE = 5  # seconds more, and an item is given up whose worker died unseen
ALARM = 14  # SIGALRM, which Windows lacks
ONE_AT_A_TIME = threading.Lock()  # a worker of a cluster may have several threads


@dataclass(frozen=True)
class Pool(Generic[T, R]):
    """Workers that hold the same work, and do it to each item that is submitted.

    `width` says how many items keep all busy; it raises GradingError when nobody is left to work.
    """

    submit: Callable[[T], Future[R]]
    width: Callable[[], int]


def spread(
    items: Iterable[T],
    pool: Pool[T, R],
    again: Callable[[T, Exception], T | None],
    give_up: Callable[[T, Exception], R],
) -> Iterator[R]:
    """Yield what workers make of the items, as it comes.

    What failed, because a worker died, is tried once more in the end, with none beside it that
    might be the one that kills workers, if `again` says how, until it gives None; then `give_up`
    says what comes of it. Typed errors (TitoError) are raised: they are not the item's.
    """
    remaining, running, failed = iter(items), dict[Future[R], T](), list[tuple[T, Exception]]()
    while True:
        for item in islice(remaining, max(0, pool.width() - len(running))):
            running[pool.submit(item)] = item
        if not running:
            break
        for future in wait(running, TICK, FIRST_COMPLETED).done:
            item = running.pop(future)
            try:
                yield future.result()
            except TitoError:
                raise
            except Exception as error:  # noqa: BLE001 (a worker may die in many ways)
                failed.append((item, error))
    for item, problem in failed:
        another = again(item, problem)
        if another is None:
            yield give_up(item, problem)
        else:
            yield from spread([another], pool, again, give_up)


def is_out_of_time(error: Exception) -> bool:
    """Whether a worker was ended by its own alarm, see `_do`, and by nothing else."""
    from pebble import ProcessExpired

    return isinstance(error, ProcessExpired) and error.exitcode == -ALARM


def _do(work: Callable[[T], R], seconds: int, item: T) -> R:
    """Do the work to an item; end this process if that takes longer.

    A test may loop over what a student's code answered; no deadline of that code's stops it.
    """
    alarm: Callable[[int], object] = getattr(signal, "alarm", lambda _: None)  # not on Windows
    with ONE_AT_A_TIME:
        alarm(seconds)  # nobody handles it
        try:
            return work(item)
        finally:
            alarm(0)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextlib.contextmanager
def local_pool(work: Callable[[T], R], seconds: int, jobs: int) -> Iterator[Pool[T, R]]:
    """So many processes of this machine. They end with the context, or with this process."""
    from pebble import ProcessPool

    with _swept_folder() as (folder, hold):
        given = (partial(_do, work, seconds), folder, hold)
        context = multiprocessing.get_context("spawn")
        pool = ProcessPool(jobs, initializer=_begin, initargs=given, context=context)

        def width() -> int:
            if not pool.active:
                step = "See what is printed above, and whether memory is left; run this again."
                raise GradingError("no worker process comes up", "", step)
            return 2 * jobs

        try:
            yield Pool(lambda item: pool.schedule(_here, [item], timeout=seconds + GRACE), width)
        finally:
            pool.stop()
            pool.join()


@contextlib.contextmanager
def _swept_folder() -> Iterator[tuple[str, Connection]]:
    """A folder that is removed when all who hold the connection have ended, however they did."""
    reader, hold = multiprocessing.get_context("spawn").Pipe(duplex=False)
    command = [sys.executable, "-I", "-m", "tito.judge.folders"]
    with (
        subprocess.Popen(command, stdin=reader.fileno(), stdout=subprocess.PIPE) as sweeper,
        reader,
        hold,
    ):
        assert sweeper.stdout
        folder = os.fsdecode(sweeper.stdout.readline().strip())
        if not folder:
            step = "See what is printed above, and whether the disk is full."
            raise GradingError("no folder can be made for students' code", "", step)
        yield folder, hold


_held: list[Callable[[Any], Any]] = []  # by a worker of this machine: its work


def _here(item: Any) -> Any:
    return _held[0](item)


def _begin(work: Callable[[Any], Any], folder: str, _hold: Connection) -> None:
    """Make a new worker ready: it has a processor of its own, and ends when its parent does."""
    import_quickly()
    _held.append(work)
    hold(Path(folder))
    if sys.platform == "linux":
        _take_processor(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _take_processor(folder: str) -> None:
    """Keep to a processor that no other worker has: its lock is free when a worker has ended."""
    import fcntl

    processors = sorted(os.sched_getaffinity(0))
    first = os.getppid() % len(processors)  # two runs begin at different ones
    for processor in processors[first:] + processors[:first]:
        lock = os.open(f"{folder}/processor-{processor}", os.O_CREAT)
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.sched_setaffinity(0, {processor})
            break


@contextlib.contextmanager
def cluster(work: Callable[[T], R], seconds: int, address: str) -> Iterator[Pool[T, R]]:
    """The workers of a Dask cluster. Raises GradingError when it does not answer."""
    try:
        from distributed import Client, WorkerPlugin
    except ImportError as error:
        step = "Install it: pip install -e '.[cluster]', in the course's folder."
        raise GradingError("a cluster needs the package distributed", "", step) from error
    try:
        asyncio.run(_reach(address))
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, MemoryError) as error:  # whatever listens there
        step = "Start one with `dask scheduler`, and name the address that it prints."
        raise GradingError("no scheduler answers", address, step) from error

    class Work(WorkerPlugin):
        """The work, on the workers that are there and on those that come later."""

        do = partial(_do, work, seconds)

    def width() -> int:
        """What keeps those busy that are there now; with none left, work would wait for ever."""
        with contextlib.suppress(OSError):
            if threads := sum(client.nthreads().values()):
                return 2 * int(threads)
        step = f"Start some (dask worker {address}) and run this again: nothing is lost."
        raise GradingError("the cluster has no workers", address, step)

    def fail_at_once(dask_scheduler: Any) -> None:  # `spread` knows how to run it again
        dask_scheduler.allowed_failures = 0

    with client:
        width()
        client.run_on_scheduler(fail_at_once)
        name = f"tito-{uuid.uuid4()}"
        client.register_plugin(Work(), name)
        try:
            yield Pool(partial(client.get_executor(pure=False).submit, _there, name), width)
        finally:
            with contextlib.suppress(OSError):
                client.unregister_worker_plugin(name)


async def _reach(address: str) -> None:
    """Speak with what listens at an address. A client would wait for one that is silent."""
    from distributed.comm.core import connect

    async with asyncio.timeout(SECONDS):
        connection = await connect(address, timeout=SECONDS)
        connection.abort()


def _there(name: str, item: Any) -> Any:
    from distributed import get_worker

    plugin: Any = get_worker().plugins[name]
    return plugin.do(item)
