"""The author's proof that a module's tests are right, and how it is shown."""

import dataclasses
import json
import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError
from tito.files import read_text, write_text
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.module.bindings import names_defined
from tito.module.cells import Cell, Kind, stub_of
from tito.module.export import stage_reference
from tito.module.source import read_cells
from tito.proof.gaps import Check, idle_checks, read_checks, read_listed, survivors, too_few
from tito.proof.mutants import alike_solutions
from tito.proof.operators import WHOLE
from tito.proof.probes import Outcomes, try_mutants
from tito.proof.runs import Failures, Trial, Trials
from tito.proof.variants import Variant, read_variants, reference_solutions, variant_solutions
from tito.submission.recovery import Submission

SEEDS = 1000
QUICK_SEEDS = 10
GIFT = 2  # points that one answer for everything may earn
BEGIN = "<!-- tito check writes from here -->"
END = "<!-- to here -->"
COLUMNS = {
    "module": "module",
    "tests": "tests",
    "points": "points",
    "right": "right solutions",
    "wrong": "wrong solutions",
    "checks": "checks",
    "works": "load-bearing",
    "mutants": "mutants",
    "unobservable": "that change nothing",
    "equivalent": "equivalent",
    "open": "open holes",
    "seeds": "seeds",
}


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
    cells, variants = read_cells(module), read_variants(course, module)
    equivalent, holes = read_listed(course, module)
    wrong = tuple(variant for variant in variants if not variant.is_right)
    seeds = seeds or (QUICK_SEEDS if quick else SEEDS)
    problems, failed, outcomes = _try(course, module, cells, variants, quick, seeds)
    problems += survivors(cells, outcomes, {*equivalent, *holes}, whole=not quick)
    checks, idle = read_checks(cells), idle_checks(cells, failed)
    problems += () if quick else too_few(checks, idle)
    points = {cell.grade_id: cell.metadata["points"] for cell in cells if cell.kind is Kind.TEST}
    return Proof(
        module=module.name,
        tests=len(points),
        points=sum(points.values()),
        right=tuple(variant for variant in variants if variant.is_right),
        wrong=wrong,
        lost={one.name: sum(points.get(test, 0) for test in one.fails) for one in wrong},
        checks=len(checks),
        works=None if quick else len(checks) - len(idle),
        idle=() if quick else tuple(idle),
        mutants=len(outcomes),
        unobservable=sum(failures is None for failures in outcomes.values()),
        equivalent=len(equivalent),
        open=tuple(holes),
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
    beside = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
    with tempfile.TemporaryDirectory() as folder, beside:
        judged = None if quick else beside.submit(_judged, course, module)
        stage_reference(course, module, Path(folder))
        with Trials(cells, Path(folder), course.limits.cell_seconds) as trials:
            problems = [*_reference(cells, trials, seeds), *_stub(cells, trials)]
            problems += _alike(cells, trials)
            failed = list(trials.run(Trial(variant_solutions(cells, one)) for one in variants))
            problems += _variants(cells, variants, failed)
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
    solutions = [cell for cell in cells if cell.kind is Kind.SOLUTION]
    stubs = {cell.grade_id: stub_of(cell) for cell in solutions}
    unwritten = {"NotImplementedError", *(n for c in solutions for n in names_defined(c.source))}
    both = trials.run([Trial(stubs), Trial(stubs, hidden=False)])
    for which, failures in zip(("", " without its hidden part"), both, strict=True):
        for name in (cell.grade_id for cell in cells if cell.kind is Kind.TEST):
            failure = failures.get(name)
            if failure is None:
                yield f"the stub passes {name}{which}"
            elif not unwritten & failure.causes:
                yield f"the stub fails {name}{which} by accident: {failure.message}"


def _alike(cells: Sequence[Cell], trials: Trials) -> Iterator[str]:
    """One answer for everything, or everything refused, earns next to nothing."""
    points = {cell.grade_id: cell.metadata["points"] for cell in cells if cell.kind is Kind.TEST}
    asked = [Trial(alike_solutions(cells, name)) for name in WHOLE]
    for name, failures in zip(WHOLE, trials.run(asked), strict=True):
        passed = points.keys() - failures
        earned = sum(points[test] for test in passed)
        if earned > GIFT:
            yield f"{name} for everything earns {earned} points: {', '.join(sorted(passed))}"


def _variants(
    cells: Sequence[Cell], variants: Sequence[Variant], failed: Sequence[Failures]
) -> Iterator[str]:
    """Each variant fails the tests that it names, and no other."""
    tests = {cell.grade_id for cell in cells if cell.kind is Kind.TEST}
    for variant, failures in zip(variants, failed, strict=True):
        for name in sorted(set(variant.fails) - tests):
            yield f"{variant.where} names {name}, which is no test"
        for name in sorted(set(variant.fails) & tests - set(failures)):
            yield f"{variant.where} passes {name}"
        for name in sorted(set(failures) - set(variant.fails)):
            yield f"{variant.where} fails {name}: {failures[name].message}"


def _judged(course: Course, module: Module) -> list[str]:
    """Each variant fails the same tests in the judge."""
    cells, found = read_cells(module), []
    assignment = read_assignment(course, module, unsafe=True)  # the variants are the authors' own
    with open_judge(assignment) as judge:
        for variant in read_variants(course, module):
            graded = judge.grade(variant.name, Submission(variant_solutions(cells, variant)))
            for mark in graded.marks:
                if (mark.points < mark.max_points) is not (mark.grade_id in variant.fails):
                    verdict = f"{mark.status.value} {mark.message}".strip()
                    found.append(f"{variant.where}, {mark.grade_id} in the judge: {verdict}")
    return found


def counts(proof: Proof) -> dict[str, Any]:
    """The figures of a proof, in the order of COLUMNS."""
    values = {name: getattr(proof, name) for name in COLUMNS}
    return values | {name: len(values[name]) for name in ("right", "wrong", "open")}


def load_bearing(proof: Proof) -> list[str]:
    """How many checks are load-bearing, each that is not, and the open holes.

    Nothing where that is not known.
    """
    if proof.works is None:
        return []
    first = f"{proof.module}: {proof.works} of {proof.checks} checks are load-bearing"
    holes = (f"{proof.module}: open, no test notices {name}" for name in proof.open)
    return [first, *(f"  {check}" for check in proof.idle), *holes]


def proofs_json(proofs: Sequence[Proof]) -> str:
    """All figures, what each wrong file fails, checks that do no work, and problems, as JSON."""
    found = [
        counts(proof)
        | {
            "right": [variant.name for variant in proof.right],
            "wrong": [
                {"name": f.name, "idea": f.idea, "fails": f.fails, "lost": proof.lost[f.name]}
                for f in proof.wrong
            ],
            "idle": [dataclasses.asdict(check) for check in proof.idle],
            "open": proof.open,
            "problems": proof.problems,
        }
        for proof in proofs
    ]
    return json.dumps(found, indent=2)


def markdown(proofs: Sequence[Proof]) -> str:
    """The table of autograders/README.md, and below it links to the evidence."""
    rows = [COLUMNS.values(), ["---"] * len(COLUMNS), *(counts(one).values() for one in proofs)]
    table = [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join([*table, "", *map(_links, proofs)])


def _links(proof: Proof) -> str:
    """Where a module's evidence stands, as a line of a list."""
    files = sorted({Path(variant.file) for variant in (*proof.right, *proof.wrong)})
    links = [f"[{file.stem}]({proof.module}/evidence/{file.name})" for file in files]
    return f"- {proof.module}: {', '.join(links)}"


def write_page(course: Course, proofs: Sequence[Proof]) -> Path:
    """Put the tables between the marks of autograders/README.md. Raises FileError without them."""
    path = course.autograders / "README.md"
    before, begin, rest = read_text(path).partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise FileError("has no place for the tables", str(path), f"Add {BEGIN} and {END}.")
    write_text(path, f"{before}{BEGIN}\n\n{markdown(proofs)}\n\n{END}{after}")
    return path
