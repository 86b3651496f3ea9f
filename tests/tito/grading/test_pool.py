"""Workers: one that dies costs nobody a mark, and all of them end with the run."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import psutil
import pytest

from tito.errors import GradingError
from tito.grading.pool import local_pool, spread
from tito.grading.worker import bounded_time


def work(item: int | str) -> str:
    """Ends its process for "die", once for a path; hangs; refuses "no"; else names its process."""
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hang":
        with bounded_time(1):
            sum(range(10**18))
    if item == "no":
        raise GradingError("no")
    if isinstance(item, str) and item.startswith("/") and not Path(item).exists():
        Path(item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{item} by {os.getpid()}"


def test_what_kills_a_worker_twice_is_given_back_and_all_else_is_done(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    items = [0, 1, "die", 2, once, *range(3, 30), "die", 30]
    with local_pool(2) as pool:
        found = list(spread(work, items, pool))
    assert sorted(map(str, items)) == sorted(str(item) for item, _ in found)
    failed = [item for item, result in found if isinstance(result, Exception)]
    assert failed == ["die", "die"]
    assert all(result.startswith(f"{item} by ") for item, result in found if item != "die")


def test_what_hangs_in_a_test_is_ended_and_given_back() -> None:
    with local_pool(2) as pool:
        found = list(spread(work, [0, "hang", 1], pool))
    failed = [item for item, result in found if isinstance(result, Exception)]
    assert failed == ["hang"] and len(found) == 3


def test_an_error_that_is_not_the_items_ends_the_run() -> None:
    with local_pool(2) as pool, pytest.raises(GradingError, match="no"):
        list(spread(work, ["no", *range(10)], pool))
    children = [" ".join(child.cmdline()) for child in psutil.Process().children()]
    assert [child for child in children if "resource_tracker" not in child] == []


def test_work_is_fetched_only_as_fast_as_it_is_done() -> None:
    fetched = []

    def items():  # type: ignore[no-untyped-def]
        for number in range(100):
            fetched.append(number)
            yield number

    with local_pool(2) as pool:
        for done, _ in enumerate(spread(work, items(), pool), 1):
            assert len(fetched) <= done + pool.width()


def litter(_: int) -> NoReturn:
    """Makes one folder after another, as a judge does that starts what was just closed."""
    while True:
        tempfile.mkdtemp()


def test_a_run_that_is_killed_leaves_no_folder(tmp_path: Path) -> None:
    program = f"""if __name__ == "__main__":
        from {__name__} import litter, local_pool, spread
        with local_pool(2) as pool:
            list(spread(litter, range(2), pool))
    """
    run = psutil.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    while len(list(tmp_path.glob("tito-*/tito-*/*"))) < 100:
        assert run.poll() is None
        time.sleep(0.01)
    started = run.children(recursive=True)
    run.kill()
    run.wait()
    assert psutil.wait_procs(started, timeout=30)[1] == []
    assert list(tmp_path.iterdir()) == []
