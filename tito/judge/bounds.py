"""What the judge bounds of itself while it looks at what a student's process answers."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

MEMORY = 2 * 2**30  # bytes that the judge may use more than at the start of a submission


def processor() -> int:
    """One processor for judge and student, who take turns: it halves the time of a request."""
    processors = sorted(os.sched_getaffinity(0))
    return processors[os.getpid() % len(processors)]


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Bound what a student's answers can make the judge allocate, and run beside the student.

    Elsewhere than on Linux neither is done.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {processor()})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
