"""Grades hand-ins: one in a worker process, and many of them by all workers that there are."""

import functools
import platform
from collections.abc import Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import metadata
from multiprocessing.util import Finalize
from typing import Any

from tito.course import Course
from tito.errors import TitoError
from tito.grading.pool import cluster, is_out_of_time, local_pool, processors, spread
from tito.judge.assignment import Assignment
from tito.judge.judge import Judge, not_run, open_judge
from tito.judge.protocol import ChannelError
from tito.judge.results import Status, StudentMarks, verdict_outputs
from tito.judge.run import AMONG_OTHERS, DisturbedError, Manner
from tito.module.notebook import (
    STAMP,
    autograded_notebook,
    blank_notebook,
    grade_id,
    notebook_text,
    untouched_answers,
)
from tito.submission.files import HandIn
from tito.submission.recovery import Submission

MARGIN = 60  # seconds beyond the limit of a notebook
OUT_OF_TIME = "what it gave to a test kept the grader busy for longer than the course allows"


@dataclass(frozen=True)
class Graded:
    """A hand-in with its marks, the answers that nobody wrote, and the autograded notebook.

    `is_lost` says that the grader failed, and not the hand-in: no mark comes of it.
    """

    marks: StudentMarks
    untouched: tuple[str, ...] = ()
    notebook: str = ""
    timestamp: str = ""
    is_lost: bool = False


@dataclass(frozen=True)
class Attempt:
    """A hand-in to grade; or not to, and why it gets no points, if there is a `verdict`."""

    hand_in: HandIn
    manner: Manner = AMONG_OTHERS
    verdict: str = ""


class Grader:
    """Grades hand-ins of one assignment, whatever they are; each process opens its own judge."""

    def __init__(self, assignment: Assignment) -> None:
        """Nothing is opened before the first hand-in: so it can travel to where it works."""
        self.assignment = assignment

    def __call__(self, attempt: Attempt) -> Graded:
        """Grade a hand-in. Raises GradingError when no code can be run here."""
        try:
            return self._grade(attempt)
        except (TitoError, DisturbedError):
            raise
        except (Exception, ChannelError) as error:  # noqa: BLE001 (one never stops a class)
            what = f"the grader failed with {type(error).__name__}: {error}"
            return self._lost(attempt.hand_in, what)

    def again(self, attempt: Attempt, error: Exception) -> Attempt | None:
        """How to go on with a hand-in that was disturbed, or with which the worker died.

        The first time somebody else may be to blame, unless it used up its worker's time. Alone
        on the second, it is to blame itself: it gets no points, and its code is not run any more.
        """
        if attempt.verdict:
            return None
        if attempt.manner.has_company and not is_out_of_time(error):
            is_seen = not isinstance(error, DisturbedError) or error.is_seen
            return replace(attempt, manner=Manner(is_mute=is_seen))
        kind = type(error).__name__
        what = f"the grader's process ended twice while it graded this ({kind})"
        return replace(attempt, verdict=OUT_OF_TIME if is_out_of_time(error) else what)

    def give_up(self, attempt: Attempt, error: Exception) -> Graded:
        """What is said of a hand-in with which workers died even though its code was not run."""
        what = "the grader's process ended while it graded this"
        return self._lost(attempt.hand_in, f"{what} ({error})")

    def _lost(self, hand_in: HandIn, note: str) -> Graded:
        marks = tuple(not_run(self.assignment.cells))
        return Graded(StudentMarks(hand_in.student, marks, note, needs_a_look=True), is_lost=True)

    def _grade(self, attempt: Attempt) -> Graded:
        hand_in = attempt.hand_in
        submission = hand_in.submission(self.assignment.cells)
        if attempt.verdict:
            failed = [
                replace(mark, status=Status.CRASHED, message=attempt.verdict)
                for mark in not_run(self.assignment.cells)
            ]
            said = submission.problem, (*submission.repairs, attempt.verdict)
            graded = StudentMarks(hand_in.student, tuple(failed), *said, needs_a_look=True)
        else:
            graded = self.judge.grade(hand_in.student, submission, manner=attempt.manner)
        notebook = filled_in(self._blank, submission)
        show_verdicts(notebook, graded)
        notebook.metadata[STAMP]["record"] = _record(self.assignment, hand_in)
        return Graded(
            replace(graded, outputs=graded.errors),  # outputs are large, and in the notebook
            untouched_answers(self._blank, notebook),
            notebook_text(notebook),
            hand_in.timestamp,
        )

    @functools.cached_property
    def judge(self) -> Judge:
        """The judge of this process; what it started ends with the process, or with `self`."""
        stack = ExitStack()
        Finalize(self, stack.close, exitpriority=10)
        return stack.enter_context(open_judge(self.assignment))

    @functools.cached_property
    def _blank(self) -> Any:
        return blank_notebook(self.assignment.module, self.assignment.cells)


def filled_in(blank: Any, submission: Submission) -> Any:
    """The autograded notebook of a submission, before the judge has seen it."""
    cells = submission.sources, submission.extras, submission.words
    return autograded_notebook(blank, *cells, submission.pictures, submission.plots)


def show_verdicts(notebook: Any, marks: StudentMarks) -> None:
    """Put what the cells gave, and the verdicts as nbgrader reads them, into the notebook."""
    from nbformat import from_dict

    outputs = {**marks.outputs, **{m.grade_id: verdict_outputs(m) for m in marks.marks}}
    for cell in notebook.cells:
        if cell.cell_type == "code" and grade_id(cell):
            cell.outputs = [from_dict(output) for output in outputs.get(grade_id(cell), [])]
    notebook.metadata[STAMP] = {**notebook.metadata.get(STAMP, {}), **marks.about()}


def grade_all(
    course: Course, assignment: Assignment, found: Sequence[HandIn], jobs: int = 0
) -> Generator[Graded, None, None]:
    """Grade hand-ins on the course's cluster, or by so many processes of this machine.

    They come in the order in which they are done. Without `jobs`, each processor has a process.
    """
    if not found:
        return
    grader, seconds = Grader(assignment), assignment.limits.notebook_seconds + MARGIN
    if course.scheduler:
        workers = cluster(grader, seconds, course.scheduler)
    else:
        workers = local_pool(grader, seconds, min(jobs or processors(), len(found)))
    with workers as pool:
        attempts = (Attempt(hand_in.load()) for hand_in in found)
        yield from spread(attempts, pool, grader.again, grader.give_up)


def _record(assignment: Assignment, hand_in: HandIn) -> dict[str, Any]:
    """From what a mark came, so that it can be explained months later."""
    return {
        "submission": hand_in.fingerprint,
        "assignment": assignment.fingerprint,
        "unsafe": assignment.unsafe,
        "graded": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": _versions(),
    }


@functools.cache
def _versions() -> dict[str, str]:
    names = ("tinytorch", "numpy", "nbgrader", "ipython")
    return {"python": platform.python_version(), **{n: metadata.version(n) for n in names}}
