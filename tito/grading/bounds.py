"""What the judge bounds of itself while it looks at what a student's process answers."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

MEMORY = 2 * 2**30  # bytes that the judge may use more than at the start of a submission


@contextlib.contextmanager
def bounded_memory() -> Iterator[None]:
    """Bound what a student's answers can make the judge allocate, where the system allows it."""
    if not sys.platform.startswith("linux"):
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def on_processor(processor: int | None) -> Iterator[None]:
    """Run beside the students' processes: judge and student take turns anyway."""
    if processor is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {processor})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
