"""Runs test cells, on the judge's own side, against objects in a student's process.

The visible parts of all tests run first, in the order of the notebook: what the student's code
prints or says in an error there may be shown. The hidden parts follow when all cells have run;
from then on the process has seen inputs of hidden tests, and nothing that it says is shown.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from tito.course import Course, Limits, Module
from tito.files import write_text
from tito.judge.assignment import Assignment, TestCell, read_tests
from tito.judge.process import Server, Start, cold_process, refusal
from tito.judge.results import Mark, Status, StudentMarks
from tito.judge.run import ALONE, Manner, Run, Step
from tito.judge.sandbox import probe
from tito.module.cells import Cell, Kind
from tito.module.source import read_cells
from tito.submission.own_notebook import own_submission
from tito.submission.recovery import Submission


class Judge:
    """Grades submissions of one module."""

    def __init__(self, cells: Sequence[Cell], limits: Limits, start: Start) -> None:
        """Read the tests among the cells."""
        self.cells, self.limits, self.start = cells, limits, start
        self.tests = read_tests(cells)

    def grade(self, student: str, submission: Submission, manner: Manner = ALONE) -> StudentMarks:
        """Give every test its verdict.

        Of what could not be read, no test is run. Raises DisturbedError, see Manner.
        """
        steps = list(self._steps(submission))
        run = Run(self.limits, self.start, steps, manner)
        marks = not_run(self.cells) if submission.problem else run.marks()
        said = submission.problem, submission.repairs, submission.needs_a_look
        return StudentMarks(student, tuple(marks), *said, run.outputs)

    def _steps(self, submission: Submission) -> Iterator[Step | TestCell]:
        """The instructor's cells with the student's solutions, and the student's own cells."""
        for name, text, cell in submission.in_order(self.cells):
            is_test = cell is not None and cell.kind is Kind.TEST
            yield self.tests[name] if is_test else Step(name, text)


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
    itself = assignment.module.import_name
    with tempfile.TemporaryDirectory() as stage, tempfile.TemporaryDirectory() as scratch:
        for name, text in assignment.package.items():
            write_text(Path(stage, name), text)
        if sys.platform == "linux":
            with closing(Server(Path(stage), limits, itself, assignment.unsafe)) as server:
                yield Judge(cells, limits, server.start)
        elif assignment.unsafe:
            new_folder = partial(tempfile.mkdtemp, dir=scratch)
            yield Judge(cells, limits, lambda _: cold_process(limits, new_folder(), itself, stage))
        else:
            raise refusal(probe().problem)


def run_tests(course: Course, module: Module) -> StudentMarks:
    """`tito test`: give every test of modules/NN_name/NN_name.ipynb its visible part's verdict.

    The code runs as it does in the notebook: in its folder, with the student's own package and
    without a sandbox. Raises NotebookError when the notebook cannot be read.
    """
    cells, folder = read_cells(module), module.notebook.parent
    submission, limits = own_submission(module, cells), course.limits
    judge = Judge(cells, limits, lambda _: cold_process(limits, folder, module.import_name))
    return judge.grade("you", submission, Manner(has_hidden=False))
