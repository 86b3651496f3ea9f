"""The author's proof that a module's tests are right: what passes, and what does not."""

import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.module.bindings import names_defined
from tito.module.cells import STUB, Cell, Kind, replace_regions
from tito.module.export import stage_reference
from tito.module.source import read_cells
from tito.proof.degenerate import degenerate_solutions, own_tests
from tito.proof.mutants import Fault, small_faults
from tito.proof.runs import Trial, Trials
from tito.proof.variants import Variant, read_variants, reference_solutions, variant_solutions
from tito.submission.recovery import Submission

SEEDS = 1000
QUICK_SEEDS = 10


@dataclass(frozen=True)
class Proof:
    """What `tito check` found out about a module. It holds when there are no `problems`."""

    module: str
    tests: int
    points: int
    right: tuple[Variant, ...]
    wrong: tuple[Variant, ...]
    lost: Mapping[str, int]  # points that each wrong variant loses, by its name
    degenerate: int
    faults: int
    equivalent: int
    seeds: int
    problems: tuple[str, ...]


def check_module(
    course: Course, module: Module, quick: bool = False, seeds: int | None = None
) -> Proof:
    """Try the reference, the stub and all variants; unless `quick`, small faults and more seeds.

    Raises SourceError when a variant cannot be used.
    """
    cells = read_cells(module)
    variants = read_variants(course, module)
    right = tuple(variant for variant in variants if variant.is_right)
    wrong = tuple(variant for variant in variants if not variant.is_right)
    seeds = seeds or (QUICK_SEEDS if quick else SEEDS)
    faults, equivalent = small_faults(cells), read_equivalent(course, module)
    points = {cell.grade_id: cell.metadata["points"] for cell in cells if cell.kind is Kind.TEST}
    with tempfile.TemporaryDirectory() as folder:
        stage_reference(course, module, Path(folder))
        with Trials(cells, Path(folder), course.limits.cell_seconds) as trials:
            problems = [
                *_reference(cells, trials, seeds),
                *_stub(cells, trials),
                *_variants(cells, trials, variants),
                *_degenerate(cells, trials, equivalent),
                *([] if quick else _faults(cells, trials, faults, equivalent)),
            ]
    if not quick:
        problems += _judged(course, module, cells, variants)
    return Proof(
        module=module.name,
        tests=len(points),
        points=sum(points.values()),
        right=right,
        wrong=wrong,
        lost={one.name: sum(points.get(test, 0) for test in one.fails) for one in wrong},
        degenerate=len(degenerate_solutions(cells)),
        faults=len(faults),
        equivalent=len(equivalent),
        seeds=seeds,
        problems=tuple(problems),
    )


def _reference(cells: Sequence[Cell], trials: Trials, seeds: int) -> Iterator[str]:
    """The reference earns all points, whatever the seed."""
    solutions = reference_solutions(cells)
    for seed, failures in enumerate(trials.run([Trial(solutions, s) for s in range(seeds)])):
        for name, failure in failures.items():
            yield f"the reference fails {name} with seed {seed}: {failure.message}"


def _stub(cells: Sequence[Cell], trials: Trials) -> Iterator[str]:
    """The untouched stub earns nothing, and each test fails because something is not written."""
    stubs = {c.grade_id: replace_regions(c.source, "SOLUTION", STUB) for c in cells if c.is_code}
    stubs = {c.grade_id: stubs[c.grade_id] for c in cells if c.kind is Kind.SOLUTION}
    missing = {n for c in cells if c.grade_id in stubs for n in names_defined(c.source)}
    both = trials.run([Trial(stubs), Trial(stubs, hidden=False)])
    for which, failures in zip(("", " without its hidden part"), both, strict=True):
        for cell in cells:
            failure = failures.get(cell.grade_id)
            if cell.kind is Kind.TEST and failure is None:
                yield f"the stub passes {cell.grade_id}{which}"
            elif cell.kind is Kind.TEST and failure is not None:
                unwritten = "NotImplementedError" in failure.types
                if not unwritten and failure.missing_name not in missing:
                    yield f"the stub fails {cell.grade_id}{which} by accident: {failure.message}"


def _variants(cells: Sequence[Cell], trials: Trials, variants: Sequence[Variant]) -> Iterator[str]:
    """Each variant fails the tests that it names, and no other."""
    tests = {cell.grade_id for cell in cells if cell.kind is Kind.TEST}
    found = trials.run([Trial(variant_solutions(cells, variant)) for variant in variants])
    for variant, failures in zip(variants, found, strict=True):
        for name in sorted(set(variant.fails) - tests):
            yield f"{variant.where} names {name}, which is no test"
        for name in sorted(set(variant.fails) & tests - set(failures)):
            yield f"{variant.where} passes {name}"
        for name in sorted(set(failures) - set(variant.fails)):
            yield f"{variant.where} fails {name}: {failures[name].message}"


def _judged(
    course: Course, module: Module, cells: Sequence[Cell], variants: Sequence[Variant]
) -> Iterator[str]:
    """Each variant fails the same tests in the judge."""
    with open_judge(
        read_assignment(course, module, unsafe=True)
    ) as judge:  # the variants are the authors' own
        for variant in variants:
            graded = judge.grade(variant.name, Submission(variant_solutions(cells, variant)))
            for mark in graded.marks:
                if (mark.points < mark.max_points) is not (mark.grade_id in variant.fails):
                    verdict = f"{mark.status.value} {mark.message}".strip()
                    yield f"{variant.where}, {mark.grade_id} in the judge: {verdict}"


def _degenerate(
    cells: Sequence[Cell], trials: Trials, equivalent: Mapping[str, str]
) -> Iterator[str]:
    """Each method that does nothing of its own fails one of its own tests."""
    faults = degenerate_solutions(cells)
    found = trials.run([Trial({**reference_solutions(cells), f.cell: f.source}) for f in faults])
    for fault, failures in zip(faults, found, strict=True):
        yield from _verdict(fault, set(failures) & own_tests(cells, fault), equivalent)


def _faults(
    cells: Sequence[Cell],
    trials: Trials,
    faults: Sequence[Fault],
    equivalent: Mapping[str, str],
) -> Iterator[str]:
    """Each small fault is caught, or listed as equivalent; the list holds nothing else."""
    solutions = reference_solutions(cells)
    tried = [Trial({**solutions, f.cell: f.source}, until_failure=True) for f in faults]
    for fault, failures in zip(faults, trials.run(tried), strict=True):
        yield from _verdict(fault, set(failures), equivalent)
    names = {fault.name for fault in (*faults, *degenerate_solutions(cells))}
    for name in sorted(set(equivalent) - names):
        yield f"equivalent.toml lists a fault that there is not: {name}"


def _verdict(fault: Fault, caught: set[str], equivalent: Mapping[str, str]) -> Iterator[str]:
    if caught and fault.name in equivalent:
        yield f"equivalent.toml lists a fault that {min(caught)} catches: {fault.name}"
    if not caught and fault.name not in equivalent:
        yield f"no test of its own catches {fault.name}"


def read_equivalent(course: Course, module: Module) -> dict[str, str]:
    """Read autograders/NN_name/equivalent.toml: faults that change nothing, each with a reason."""
    path = course.autograders / module.name / "equivalent.toml"
    if not path.exists():
        return {}
    try:
        entries = tomllib.loads(read_text(path)).get("equivalent", [])
        return {entry["fault"]: entry["reason"] for entry in entries}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        step = "Each [[equivalent]] has a `fault` and a `reason`, both texts."
        raise SourceError(f"cannot be read: {error}", module.shown(path), step) from error
