"""Runs test cells, on the judge's own side, against objects in a student's process.

The visible parts of all tests run first, in the order of the notebook: what the student's code
prints or says in an error there may be shown. The hidden parts follow when all cells have run;
from then on the process has seen inputs of hidden tests, and nothing that it says is shown.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tito.course import Limits
from tito.judge.assignment import Assignment
from tito.judge.process import Process, Server, cold_process, refusal
from tito.judge.results import Mark, Status, StudentMarks
from tito.judge.run import Attempt, Setting, Step
from tito.judge.sandbox import probe
from tito.judge.test_cells import read_test, trusted_names
from tito.module.cells import Cell, Kind
from tito.submission.recovery import Submission


class Judge:
    """Grades submissions of one module."""

    def __init__(
        self, cells: Sequence[Cell], limits: Limits, start: Callable[[int], Process]
    ) -> None:
        """`start` gives a fresh process for students' code, its generators started at a seed."""
        self.cells = cells
        self.setting = Setting(limits, start, trusted_names(cells))
        names = frozenset(self.setting.space)
        self.tests = {c.grade_id: read_test(c, names) for c in cells if c.kind is Kind.TEST}

    def grade(self, student: str, submission: Submission, hidden: bool = True) -> StudentMarks:
        """Give every test its verdict; without the hidden part of the tests, if so wished.

        Of what could not be read, no test is run.
        """
        attempt = Attempt(self.setting, list(self._steps(submission)), hidden)
        marks = not_run(self.cells) if submission.problem else attempt.run()
        return StudentMarks(
            student,
            tuple(marks),
            submission.problem,
            submission.repairs,
            submission.needs_a_look,
            attempt.outputs,
        )

    def _steps(self, submission: Submission) -> Iterator[Step]:
        """The instructor's cells with the student's solutions, and the student's own cells."""
        extras: Mapping[str, Sequence[str]] = submission.extras
        yield from (Step(f"(own cell {n})", text) for n, text in enumerate(extras.get("", ())))
        for cell in self.cells:
            name = cell.grade_id
            if cell.kind is Kind.TEST:
                yield Step(name, test=self.tests[name])
            elif cell.kind in (Kind.GIVEN, Kind.SOLUTION):
                yield Step(name, submission.sources.get(name, cell.source))
            if name:
                own = extras.get(name, ())
                yield from (Step(f"(own cell {n} below {name})", t) for n, t in enumerate(own))


def not_run(cells: Sequence[Cell]) -> list[Mark]:
    """A mark for each test, which was not run."""
    tests = [cell for cell in cells if cell.kind is Kind.TEST]
    return [Mark(c.grade_id, 0.0, float(c.metadata["points"]), Status.NOT_RUN) for c in tests]


@contextmanager
def open_judge(assignment: Assignment) -> Iterator[Judge]:
    """A judge for a module, beside the warm process that runs students' code.

    Raises GradingError where students' code cannot be shut in, unless it may run unsafe.
    """
    cells, limits = assignment.cells, assignment.limits
    with tempfile.TemporaryDirectory() as stage, tempfile.TemporaryDirectory() as scratch:
        assignment.write_package(Path(stage))
        if sys.platform == "linux":
            with closing(Server(Path(stage), limits, assignment.unsafe)) as server:
                yield Judge(cells, limits, server.start)
        elif assignment.unsafe:

            def start(seed: int) -> Process:
                folder = Path(tempfile.mkdtemp(dir=scratch))
                return cold_process(limits, folder, Path(stage))

            yield Judge(cells, limits, start)
        else:
            raise refusal(probe().problem)
