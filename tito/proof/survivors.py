"""Tries the mutants of a module, and names those that no test notices."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.cells import Cell
from tito.proof.mutants import Mutant, own_tests, spoiled_mutants, text_mutants
from tito.proof.operators import DEGENERATE, OPERATORS
from tito.proof.probes import probe_all
from tito.proof.runs import Failures, Trial, Trials
from tito.proof.variants import reference_solutions

#: What failed with each mutant; None if it was not tried, as it changes nothing to be seen.
Outcomes = Mapping[Mutant, Failures | None]


@dataclass(frozen=True)
class Listed:
    """Mutants that no test notices: right ones, with the reason, and holes, with what to check."""

    equivalent: Mapping[str, str]
    open: Mapping[str, str]

    @property
    def names(self) -> set[str]:
        """All of them."""
        return {*self.equivalent, *self.open}


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
    asked = [
        Trial(
            {**solutions, mutant.cell: mutant.source},
            seed=0,
            tests=probes[mutant.place].tests if mutant.place in probes else None,
        )
        for mutant in [*tried, *text]
    ]
    found = dict(zip([*tried, *text], trials.run(asked), strict=True))
    return {mutant: found.get(mutant) for mutant in [*spoiled, *text]}


def survivors(cells: Sequence[Cell], outcomes: Outcomes, listed: Listed) -> Iterator[str]:
    """Each mutant fails a test, the degenerate ones a test of their own, or is listed."""
    for mutant, caught in _caught(cells, outcomes):
        if caught and mutant.name in listed.names:
            yield f"equivalent.toml lists a mutant that {min(caught)} catches: {mutant.name}"
        if not caught and not mutant.names & listed.names:
            yield f"no test of its own catches {mutant.name}"


def unused(cells: Sequence[Cell], outcomes: Outcomes, listed: Listed) -> Iterator[str]:
    """The list holds nothing else."""
    found = _caught(cells, outcomes)
    used = set().union(*({m.name} if caught else m.names for m, caught in found))
    for name in sorted(listed.names - used):
        yield f"equivalent.toml lists a mutant that there is not: {name}"


def _caught(cells: Sequence[Cell], outcomes: Outcomes) -> Iterator[tuple[Mutant, set[str]]]:
    """The mutants that were tried, and the tests that had to notice each and did."""
    for mutant, failures in outcomes.items():
        if failures is not None:
            is_own = mutant.change in DEGENERATE
            yield mutant, set(failures) & own_tests(cells, mutant) if is_own else set(failures)


def read_listed(course: Course, module: Module) -> Listed:
    """Read autograders/NN_name/equivalent.toml. Raises SourceError."""
    path = course.autograders / module.name / "equivalent.toml"
    if not path.exists():
        return Listed({}, {})
    try:
        tables = tomllib.loads(read_text(path))
        return Listed(
            {entry["mutant"]: entry["reason"] for entry in tables.get("equivalent", [])},
            {entry["mutant"]: entry["check"] for entry in tables.get("open", [])},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        step = "Each [[equivalent]] has a `mutant` and a `reason`, each [[open]] a `check`."
        raise SourceError(f"cannot be read: {error}", module.shown(path), step) from error
