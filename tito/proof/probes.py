"""Tries the mutants of a module: all whose change can be seen.

What an operator changes is found by calling functions with and without it, and comparing: the
calls of the module's own tests, and the same in other shapes. Other numbers are not tried: what
NaN or a million gives is asked only where a test does.
"""

import copy
import functools
import pickle
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tito.module.cells import Cell, Kind
from tito.proof import runs
from tito.proof.mutants import Mutant, places, spoiled_mutants, text_mutants
from tito.proof.operators import DEGENERATE, OPERATORS
from tito.proof.runs import Failure, Failures, Trial, Trials
from tito.proof.variants import reference_solutions
from tito.proof.wrappers import Call, Function, changed, is_tensor, spoil, spoiled

#: What failed with each mutant; None if it was not tried, as it changes nothing to be seen.
Outcomes = Mapping[Mutant, Failures | None]

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


def try_mutants(cells: Sequence[Cell], trials: Trials, quick: bool) -> Outcomes:
    """Try all mutants, or the degenerate ones if `quick`, on the tests that they can touch.

    Those are the tests that call the changed function.
    """
    operators = DEGENERATE if quick else OPERATORS
    probes = probe_all(cells, trials, operators)
    spoiled = [mutant for mutant in spoiled_mutants(cells) if mutant.change in operators]
    tried = [m for m in spoiled if m.change in probes[m.place].operators]
    text = [] if quick else text_mutants(cells)
    solutions = reference_solutions(cells)
    touched = {place: probe.tests for place, probe in probes.items()}
    asked = [
        Trial({**solutions, m.cell: m.source}, tests=touched.get(m.place)) for m in [*tried, *text]
    ]
    found = dict(zip([*tried, *text], trials.run(asked), strict=True))
    return {mutant: found.get(mutant) for mutant in [*spoiled, *text]}


def probe_all(cells: Sequence[Cell], trials: Trials, operators: Iterable[str]) -> dict[str, Probe]:
    """Try operators on all functions that students write; give what is known, by function."""
    asked = [place for cell in cells for place in places(cell)]
    recording = "from tito.proof.probes import record\nrecord(globals(), {!r})"
    recorded = {
        cell.grade_id: "\n".join([cell.source, *map(recording.format, places(cell))])
        for cell in cells
        if cell.kind is Kind.SOLUTION
    }
    names = frozenset(operators)
    found = trials.map(functools.partial(_probe, recorded, names), asked)
    return {
        place: Probe(None, names) if isinstance(probe, Failure) else probe
        for place, probe in zip(asked, found, strict=True)
    }


def record(space: dict[str, Any], place: str) -> None:
    """Keep, from now on, what a function of a notebook is called with."""

    def kept(call: Call) -> Any:
        test = space[runs.CELL]
        if test:
            seen.tests.add(test)
            pickled = _pickled((call.args, call.named))
            if 0 < len(pickled) < LARGEST and len(seen.calls) < KEPT:
                seen.calls.setdefault((test, len(pickled)), pickled)
        return call.run()

    seen = _seen[place] = Seen(spoil(space, place, kept))


def _probe(recorded: dict[str, str], names: frozenset[str], place: str) -> Probe:
    """Try operators on a function. What no test calls needs no more than the degenerate forms."""
    if not _seen:
        _, space = runs.run_cells(Trial(recorded))
        space[runs.CELL] = ""
    seen = _seen.get(place)
    if seen is None or not seen.tests:
        return Probe(frozenset(), names & DEGENERATE.keys())
    with warnings.catch_warnings(action="ignore"):
        expected = _expected(seen)
        found = [name for name in names if not expected or _changes(seen.function, name, expected)]
    return Probe(None if runs.OTHER in seen.tests else frozenset(seen.tests), frozenset(found))


def _changes(function: Function, name: str, expected: dict[bytes, bytes]) -> bool:
    operator = OPERATORS[name]
    return any(_outcome(spoiled(function, operator), run) != expected[run] for run in expected)


def _expected(seen: Seen) -> dict[bytes, bytes]:
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
    runs.seed_generators(0)
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
