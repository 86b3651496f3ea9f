"""Which operators change anything that can be seen: calls with and without them, compared.

The calls are those of the module's own tests, and the same in other shapes. Other numbers are not
tried: what NaN or a million gives is asked only where a test does.
"""

import copy
import functools
import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tito.module.cells import Cell, Kind
from tito.proof.mutants import places
from tito.proof.operators import DEGENERATE, OPERATORS
from tito.proof.runs import CELL, OTHER, Failure, Trial, Trials, run_cells, seed_generators
from tito.proof.wrappers import Function, changed, is_tensor, spoiled, wrap

KEPT = 40  # calls of a function
VARIED = 4  # of these, how many are tried in other shapes
LARGEST = 10_000  # bytes of the arguments of such a call
SHAPES: tuple[Callable[[np.ndarray], Any], ...] = (
    lambda a: a[:0] if a.ndim else a,
    lambda a: a.reshape(-1)[0] if a.size else a,
    lambda a: a[:1] if a.ndim else a,
    lambda a: np.stack([a, a]),
)
RAISED = b"did raise"


@dataclass(frozen=True)
class Probe:
    """The tests that a function can touch (None for all), and the operators that change it."""

    tests: frozenset[str] | None
    operators: frozenset[str]


@dataclass
class Seen:
    """A function of the reference, and its calls by test and kind: pickled arguments."""

    function: Function
    tests: set[str] = field(default_factory=set)
    calls: dict[tuple[str, int], bytes] = field(default_factory=dict)


_seen: dict[str, Seen] = {}  # in a worker, by the function's name


def probe_all(cells: Sequence[Cell], trials: Trials, operators: Iterable[str]) -> dict[str, Probe]:
    """Try operators on all functions that students write; give what is known, by function."""
    asked = [place for cell in cells for place in places(cell)]
    recorded = tuple(
        (cell.grade_id, "\n".join([cell.source, *map(_recording, places(cell))]))
        for cell in cells
        if cell.kind is Kind.SOLUTION
    )
    names = frozenset(operators)
    found = trials.map(functools.partial(_probe, recorded, names), asked)
    return {
        place: Probe(None, names) if isinstance(probe, Failure) else probe
        for place, probe in zip(asked, found, strict=True)
    }


def _recording(place: str) -> str:
    return f"from tito.proof.probes import record\nrecord(globals(), {place!r})"


def record(space: dict[str, Any], place: str) -> None:
    """Keep, from now on, what a function of a notebook is called with."""

    def recorder(function: Function) -> Function:
        seen = _seen[place] = Seen(function)

        @functools.wraps(function)
        def wrapper(*args: Any, **named: Any) -> Any:
            if space[CELL]:
                seen.tests.add(space[CELL])
                call = _pickled((args, named))
                if 0 < len(call) < LARGEST and len(seen.calls) < KEPT:
                    seen.calls.setdefault((space[CELL], len(call)), call)
            return function(*args, **named)

        return wrapper

    wrap(space, place, recorder)


@functools.lru_cache(maxsize=1)
def _record_all(recorded: tuple[tuple[str, str], ...]) -> None:
    run_cells(Trial(dict(recorded), seed=0))[1][CELL] = ""


def _probe(recorded: tuple[tuple[str, str], ...], names: frozenset[str], place: str) -> Probe:
    """Try operators on a function. What no test calls needs no more than the degenerate forms."""
    _record_all(recorded)
    seen = _seen.get(place)
    if seen is None or not seen.tests:
        return Probe(frozenset(), names & DEGENERATE.keys())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        runs = _runs(seen)
        found = [name for name in names if not runs or _changes(seen.function, name, runs)]
    return Probe(None if OTHER in seen.tests else frozenset(seen.tests), frozenset(found))


def _changes(function: Function, name: str, runs: dict[bytes, bytes]) -> bool:
    operator = OPERATORS[name]
    return any(_outcome(spoiled(function, operator), run) != runs[run] for run in runs)


def _runs(seen: Seen) -> dict[bytes, bytes]:
    """Calls in a row, and what comes of them: each kind of call, and another one."""
    calls = [pickle.loads(call) for call in seen.calls.values()]  # noqa: S301 (our own)
    varied = [other for call in calls[:VARIED] for other in _variations(*call)]
    found: dict[bytes, bytes] = {}
    for number, call in enumerate([*calls, *varied]):
        run = pickle.dumps((call, calls[(number + 1) % len(calls)]))
        outcome = found.get(run) or _outcome(seen.function, run)
        if number < len(calls) or RAISED not in outcome:
            found[run] = outcome
    return found


def _variations(args: tuple[Any, ...], named: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """The same call with one of its arguments in another form, and with all of them."""
    values = [*args, *named.values()]
    for chosen in (range(len(values)), *([number] for number in range(len(values)))):
        for change in SHAPES:
            new = [_varied(v, change) if n in chosen else v for n, v in enumerate(values)]
            yield tuple(new[: len(args)]), dict(zip(named, new[len(args) :], strict=True))


def _varied(value: Any, change: Callable[[np.ndarray], Any]) -> Any:
    """A tensor in another shape, which requires a gradient; another number."""
    if isinstance(value, int | float):
        return not value if isinstance(value, bool) else value + 2
    new = changed(value, change) if is_tensor(value) else value
    if new is not value and hasattr(new, "requires_grad"):
        new.requires_grad = True
    return new


def _outcome(function: Function, run: bytes) -> bytes:
    """What comes of calls in a row, the first of them twice: what inputs and results are then,
    and in the end. The second time, tensors in the object are others, with the same numbers.
    """
    calls = pickle.loads(run)  # noqa: S301 (our own)
    results: list[Any] = []
    found: list[bytes] = []
    seed_generators(0)
    for args, named in (*calls, calls[0]):
        try:
            results.append(function(*args, **named))
        except Exception as error:  # noqa: BLE001 (solutions raise anything)
            results.append((RAISED, type(error)))
        found.append(_pickled((args, named, results[-1])) or repr(type(results[-1])).encode())
        for name, part in getattr((*args, None)[0], "__dict__", {}).items():
            setattr(args[0], name, copy.copy(part) if is_tensor(part) else part)
    return b"".join([*found, *map(_pickled, (*calls, *results))])


def _pickled(value: Any) -> bytes:
    """All that is in a value, and which of its parts are the same object; or b""."""
    try:
        return pickle.dumps(value)
    except (pickle.PicklingError, AttributeError, TypeError):
        return b""
