"""What grading yields: a verdict per test, the marks of a student, and what cells show.

Outputs are as nbformat keeps them: read from an untrusted answer, written from a verdict.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice
from typing import Any

from tito.text import clean

Output = dict[str, Any]
#: What may stand in a grader's browser: no markup that could run a script there.
SHOWN = ("text/plain", "text/latex", "image/png", "image/jpeg")
MOST, LINES = 100, 1_000  # outputs of a cell, lines of an error
LONGEST, MOST_CELLS = 1_000, 100  # letters of an error, cells that are named with theirs
TOO_MUCH = "(the outputs of this notebook are too large to keep)\n"
ERROR = ("ename", "evalue")  # as nbformat calls them
LINE = re.compile(r"<ipython-input[^>]*>, ")  # what IPython calls a cell


class Status(Enum):
    """The verdict on one test. Only `PASSED`, and `PARTLY`, earn points."""

    PASSED = "passed"
    PARTLY = "partly passed"
    FAILED = "failed"
    TIMED_OUT = "timed out"
    CRASHED = "crashed"
    NOT_RUN = "not run"
    BY_HAND = "by hand"


@dataclass(frozen=True)
class Mark:
    """The points of one test or written answer. `message` says why points were lost.

    `printed` is what the student's code printed while the visible part of the test ran.
    """

    grade_id: str
    points: float
    max_points: float
    status: Status
    message: str = ""
    printed: str = ""


@dataclass(frozen=True)
class StudentMarks:
    """The marks of one submission; `note` says why it could not be graded, if so.

    `repairs` names what was put right in the notebook; `outputs` holds, by grade_id, what the
    cells gave, as nbformat keeps it.
    """

    student: str
    marks: tuple[Mark, ...]
    note: str = ""
    repairs: tuple[str, ...] = ()
    needs_a_look: bool = False
    outputs: Mapping[str, list[Output]] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """Whether it is graded, and whether a person should look at it."""
        if self.note:
            return "not graded"
        return "needs a look" if self.needs_a_look else "graded"

    @property
    def errors(self) -> dict[str, list[Output]]:
        """The errors with which cells ended, cut short; not of those that are not written yet."""
        found: dict[str, list[Output]] = {}
        for name, outputs in self.outputs.items():
            for one in outputs:
                if one["output_type"] == "error" and not _is_unwritten(one):
                    error = {key: one[key][:LONGEST] for key in ERROR}
                    found.setdefault(name, []).append({"output_type": "error", **error})
        return dict(islice(found.items(), MOST_CELLS))

    @property
    def broken_cells(self) -> list[str]:
        """A sentence for each cell that ended with an error."""
        found = []
        for name, errors in self.errors.items():
            for error in errors:  # the process itself may have ended: that is no class of error
                kind = "" if error["ename"] == "Ended" else f" with {error['ename']}"
                found.append(f"the cell {name} ended{kind}: {LINE.sub('', error['evalue'])}")
        return found

    def about(self) -> dict[str, Any]:
        """What an autograded notebook keeps of all this in its metadata; see `read_about`."""
        return {
            "verdicts": {m.grade_id: [m.status.value, m.message, m.points] for m in self.marks},
            "errors": self.errors,
            "note": self.note,
            "repairs": list(self.repairs),
            "needs_a_look": self.needs_a_look,
        }

    @property
    def tests(self) -> list[Mark]:
        """The marks of tests: answers marked by hand are left out."""
        return [mark for mark in self.marks if mark.status is not Status.BY_HAND]

    @property
    def points(self) -> float:
        """All points that tests gave."""
        return sum(test.points for test in self.tests)

    @property
    def max_points(self) -> float:
        """All points that tests can give."""
        return sum(test.max_points for test in self.tests)


def _is_unwritten(error: Output) -> bool:
    """Whether it is what a stub raises: another NotImplementedError says what it is about."""
    return bool(error["ename"] == "NotImplementedError" and not error["evalue"])


def read_about(student: str, about: Mapping[str, Any], kept: Sequence[Mark]) -> StudentMarks:
    """The marks of a gradebook with what the autograded notebook says `about` them."""
    said: dict[str, dict[str, Any]] = {
        name: {"status": Status(status), "message": message}
        for name, (status, message, _) in about.get("verdicts", {}).items()
    }
    return StudentMarks(
        student,
        tuple(replace(mark, **said.get(mark.grade_id, {})) for mark in kept),
        about.get("note", ""),
        tuple(about.get("repairs", ())),
        about.get("needs_a_look", False),
        about.get("errors", {}),
    )


def read_outputs(answer: Any, room: int) -> list[Output]:
    """Take from the student's answer what is an output; if all is no larger than `room` bytes."""
    found = answer[:MOST] if isinstance(answer, list) else []
    outputs = [output for item in found for output in _read(item)]
    return [stream_output("stderr", TOO_MUCH)] if size_of(outputs) > room else outputs


def size_of(outputs: Sequence[Output]) -> int:
    """Bytes of outputs in a file."""
    return len(json.dumps(outputs))


def _read(item: Any) -> list[Output]:
    match item:
        case {"output_type": "stream"}:
            name = "stderr" if item.get("name") == "stderr" else "stdout"
            return [stream_output(name, clean(item.get("text")))]
        case {"output_type": "display_data", "data": dict(data)}:
            return [display_output({mime: clean(data[mime]) for mime in SHOWN if mime in data})]
        case {"output_type": "error"}:
            lines = item.get("traceback")
            text = "\n".join(map(clean, lines[:LINES])) if isinstance(lines, list) else ""
            return [error_output(clean(item.get("ename")), clean(item.get("evalue")), text)]
    return []


def stream_output(name: str, text: str) -> Output:
    """What a cell printed, on standard output ("stdout") or error ("stderr")."""
    return {"output_type": "stream", "name": name, "text": text}


def display_output(data: Mapping[str, str]) -> Output:
    """What a cell displayed, by MIME type."""
    return {"output_type": "display_data", "data": data, "metadata": {}}


def error_output(name: str, message: str, trace: str = "") -> Output:
    """An error as a cell shows it."""
    lines = (trace or f"{name}: {message}").split("\n", LINES)
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": lines}


def verdict_outputs(mark: Mark) -> list[Output]:
    """The outputs of a test cell from which nbgrader reads this verdict."""
    shown = [stream_output("stdout", mark.printed)] if mark.printed else []
    if mark.status is Status.PARTLY:
        result = display_output({"text/plain": f"{mark.points:g}"})
        shown.append({**result, "output_type": "execute_result", "execution_count": None})
    elif mark.status is not Status.PASSED:
        shown.append(error_output(mark.status.value, mark.message))
    return shown


def marks_json(students: Sequence[StudentMarks]) -> str:
    """The marks of a class as JSON: a list with an object for each student."""
    found = [
        {
            "student": marks.student,
            "score": marks.points,
            "max_score": marks.max_points,
            "status": marks.status,
            "note": marks.note,
            "tests": [
                {
                    "id": test.grade_id,
                    "points": test.points,
                    "max_points": test.max_points,
                    "status": test.status.value,
                    "message": test.message,
                }
                for test in marks.tests
            ],
            "repairs": list(marks.repairs),
            "broken_cells": marks.broken_cells,
        }
        for marks in students
    ]
    return json.dumps(found, indent=2) + "\n"
