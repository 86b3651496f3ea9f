"""Times variants of the same work side by side, and weighs what they allocate."""

import random
import statistics
import timeit
import tracemalloc
from collections.abc import Callable, Mapping, Sequence

ROUNDS = 41
READING = 0.01  # seconds that one reading takes at least
COLLECTING = "import gc; gc.enable()"  # as in real life; timeit alone would switch it off

Work = Callable[[], object]


def interleaved(variants: Mapping[str, Work], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Seconds that a run of each variant takes, one reading a round, in an order that changes.

    The speed of a machine drifts; readings of one round are neighbours, so that their ratios hold.
    The first round is a warm-up, and finds how many runs make a reading.
    """
    timers = {name: timeit.Timer(work, COLLECTING) for name, work in variants.items()}
    runs = {name: _runs(timer) for name, timer in timers.items()}
    order, chance = list(timers), random.Random(0)  # noqa: S311 (no secret)
    readings: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        chance.shuffle(order)
        for name in order:
            readings[name].append(timers[name].timeit(runs[name]) / runs[name])
    return readings


def _runs(timer: timeit.Timer) -> int:
    number = 1
    while timer.timeit(number) < READING:
        number *= 2
    return number


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of the ratios of neighbouring readings."""
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True))


def extra_bytes(work: Work) -> int:
    """The most bytes that a run holds at once beyond what was there before, its result included.

    NumPy reports the data of its arrays to tracemalloc.
    """
    work()  # what is made once and kept, such as caches, is not counted
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        kept = work()
        _, peak = tracemalloc.get_traced_memory()
        del kept
        return peak - before
    finally:
        tracemalloc.stop()
