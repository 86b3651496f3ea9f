"""Workers elsewhere: a Dask cluster."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from tito.errors import GradingError
from tito.grading.pool import Pool

SECONDS = 10  # in which a scheduler must answer


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """The workers of a Dask cluster. Raises GradingError when it does not answer."""
    try:
        from distributed import Client
    except ImportError as error:
        step = "Install it: pip install -e '.[cluster]', in the course's folder."
        raise GradingError("a cluster needs the package distributed", "", step) from error
    try:
        asyncio.run(_reach(address))
        client = Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError, MemoryError) as error:  # whatever listens there
        step = "Start one with `dask scheduler`, and name the address that it prints."
        raise GradingError("no scheduler answers", address, step) from error

    def width() -> int:
        """What keeps those busy that are there now; with none left, work would wait for ever."""
        try:
            threads = int(sum(client.nthreads().values()))
        except OSError:
            threads = 0
        if not threads:
            step = f"Start some (dask worker {address}) and run this again: nothing is lost."
            raise GradingError("the cluster has no workers", address, step)
        return 2 * threads

    with client:
        width()
        yield Pool(lambda: client.get_executor(pure=False), width)


async def _reach(address: str) -> None:
    """Speak with what listens at an address. A client would wait for one that is silent."""
    from distributed.comm.core import connect

    async with asyncio.timeout(SECONDS):
        connection = await connect(address, timeout=SECONDS)
        connection.abort()
