"""Workers: one that dies costs nobody a mark, and all of them end with the run."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import psutil
import pytest

from tito.errors import GradingError
from tito.grading.pool import is_out_of_time, local_pool, spread
from tito.judge.folders import main as sweep
from tito.judge.folders import open_folder


def work(item: int | str) -> str:
    """Ends its process for "die", once for a path; hangs; refuses "no"; else names its process."""
    if isinstance(item, str):
        item = item.removesuffix(" again")
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hang":
        sum(range(10**18))
    if item == "no":
        raise GradingError("no")
    if isinstance(item, str) and item.startswith("/") and not Path(item).exists():
        Path(item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{item} by {os.getpid()}"


def again(item: int | str, error: Exception) -> str | None:
    """Try once more, unless it was its alarm that ended the worker."""
    return None if is_out_of_time(error) or str(item).endswith(" again") else f"{item} again"


def given_up(item: int | str, _: Exception) -> str:
    return f"{item} given up"


def test_what_kills_a_worker_twice_is_given_back_and_all_else_is_done(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    items = [0, 1, "die", 2, once, *range(3, 30), "die", 30]
    with local_pool(work, 60, 2) as pool:
        found = list(spread(items, pool, again, given_up))
    assert sorted(map(str, items)) == sorted(said.split(" ")[0] for said in found)
    assert [said for said in found if said.endswith(" given up")] == ["die again given up"] * 2


def test_what_hangs_in_a_test_is_ended_and_given_back() -> None:
    with local_pool(work, 1, 2) as pool:
        found = list(spread([0, "hang", 1], pool, again, given_up))
    assert len(found) == 3 and found[-1] == "hang given up"


def test_what_outlasts_its_alarm_is_not_tried_again() -> None:
    start = time.monotonic()
    with local_pool(work, 2, 1) as pool:
        assert list(spread(["hang"], pool, again, given_up)) == ["hang given up"]
    assert time.monotonic() - start < 2 * 2 + 3


def test_an_error_that_is_not_the_items_ends_the_run() -> None:
    with local_pool(work, 60, 2) as pool, pytest.raises(GradingError, match="no"):
        list(spread(["no", *range(10)], pool, again, given_up))
    children = [" ".join(child.cmdline()) for child in psutil.Process().children()]
    assert [child for child in children if "resource_tracker" not in child] == []


def test_work_is_fetched_only_as_fast_as_it_is_done() -> None:
    fetched = []

    def items():  # type: ignore[no-untyped-def]
        for number in range(100):
            fetched.append(number)
            yield number

    with local_pool(work, 60, 2) as pool:
        for done, _ in enumerate(spread(items(), pool, again, given_up), 1):
            assert len(fetched) <= done + pool.width()


class Unloadable:
    """Work that ends each worker which unpacks it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def test_workers_that_do_not_come_up_end_the_run() -> None:
    come_up = pytest.raises(GradingError, match="no worker process comes up")
    with local_pool(Unloadable(), 60, 2) as pool, come_up:
        list(spread(range(3), pool, again, given_up))


class Counted:
    """Work that knows how often it was packed for a worker."""

    def __init__(self) -> None:
        self.packed = 0

    def __call__(self, _: int) -> int:
        return os.getpid()

    def __getstate__(self) -> dict[str, int]:
        self.packed += 1
        return {}


def test_the_work_goes_to_each_worker_once_and_not_with_every_item() -> None:
    counted = Counted()
    with local_pool(counted, 60, 2) as pool:
        assert len(list(spread(range(20), pool, again, given_up))) == 20
    assert counted.packed == 2


def litter(_: int) -> NoReturn:
    """Makes one folder after another, as a judge does that starts what was just closed."""
    while True:
        tempfile.mkdtemp()


def test_a_run_that_is_killed_with_its_sweeper_leaves_its_folder_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("tito.judge.folders.YOUNG", -1)
    used, forgotten = open_folder(), open_folder()
    (forgotten[0] / "deep").mkdir()
    os.close(forgotten[1])
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "tito-run-link").symlink_to(other)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO()))
    sweep()
    assert set(tmp_path.iterdir()) == {used[0], other, tmp_path / "tito-run-link"}


def test_a_run_that_is_killed_leaves_no_folder(tmp_path: Path) -> None:
    program = f"""if __name__ == "__main__":
        from {__name__} import again, given_up, litter, local_pool, spread
        with local_pool(litter, 60, 2) as pool:
            list(spread(range(2), pool, again, given_up))
    """
    run = psutil.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)},
        stderr=subprocess.DEVNULL,
    )
    while len(list(tmp_path.glob("tito-*/*"))) < 100:
        assert run.poll() is None
        time.sleep(0.01)
    started = run.children(recursive=True)
    run.kill()
    run.wait()
    assert psutil.wait_procs(started, timeout=30)[1] == []
    assert list(tmp_path.iterdir()) == []
