"""Grades every submission of a module."""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from tito.cells import Kind
from tito.course import Course, Module
from tito.files import write_text
from tito.grading.folders import HandIn, is_regular, read_hand_in, read_start
from tito.grading.gradebook import read_marks
from tito.grading.judge import Judge
from tito.grading.marks import Mark, Status, StudentMarks
from tito.grading.process import Process, Server, cold_process, refusal
from tito.grading.restored import restored_notebook
from tito.grading.sandbox import probe
from tito.grading.stock import autograde
from tito.notebooks import STAMP, read_notebook
from tito.release import stage_reference
from tito.source import notebook_text, read_cells


@contextmanager
def open_judge(course: Course, module: Module, unsafe: bool = False) -> Iterator[Judge]:
    """A judge for a module, beside the warm process that runs students' code.

    The process sees the reference of the earlier modules, so that a mistake is charged once.
    Raises GradingError where students' code cannot be shut in, unless it may run `unsafe`.
    """
    cells, limits = read_cells(module), course.limits
    with tempfile.TemporaryDirectory() as stage, tempfile.TemporaryDirectory() as scratch:
        stage_reference(course, module, Path(stage))
        if sys.platform == "linux":
            with closing(Server(Path(stage), limits, unsafe)) as server:
                yield Judge(cells, limits, server.start)
        elif unsafe:

            def start(seed: int) -> Process:
                folder = Path(tempfile.mkdtemp(dir=scratch))
                return cold_process(limits, folder, Path(stage))

            yield Judge(cells, limits, start)
        else:
            raise refusal(probe().problem)


def grade_hand_in(judge: Judge, hand_in: HandIn) -> StudentMarks:
    """Read and grade one hand-in, whatever it is."""
    submission = read_hand_in(judge.cells, hand_in)
    try:
        return judge.grade(hand_in.student, submission)
    except Exception as error:  # noqa: BLE001 (one submission never stops a class)
        note = f"the grader failed with {type(error).__name__}: {error}"
        marks = tuple(judge.not_run())
        return StudentMarks(hand_in.student, marks, note, submission.repairs, needs_a_look=True)


def autograde_all(
    course: Course, module: Module, found: Iterable[HandIn], unsafe: bool = False
) -> list[StudentMarks]:
    """Have nbgrader grade these hand-ins with the judge; return all but the marks.

    nbgrader is given what was made of a hand-in: it can read no other, follows links, and would
    keep the marks of an earlier one. A hand-in that cannot be graded costs nobody else.
    """
    cells = read_cells(module)
    graded = []
    for hand_in in found:
        submission = read_hand_in(cells, hand_in)
        with tempfile.TemporaryDirectory(prefix="staged-", dir=course.autograders) as folder:
            place = Path(folder) / hand_in.student / module.name / module.notebook.name
            write_text(place, notebook_text(restored_notebook(module, cells, submission)))
            when = place.with_name("timestamp.txt")  # for late penalties
            if hand_in.path and is_regular(hand_in.path.with_name(when.name)):
                when.write_bytes(read_start(hand_in.path.with_name(when.name))[0][:100])
            reason = autograde(course, module, hand_in.student, Path(folder), unsafe)
        note, look = reason or submission.problem, submission.needs_a_look
        graded.append(StudentMarks(hand_in.student, (), note, submission.repairs, look))
    return graded


def class_marks(
    course: Course, module: Module, graded: Sequence[StudentMarks]
) -> list[StudentMarks]:
    """Add the marks of the gradebook, and what the autograded notebooks say about them."""
    kinds = (Kind.TEST, Kind.WRITTEN)
    order = [cell.grade_id for cell in read_cells(module) if cell.kind in kinds]
    kept = read_marks(course, module, order)
    return [_with_marks(course, module, one, kept.get(one.student, ())) for one in graded]


def _with_marks(
    course: Course, module: Module, one: StudentMarks, kept: tuple[Mark, ...]
) -> StudentMarks:
    path = course.autograders / "autograded" / one.student / module.name / module.notebook.name
    if one.note or not path.is_file():
        tests = [mark for mark in kept if mark.status is not Status.BY_HAND]
        marks = tuple(replace(mark, points=0.0, status=Status.NOT_RUN) for mark in tests)
        return replace(one, marks=marks)
    about = read_notebook(path, path.name)["metadata"].get(STAMP, {})
    verdicts = about.get("verdicts", {})
    said = {name: (Status(status), message) for name, (status, message) in verdicts.items()}
    marks = tuple(
        replace(mark, status=said[mark.grade_id][0], message=said[mark.grade_id][1])
        if mark.grade_id in said
        else mark
        for mark in kept
    )
    return replace(one, marks=marks, outputs=about.get("errors", {}))
