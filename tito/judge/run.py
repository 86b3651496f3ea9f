"""One run through a submission: its cells, then the tests, in processes that may end."""

import contextlib
import functools
import hashlib
import os
import sys
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tito.course import Limits
from tito.errors import GradingError
from tito.judge.assignment import GENERAL, POINTS, TestCell, property_tested
from tito.judge.process import FULL, Start, processor
from tito.judge.protocol import TOO_LONG, ChannelError
from tito.judge.proxy import RemoteChannel, StudentError
from tito.judge.results import Mark, Output, Status, error_output, read_outputs, size_of
from tito.text import clean

MESSAGE_LIMIT = 2_000
WAITING = 20  # seconds for processes to be had, which are not of the student's time
TOLD = 3  # hidden failures of which it is said what they are about
MEMORY = 2**30  # bytes that the judge may use more than at the start of a submission
ROOM = 16 * 2**20  # bytes that the outputs of all cells may take
NO_TIME = "the time for this notebook was used up before this test"


@dataclass(frozen=True)
class Step:
    """A cell of the student's notebook to run, the instructor's or an own one."""

    name: str
    source: str


@dataclass(frozen=True)
class Manner:
    """How to run a submission.

    `has_hidden`: hidden parts of tests run, too. `has_company`: others run beside it, so that a
    full disk may be theirs, and DisturbedError is raised. `is_mute`: nothing is shown that its
    code says, since an earlier run may have seen inputs of hidden tests, and left word of them.
    """

    has_hidden: bool = True
    has_company: bool = False
    is_mute: bool = False


ALONE, AMONG_OTHERS = Manner(), Manner(has_company=True)


class DisturbedError(Exception):
    """A run broke off, perhaps by what ran beside it; `is_seen`: after a hidden part had run."""

    def __init__(self, is_seen: bool) -> None:
        """Say whether a hidden part may have run."""
        super().__init__(is_seen)
        self.is_seen = is_seen

    def __str__(self) -> str:
        return FULL


class Run:
    """One run through a submission. A process that ends costs the cell or test that ended it."""

    def __init__(
        self, limits: Limits, start: Start, steps: Sequence[Step | TestCell], manner: Manner
    ) -> None:
        """Go through `steps`, in this order."""
        self.limits, self.start, self.steps, self.manner = limits, start, steps, manner
        self.is_examined = False  # whether a hidden part may have run
        self.tests = [step for step in steps if isinstance(step, TestCell)]
        text = repr([step.source if isinstance(step, Step) else "" for step in steps])
        digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
        self.seed = int.from_bytes(digest[:8], "big")
        self.channel: RemoteChannel | None = None
        self.fetched: dict[str, dict[str, Any]] = {}  # by test: its names, of this process
        self.spaces: dict[str, dict[str, Any]] = {}  # by test: where its visible part ran
        self.broken: set[str] = set()  # cells and tests that ended their process at once
        self.outputs: dict[str, list[Output]] = {}
        self.room = ROOM
        self.end = time.monotonic() + limits.notebook_seconds
        self.was_late, self.waiting = False, float(WAITING)

    def marks(self) -> list[Mark]:
        """Rehearse all tests, in the order of the notebook, then examine those that passed."""
        marks: dict[str, Mark] = {}
        try:
            with _bounded(), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of NumPy, about what a student's code answers
                for position, step in enumerate(self.steps):
                    if isinstance(step, TestCell):
                        mark = self._mark(step, position)
                        printed = "" if self.manner.is_mute else self._printed()
                        marks[step.name] = replace(mark, printed=printed)
                    else:
                        self._run_cell(step, position)
                if self.manner.has_hidden:
                    self.is_examined = True
                    self._examine(marks)
        finally:
            self._end()
        return list(marks.values())

    def _examine(self, marks: dict[str, Mark]) -> None:
        """Run the hidden parts of tests when all cells have run: one process does for all.

        A cell below a test may have changed what it uses. So what fails then is run again where
        it stands, with the cells above it only, and the better mark counts.
        """
        tests = [test for test in self.tests if marks[test.name].points]
        found = {test: self._mark(test, len(self.steps), examine=True) for test in tests}
        for test, mark in found.items():
            position = self.steps.index(test)
            below = any(isinstance(step, Step) for step in self.steps[position:])
            if below and mark.status is not Status.PASSED:
                self._end()
                again = self._mark(test, position, examine=True)
                mark = max(mark, again, key=lambda one: one.points)
            marks[test.name] = replace(mark, printed=marks[test.name].printed)
        # A student's code can choose what fails by what it has seen: if words told of each test,
        # hidden inputs could be written down in them. A few help, and hold few bits.
        failed = [marks[test.name] for test in tests if marks[test.name].message]
        for mark in failed[TOLD:]:
            marks[mark.grade_id] = replace(mark, status=Status.FAILED, message=GENERAL)

    def _run_cell(self, step: Step, position: int) -> None:
        """Run a cell; one that ends its process is left out from then on."""
        try:
            self._do(step, self._alive(position))
        except ChannelError as error:
            self.broken.add(step.name)
            self.outputs[step.name] = [error_output("Ended", self._lost(error))]
        except StudentError as error:
            self.outputs[step.name] = [error_output(error.kind, error.message)]

    def _alive(self, position: int) -> RemoteChannel:
        """The channel to a process in which all cells before a position have run."""
        while self.channel is None:
            if time.monotonic() > self.end:
                raise ChannelError(TOO_LONG)
            since = time.monotonic()
            self.channel = RemoteChannel(self.start(self.seed))
            waited = min(time.monotonic() - since, self.waiting)
            self.end, self.waiting = self.end + waited, self.waiting - waited
            for step in self.steps[:position]:
                try:
                    if step.name not in self.broken:
                        self._do(step, self.channel)
                except StudentError:
                    continue
                except ChannelError:  # it ran before, but not again
                    self.broken.add(step.name)
                    self._end()
                    break
        return self.channel

    def _do(self, step: Step | TestCell, channel: RemoteChannel) -> None:
        """Run a cell; or fetch what a test needs from the notebook as it is now."""
        self._allow(channel, self.limits.cell_seconds)
        if isinstance(step, TestCell):
            self.fetched[step.name] = {**step.trusted, **channel.names(step.names, step.given)}
        else:
            answer = channel.ask("run", source=step.source)
            if step.name not in self.outputs:  # those of its first time count
                said = [] if self.manner.is_mute else answer
                self.outputs[step.name] = read_outputs(said, self.room)
                self.room -= size_of(self.outputs[step.name])

    def _allow(self, channel: RemoteChannel, seconds: float) -> None:
        """Let the process run for so long, but not beyond the time of the notebook."""
        channel.process.deadline = min(time.monotonic() + seconds, self.end)

    def _end(self) -> None:
        channel, self.channel, self.fetched, self.spaces = self.channel, None, {}, {}
        if channel is not None:
            channel.process.end()

    def _lost(self, error: ChannelError) -> str:
        """End a process that is gone, or makes no sense; say why."""
        reason = (self.channel and self.channel.process.reason) or str(error)
        self._end()
        if reason == FULL and self.manner.has_company:
            raise DisturbedError(self.is_examined)
        return reason if reason == TOO_LONG else f"the Python process ended: {reason}"

    def _mark(self, test: TestCell, position: int, examine: bool = False) -> Mark:
        """Give a test its verdict: on its visible part, or (to `examine`) on all of it."""
        name = test.name
        lost = functools.partial(Mark, name, 0.0, test.points)
        if time.monotonic() > self.end:
            return lost(Status.NOT_RUN, NO_TIME)
        try:
            channel = self._alive(position)
            if name not in self.fetched:
                self._do(test, channel)
            self._allow(channel, self._seconds(test))
            anew = name not in self.spaces or not test.is_in_order
            if anew:
                self.spaces[name] = dict(self.fetched[name])
            for code, is_hidden in test.segments:
                if is_hidden == examine or (examine and anew):
                    exec(code, self.spaces[name])  # noqa: S102 (the instructor's)
            return _passed(test, self.spaces[name].get(POINTS))
        except ChannelError as error:
            if name not in self.fetched:
                self.broken.add(name)
            message = self._lost(error)
            self.was_late = self.was_late or message == TOO_LONG
            return lost(Status.TIMED_OUT if message == TOO_LONG else Status.CRASHED, message)
        except (GradingError, DisturbedError):  # which is not the student's fault
            raise
        except Exception as error:  # noqa: BLE001 (a test fails by any error)
            message = "" if examine or self.manner.is_mute else self._message(error)
            return lost(Status.FAILED, message or property_tested(test.cell, _line(error, name)))

    def _message(self, error: Exception) -> str:
        """What a student is told about a visible check that failed."""
        name, place = type(error).__name__, ""
        if isinstance(error, StudentError):
            name, place = error.kind, f" (in {error.place})" if error.place else ""
            if name == "NotImplementedError" and not error.message:
                return f"not written yet: {name}{place}"
        try:
            text = str(error)  # of a KeyError, it asks the student's object for its repr
        except ChannelError:
            self._end()
            return name
        except Exception:  # noqa: BLE001 (what it raises is the student's)
            return name
        said = text if type(error) is AssertionError else f"{name}: {text}"
        return clean(said, MESSAGE_LIMIT) + place

    def _printed(self) -> str:
        """What the student's code printed while a test ran."""
        try:
            return clean(self.channel.ask("printed")) if self.channel else ""
        except (ChannelError, StudentError):  # our own program answers this with no error
            self._end()
            return ""

    def _seconds(self, test: TestCell) -> float:
        """The time of a test. Once a test was late, it and those below it share what is left."""
        seconds = self.limits.cell_seconds
        share = (self.end - time.monotonic()) / len(self.tests[self.tests.index(test) :])
        return min(seconds, max(1.0, share)) if self.was_late else seconds


def _passed(test: TestCell, value: Any) -> Mark:
    """Full points, unless the last expression of the test is a number: then that many."""
    points = test.points
    if not isinstance(value, int | float) or isinstance(value, bool) or value == points:
        return Mark(test.name, points, points, Status.PASSED)
    if 0 < value < points:
        return Mark(test.name, float(value), points, Status.PARTLY)
    return Mark(test.name, 0.0, points, Status.FAILED, f"the test gave {value} points")


def _line(error: Exception, name: str) -> int:
    """The line of the test cell in which an error came up."""
    frames = traceback.walk_tb(error.__traceback__)
    return next((line for frame, line in frames if frame.f_code.co_filename == name), 0)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Bound what a student's answers can make the judge allocate, and run beside the student.

    Elsewhere than on Linux neither is done.
    """
    with contextlib.ExitStack() as undo:
        if sys.platform == "linux":
            import resource

            soft, hard = resource.getrlimit(resource.RLIMIT_AS)
            undo.callback(resource.setrlimit, resource.RLIMIT_AS, (soft, hard))
            undo.callback(os.sched_setaffinity, 0, os.sched_getaffinity(0))
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            limit = pages * resource.getpagesize() + MEMORY
            resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
            os.sched_setaffinity(0, {processor()})
        yield
