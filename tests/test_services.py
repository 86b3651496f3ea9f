"""The services of tests are real: a database that keeps rows, processes that can be killed."""

import os
import signal
from concurrent.futures import as_completed

import pytest

from tests.conftest import environment
from tests.services import ROOT, Postgres, dask_cluster


def test_the_gradebook_works_on_postgresql_and_every_database_is_empty(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbgrader.api import Gradebook

    monkeypatch.setenv("PATH", environment(ROOT)["PATH"])  # nbgrader runs `alembic`
    first, second = postgres.new_database(), postgres.new_database()
    with Gradebook(first, "course") as gradebook:
        gradebook.add_student("ann", first_name="Ångström")
    for url, names in ((first, ["Ångström"]), (second, [])):
        with Gradebook(url, "course") as gradebook:
            assert gradebook.engine.dialect.name == "postgresql"
            assert [student.first_name for student in gradebook.students] == names


@pytest.mark.parametrize("nanny", [False, True])
def test_a_task_outlives_the_worker_that_runs_it(nanny: bool) -> None:
    from distributed import Client, Event

    with (
        dask_cluster(nanny) as cluster,
        Client(cluster.address, set_as_default=False) as client,
        client.get_executor(pure=False) as executor,
    ):

        def process_when_let_go(name: str) -> int:
            Event(f"{name} runs").set()
            Event("go on").wait()
            return os.getpid()

        tasks = [executor.submit(process_when_let_go, name) for name in ("one", "two")]
        for name in ("one", "two"):
            assert Event(f"{name} runs", client=client).wait(timeout=60)
        pids = client.run(os.getpid).values()
        victim = min(pids)
        os.kill(victim, signal.SIGKILL)
        Event("go on", client=client).set()
        survivors = {task.result() for task in as_completed(tasks, timeout=60)}
        assert victim not in survivors
        assert (victim in [worker.pid for worker in cluster.workers]) is not nanny
