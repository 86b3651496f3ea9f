"""The author's proof that a module's tests are right: what passes, and what does not."""

import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tito.course import Course, Module
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.module.bindings import names_defined
from tito.module.cells import STUB, Cell, Kind, replace_regions
from tito.module.export import stage_reference
from tito.module.source import read_cells
from tito.proof.checks import Check, idle_checks, read_checks, too_few
from tito.proof.runs import Failures, Trial, Trials
from tito.proof.survivors import Outcomes, read_listed, survivors, try_mutants, unused
from tito.proof.variants import Variant, read_variants, reference_solutions, variant_solutions
from tito.submission.recovery import Submission

SEEDS = 1000
QUICK_SEEDS = 10


@dataclass(frozen=True)
class Proof:
    """What `tito check` found out about a module. It holds when there are no `problems`.

    Where it was quick, the only mutants are the degenerate ones, and `works` is None.
    """

    module: str
    tests: int
    points: int
    right: tuple[Variant, ...]
    wrong: tuple[Variant, ...]
    lost: Mapping[str, int]  # points that each wrong variant loses, by its name
    checks: int
    works: int | None  # of the checks, those that are load-bearing
    idle: tuple[Check, ...]  # those that are not, as far as that is known
    mutants: int
    unobservable: int  # of these, the ones that change nothing that can be seen
    equivalent: int
    open: tuple[str, ...]  # mutants that a test should notice, and none does yet
    seeds: int
    problems: tuple[str, ...]


def check_module(
    course: Course, module: Module, quick: bool = False, seeds: int | None = None
) -> Proof:
    """Try the reference, the stub and all evidence; unless `quick`, all mutants and more seeds.

    Raises SourceError when a variant cannot be used.
    """
    cells, listed = read_cells(module), read_listed(course, module)
    variants = read_variants(course, module)
    right = tuple(variant for variant in variants if variant.is_right)
    wrong = tuple(variant for variant in variants if not variant.is_right)
    seeds = seeds or (QUICK_SEEDS if quick else SEEDS)
    problems, failed, outcomes = _try(course, module, cells, variants, quick, seeds)
    problems += survivors(cells, outcomes, listed)
    checks, idle = read_checks(cells), idle_checks(cells, failed)
    if not quick:
        problems += unused(cells, outcomes, listed)
        problems += too_few(checks, idle)
    points = {cell.grade_id: cell.metadata["points"] for cell in cells if cell.kind is Kind.TEST}
    return Proof(
        module=module.name,
        tests=len(points),
        points=sum(points.values()),
        right=right,
        wrong=wrong,
        lost={one.name: sum(points.get(test, 0) for test in one.fails) for one in wrong},
        checks=len(checks),
        works=None if quick else len(checks) - len(idle),
        idle=() if quick else tuple(idle),
        mutants=len(outcomes),
        unobservable=sum(failures is None for failures in outcomes.values()),
        equivalent=len(listed.equivalent),
        open=tuple(listed.open),
        seeds=seeds,
        problems=tuple(problems),
    )


def _try(
    course: Course,
    module: Module,
    cells: Sequence[Cell],
    variants: Sequence[Variant],
    quick: bool,
    seeds: int,
) -> tuple[list[str], list[Failures], Outcomes]:
    """Give the problems, what fails in each trial of something wrong, and the mutants' trials."""
    failed: list[Failures] = []
    beside = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    with tempfile.TemporaryDirectory() as folder, beside:
        judged = None if quick else beside.submit(_judged, course, module, cells, variants)
        stage_reference(course, module, Path(folder))
        with Trials(cells, Path(folder), course.limits.cell_seconds) as trials:
            problems = [
                *_reference(cells, trials, seeds),
                *_stub(cells, trials),
                *_variants(cells, trials, variants, failed),
            ]
            outcomes = try_mutants(cells, trials, quick)
        problems += judged.result() if judged else []
    failed += [fails for m, fails in outcomes.items() if fails and m.change != "the stub"]
    return problems, failed, outcomes


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


def _variants(
    cells: Sequence[Cell], trials: Trials, variants: Sequence[Variant], failed: list[Failures]
) -> Iterator[str]:
    """Each variant fails the tests that it names, and no other."""
    tests = {cell.grade_id for cell in cells if cell.kind is Kind.TEST}
    found = trials.run([Trial(variant_solutions(cells, variant), seed=0) for variant in variants])
    for variant, failures in zip(variants, found, strict=True):
        failed.append(failures)
        for name in sorted(set(variant.fails) - tests):
            yield f"{variant.where} names {name}, which is no test"
        for name in sorted(set(variant.fails) & tests - set(failures)):
            yield f"{variant.where} passes {name}"
        for name in sorted(set(failures) - set(variant.fails)):
            yield f"{variant.where} fails {name}: {failures[name].message}"


def _judged(
    course: Course, module: Module, cells: Sequence[Cell], variants: Sequence[Variant]
) -> list[str]:
    """Each variant fails the same tests in the judge."""
    found = []
    with open_judge(
        read_assignment(course, module, unsafe=True)
    ) as judge:  # the variants are the authors' own
        for variant in variants:
            graded = judge.grade(variant.name, Submission(variant_solutions(cells, variant)))
            for mark in graded.marks:
                if (mark.points < mark.max_points) is not (mark.grade_id in variant.fails):
                    verdict = f"{mark.status.value} {mark.message}".strip()
                    found.append(f"{variant.where}, {mark.grade_id} in the judge: {verdict}")
    return found
