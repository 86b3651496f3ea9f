"""Runs the cells of a module, with given solutions, and tells which tests fail, where and why.

The code comes from the course's own authors, so it runs without a sandbox: in worker processes
that stay warm, each of which is replaced when a trial runs into its time limit or ends it.
"""

import contextlib
import functools
import importlib
import io
import multiprocessing
import os
import random
import sys
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np
from pebble import ProcessExpired, ProcessPool

from tito.module.cells import Cell, Kind, replace_regions

ENDED = "(process)"  # stands for a test's name when the process was ended
CELL = "__cell__"  # the name under which code of a notebook finds the test that is running,
OTHER = "(other)"  # or this


@dataclass(frozen=True)
class Failure:
    """Why a cell failed: the error, and the types in its chain of causes with names they miss.

    `line` is that of the cell at which it failed; the first line is 1, and 0 means unknown.
    """

    message: str
    causes: frozenset[str] = frozenset()
    line: int = 0


@dataclass(frozen=True)
class Trial:
    """What to run: solution cells by grade_id, a seed, and how much of the notebook."""

    solutions: dict[str, str]
    seed: int = 0
    hidden: bool = True  # with the hidden tests
    tests: frozenset[str] | None = None  # these only; None for all


Failures = dict[str, Failure]  # by grade_id of the cell that failed


class Trials(contextlib.AbstractContextManager["Trials"]):
    """A pool of processes that try solutions of one module; use it in a `with` block."""

    def __init__(self, cells: Sequence[Cell], package: Path, seconds: float) -> None:
        """`package` is the folder to import `tinytorch` from; `seconds` limits one trial."""
        self.seconds = seconds
        self.pool = ProcessPool(
            max_workers=os.cpu_count() or 1,
            initializer=_start,
            initargs=[list(cells), str(package)],
            context=multiprocessing.get_context("spawn"),  # a fork would inherit our imports
        )

    def __exit__(self, *error: object) -> None:
        """End them, whatever they do."""
        self.pool.stop()
        self.pool.join()

    def run(self, trials: Iterable[Trial]) -> Iterator[Failures]:
        """Give what failed in each trial, in order."""
        for found in self.map(_try, trials):
            yield {ENDED: found} if isinstance(found, Failure) else found

    def map(self, action: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """Give what a function returns for each item, or the Failure that ended its process."""
        futures = [self.pool.schedule(action, args=[i], timeout=self.seconds) for i in items]
        for future in futures:
            try:
                yield future.result()
            except TimeoutError:
                yield Failure(f"ran longer than {self.seconds} seconds")
            except ProcessExpired as error:
                yield Failure(f"ended the process with status {error.exitcode}")


_cells: list[Cell] = []


def _start(cells: list[Cell], package: str) -> None:
    """Begin a worker: `tinytorch` is imported from `package`."""
    sys.path.insert(0, package)
    with contextlib.suppress(ImportError):
        importlib.import_module("tinytorch.core.tensor")  # a seed starts its generator, too
    _cells[:] = cells


def _try(trial: Trial) -> Failures:
    return run_cells(trial)[0]


def run_cells(trial: Trial) -> tuple[Failures, dict[str, Any]]:
    """Run a worker's cells in a new namespace, and give it, too; demo cells are left out."""
    sys.modules["notebook"] = types.ModuleType("notebook")  # where pickle looks for its classes
    names = vars(sys.modules["notebook"])
    failures: Failures = {}
    seed_generators(trial.seed)
    quiet = warnings.catch_warnings(action="ignore")  # a warning costs a student nothing
    with contextlib.redirect_stdout(io.StringIO()), quiet:
        for cell in _cells:
            is_test = cell.kind is Kind.TEST
            if not cell.is_code or cell.kind is Kind.DEMO:
                continue
            if is_test and trial.tests is not None and cell.grade_id not in trial.tests:
                continue
            names[CELL] = cell.grade_id if is_test else OTHER
            source = trial.solutions.get(cell.grade_id, cell.source)
            try:
                code = _compile(source, cell.grade_id, trial.hidden)
                exec(code, names)  # noqa: S102 (this is what a trial is)
            except (Exception, SystemExit) as error:  # noqa: BLE001 (solutions raise anything)
                failures[cell.grade_id] = _failure(error)
    return failures, names


def seed_generators(seed: int | None) -> None:
    """Start the generators that a solution may draw from at `seed`, or anywhere."""
    random.seed(seed)
    np.random.seed(seed)
    package = sys.modules.get("tinytorch.core.tensor")
    if package is not None:
        package.manual_seed(seed)


@functools.lru_cache(maxsize=500)
def _compile(source: str, name: str, hidden: bool) -> CodeType:
    code = replace_regions(source, "SOLUTION", None)
    return compile(code if hidden else replace_regions(code, "HIDDEN TESTS", ""), name, "exec")


def _failure(error: BaseException) -> Failure:
    causes, link = set[str](), error
    while link is not None:
        causes |= {type(link).__name__, link.name or "" if isinstance(link, NameError) else ""}
        link = link.__cause__ or link.__context__  # type: ignore[assignment]
    within = error.__traceback__ and error.__traceback__.tb_next  # below the line that runs a cell
    message = f"{type(error).__name__}: {error}"
    return Failure(message, frozenset(causes), within.tb_lineno if within else 0)
