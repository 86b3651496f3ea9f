"""Grades every submission of a module."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tito.cells import Kind
from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.gradebook import read_marks
from tito.grading.judge import Judge
from tito.grading.marks import Mark, Status, StudentMarks
from tito.grading.process import Process, Server, cold_process, refusal
from tito.grading.sandbox import probe
from tito.grading.stock import autograde
from tito.hand_in import MEGABYTES
from tito.release import stage_reference
from tito.source import read_cells
from tito.submission import read_submission

SUFFIXES = (".ipynb", ".py")
NOT_FOLLOWED = "{} is a link or no regular file, and is not followed"
PATTERN = frozenset("*?[")  # nbgrader looks for students' folders with glob


@dataclass(frozen=True)
class HandIn:
    """What a student handed in: the file, or a reason why there is none that can be read."""

    student: str
    path: Path | None
    note: str = ""


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


def hand_ins(module: Module, folder: Path) -> list[HandIn]:
    """The hand-ins below `folder`: one folder a student, or nbgrader's `submitted` layout."""
    if not folder.is_dir():
        raise GradingError("there is no such folder", str(folder), "Name the students' folder.")
    folders = [entry for entry in sorted(folder.iterdir()) if entry.is_dir()]
    found = [_find(module, entry) for entry in folders]
    if not found:
        step = f"Each student has a folder in it, with {module.notebook.name}."
        raise GradingError("there are no submissions", str(folder), step)
    return found


def _find(module: Module, folder: Path) -> HandIn:
    """Choose the file of a student: the one of the right name, else the one that is newest."""
    if folder.is_symlink():
        return HandIn(folder.name, None, f"the folder {folder.name} is a link, not followed")
    places = [p for p in (folder / module.name, folder) if p.is_dir() and not p.is_symlink()]
    files = [f for place in places for f in sorted(place.iterdir()) if f.suffix in SUFFIXES]
    for file in files:
        if file.name == module.notebook.name:
            return HandIn(folder.name, file)
    if not files:
        return HandIn(folder.name, None, f"there is no notebook in the folder {folder.name}")
    newest = max(files, key=lambda file: (file.suffix == ".ipynb", file.lstat().st_mtime))
    return HandIn(folder.name, newest, f"the file is called {newest.name}")


def grade_hand_in(judge: Judge, hand_in: HandIn) -> StudentMarks:
    """Read and grade one hand-in, whatever it is."""
    data, problem = b"", hand_in.note
    if hand_in.path is not None:
        data, problem = _read(hand_in.path)
    name = hand_in.path.name if hand_in.path else ""
    submission = read_submission(data, name, judge.cells)
    if problem:
        submission = replace(submission, problem=problem)
    elif hand_in.note:
        submission = replace(submission, repairs=(hand_in.note, *submission.repairs))
    try:
        return judge.grade(hand_in.student, submission)
    except Exception as error:  # noqa: BLE001 (one submission never stops a class)
        tests = [(test.cell.grade_id, test.points) for test in judge.tests.values()]
        marks = tuple(Mark(name, 0.0, points, Status.NOT_RUN) for name, points in tests)
        note = f"the grader failed with {type(error).__name__}: {error}"
        return StudentMarks(hand_in.student, marks, note, submission.repairs, needs_a_look=True)


def _read(path: Path) -> tuple[bytes, str]:
    """The start of a file, or why it is not read. A link could lead anywhere."""
    if not _is_regular(path):
        return b"", NOT_FOLLOWED.format(path.name)
    try:
        with path.open("rb") as file:
            return file.read(MEGABYTES * 2**20 + 1), ""
    except OSError as error:
        return b"", f"{path.name} cannot be read: {error.strerror}"


def _is_regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def what_leads_elsewhere(folder: Path) -> str:
    """What is wrong with a hand-in that holds a link, a device or a pipe; else ""."""
    odd = [path.name for path in (folder, folder.parent) if path.is_symlink()]
    for place, folders, files in os.walk(folder):
        odd += [name for name in folders if Path(place, name).is_symlink()]
        odd += [name for name in files if not _is_regular(Path(place, name))]
    return NOT_FOLLOWED.format(min(odd)) if odd else ""


def submitters(course: Course, module: Module) -> list[str]:
    """The students who have handed in a module, by name. Raises GradingError when none has."""
    if not (course.autograders / "release" / module.name).is_dir():
        what = f"{module.name} is not released yet"
        raise GradingError(what, "autograders", f"Run `tito release {module.name}`.")
    folders = (course.autograders / "submitted").glob(f"*/{module.name}")
    students = sorted(folder.parent.name for folder in folders if folder.is_dir())
    if not students:
        where = f"autograders/submitted/STUDENT/{module.name}/{module.notebook.name}"
        raise GradingError("there are no submissions", where, "Put the students' notebooks there.")
    return students


def autograde_all(
    course: Course, module: Module, students: Iterable[str], unsafe: bool = False
) -> dict[str, str]:
    """Have nbgrader grade these students with the judge; return who could not be, and why.

    A submission that cannot be graded costs nobody else.
    """
    failures = {}
    for student in students:
        folder = course.autograders / "submitted" / student / module.name
        problem = what_leads_elsewhere(folder)
        if PATTERN.intersection(student):
            problem = f"nbgrader takes the name {student} for a pattern; rename the folder"
        if problem:  # nbgrader would copy what a link leads to, and hand it back
            failures[student] = problem
            continue
        reason = autograde(course, module, student, unsafe)
        if reason:
            data, problem = _read(folder / module.notebook.name)
            found = read_submission(data, module.notebook.name, read_cells(module))
            failures[student] = problem or found.problem or reason
    return failures


def class_marks(
    course: Course, module: Module, students: Iterable[str], failures: Mapping[str, str]
) -> list[StudentMarks]:
    """Read the marks of these students, by name; the reason of a failure becomes the note.

    Whoever could not be graded has no points: the gradebook may still hold those of an earlier
    hand-in.
    """
    graded = (Kind.TEST, Kind.WRITTEN)
    order = [cell.grade_id for cell in read_cells(module) if cell.kind in graded]
    kept = read_marks(course, module, order)
    marks = []
    for student in sorted(students):
        own = kept.get(student, ())
        if student in failures:
            tests = [mark for mark in own if mark.status is not Status.BY_HAND]
            own = tuple(replace(mark, points=0.0, status=Status.NOT_RUN) for mark in tests)
        marks.append(StudentMarks(student, own, failures.get(student, "")))
    return marks
