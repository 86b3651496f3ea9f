"""Grades one hand-in: runs in a worker process, here or on another machine."""

import atexit
import functools
import pickle
import platform
import signal
import threading
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import metadata
from typing import Any

from tito.errors import TitoError
from tito.grading.notebook import show_verdicts
from tito.judge.assignment import Assignment
from tito.judge.judge import Judge, not_run, open_judge
from tito.judge.results import StudentMarks
from tito.module.notebook import (
    STAMP,
    autograded_notebook,
    blank_notebook,
    notebook_text,
    untouched_answers,
)
from tito.submission.files import HandIn

MARGIN = 30  # seconds beyond the limit of a notebook
ONE_AT_A_TIME = threading.Lock()  # a worker of a cluster may have several threads


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


def pack(assignment: Assignment) -> bytes:
    """An assignment as it travels with each hand-in: a worker keeps nothing but the last one."""
    return zlib.compress(pickle.dumps(assignment))


def grade(packed: bytes, hand_in: HandIn) -> Graded:
    """Grade a loaded hand-in, whatever it is. Raises GradingError when no code can be run here."""
    with ONE_AT_A_TIME:
        assignment, judge, blank = _DESK.take(packed)
        try:
            with bounded_time(assignment.limits.notebook_seconds + MARGIN):
                return _grade(assignment, judge, blank, hand_in)
        except TitoError:
            raise
        except Exception as error:  # noqa: BLE001 (one submission never stops a class)
            note = f"the grader failed with {type(error).__name__}: {error}"
            return lost(assignment, hand_in.student, note)


@contextmanager
def bounded_time(seconds: int) -> Iterator[None]:
    """End this process if it takes longer.

    A test may loop over what a student's code answered; no deadline of that code's stops it.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)  # SIGALRM, which nobody handles
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _grade(assignment: Assignment, judge: Judge, blank: Any, hand_in: HandIn) -> Graded:
    submission = hand_in.submission(judge.cells)
    graded = judge.grade(hand_in.student, submission)
    notebook = autograded_notebook(blank, submission.sources, submission.extras)
    show_verdicts(notebook, graded)
    notebook.metadata[STAMP]["record"] = _record(assignment, hand_in)
    return Graded(
        replace(graded, outputs=graded.errors),  # outputs are large, and in the notebook
        untouched_answers(blank, notebook),
        notebook_text(notebook),
        hand_in.timestamp,
    )


def lost(assignment: Assignment, student: str, note: str) -> Graded:
    """What is said of a hand-in on which the grader itself failed."""
    return Graded(
        StudentMarks(student, tuple(not_run(assignment.cells)), note, needs_a_look=True),
        is_lost=True,
    )


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


class _Desk:
    """The one assignment that this process holds, and the judge that is open for it."""

    def __init__(self) -> None:
        self.packed, self.stack = b"", ExitStack()

    def take(self, packed: bytes) -> tuple[Assignment, Judge, Any]:
        """The assignment, its judge and its blank notebook; made once, as long as they stay."""
        if packed != self.packed:
            self.clear()
            assignment: Assignment = pickle.loads(zlib.decompress(packed))  # noqa: S301 (our own)
            judge = self.stack.enter_context(open_judge(assignment))
            blank = blank_notebook(assignment.module, assignment.cells)
            self.packed, self.held = packed, (assignment, judge, blank)
        return self.held

    def clear(self) -> None:
        """End the process that runs students' code, and remove what it worked in."""
        self.packed = b""
        self.stack.close()


_DESK = _Desk()
close = _DESK.clear
atexit.register(close)
