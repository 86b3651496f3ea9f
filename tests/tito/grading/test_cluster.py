"""A Dask cluster grades as this machine does, and may lose workers meanwhile."""

import os
import shutil
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from tests.services import dask_cluster
from tests.tito.grading.test_pool import Counted, again, work
from tests.tito.small_class import hand_in, rows
from tito.cli.grading import grade_class
from tito.course import Course, read_course
from tito.errors import GradingError
from tito.grading.classroom import Wishes
from tito.grading.pool import cluster, spread

SIZE = 60


@pytest.fixture
def course(released: Course) -> Course:
    return released


def test_two_workers_give_the_same_marks_and_one_that_is_killed_costs_nothing(
    course: Course, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for number in range(SIZE):
        code = ("2 * x", "4", "x + x", "__import__('os')._exit(1)")[number % 4]
        hand_in(course, f"s{number:02}", code, "It is so." if number % 3 else "")
    here = tmp_path_factory.mktemp("here") / "course"
    shutil.copytree(course.root, here)
    local, module = read_course(here), course.modules[0]
    grade_class(local, local.modules[0], Wishes())
    with dask_cluster() as found:
        remote = Course(**{**vars(course), "scheduler": found.address})
        written = course.autograders / "autograded"
        watcher = threading.Thread(
            target=kill_when_half_done, args=(written, found.workers[0].pid)
        )
        watcher.start()
        grade_class(remote, module, Wishes())
        watcher.join()
        assert found.workers[0].wait() == -signal.SIGKILL
        assert found.workers[1].poll() is None
    assert rows(course) == rows(local)
    assert len({row[0] for row in rows(course)}) == SIZE


def kill_when_half_done(written: Path, worker: int) -> None:
    end = time.monotonic() + 60
    while len(list(written.glob("*/*/*.ipynb"))) < SIZE // 2 and time.monotonic() < end:
        time.sleep(0.001)
    os.kill(worker, signal.SIGKILL)


def test_a_cluster_without_workers_says_so_and_does_not_wait_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tito.grading.pool.TICK", 1)
    with dask_cluster() as found, cluster(str, 60, found.address) as pool:

        def items():  # type: ignore[no-untyped-def]
            yield 1
            for worker in found.workers:
                worker.kill()
                worker.wait()
            yield from range(10)

        with pytest.raises(GradingError, match="no workers"):
            list(spread(items(), pool, again, lambda *_: ""))


def test_the_work_goes_to_a_cluster_once_and_to_workers_that_come_later() -> None:
    counted = Counted()

    def who_works() -> set[int]:
        return set(spread(range(20), pool, again, lambda *_: 0))

    with dask_cluster(nanny=True) as found, cluster(counted, 60, found.address) as pool:
        before = who_works()
        os.kill(min(before), signal.SIGKILL)
        end = time.monotonic() + 60
        while not who_works() - before - {0}:  # its nanny starts another one
            assert time.monotonic() < end
    assert counted.packed <= 2  # plainly, then as Dask packs what stands in no module


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "a silent one"])
def test_an_address_without_a_scheduler_is_named(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tito.grading.pool.SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        if "silent" in address:
            address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with (
            pytest.raises(GradingError, match="no scheduler answers") as error,
            cluster(str, 60, address),
        ):
            raise AssertionError("it is not opened")
        assert address in str(error.value)


def test_what_kills_a_worker_of_a_cluster_comes_back_before_it_is_run_again() -> None:
    with dask_cluster(nanny=True) as found, cluster(work, 60, found.address) as pool:
        (said,) = spread(["die"], pool, lambda item, error: None, lambda item, error: str(error))
    assert "on 1 different workers" in said
