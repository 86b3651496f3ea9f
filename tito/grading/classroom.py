"""Grades a class: what is outstanding, spread over workers, written by one writer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError, RefusedError
from tito.grading.gradebook import Entry, entries, released_cells
from tito.grading.lock import back_up
from tito.grading.notebook import read_autograded
from tito.grading.pool import Pool, spread
from tito.grading.worker import Graded, grade, lost, pack
from tito.grading.writer import Writer
from tito.judge.assignment import Assignment, read_assignment
from tito.judge.results import StudentMarks, read_about
from tito.module.cells import Cell, Kind
from tito.submission.files import HandIn, submitted

GRADED = (Kind.TEST, Kind.WRITTEN)  # the cells that give points


def grade_all(assignment: Assignment, found: Iterable[HandIn], pool: Pool) -> Iterator[Graded]:
    """Grade hand-ins, whatever they are, in the order in which they are done."""
    work = partial(grade, pack(assignment))
    for hand_in, result in spread(work, map(HandIn.load, found), pool):
        if isinstance(result, Exception):
            note = f"the grader's process ended twice while it graded this ({result})"
            yield lost(assignment, hand_in.student, note)
        else:
            yield result


@dataclass(frozen=True)
class Change:
    """How a student's points of a test changed, or the penalty for being late."""

    student: str
    before: float
    after: float
    grade_id: str = ""


class Classroom:
    """A module's class, and what its gradebook held when it was opened."""

    def __init__(self, course: Course, assignment: Assignment, gradebook: Any) -> None:
        """Read what the gradebook holds. Raises GradingError when it is of another release."""
        self.course, self.assignment, self.gradebook = course, assignment, gradebook
        self.module = assignment.module
        self.order = graded_cells(assignment.cells)
        _check_release(gradebook, assignment)
        self.before: Mapping[str, Entry] = entries(gradebook, self.module, self.order)
        self.is_backed_up = not self.before
        self.reopened: dict[str, tuple[str, ...]] = {}  # what people marked, changed since

    def outstanding(self, found: Sequence[HandIn]) -> list[HandIn]:
        """Those hand-ins that are not graded yet as they are now, with these tests and limits."""
        return [hand_in for hand_in in found if not self._is_current(hand_in.load())]

    def _is_current(self, hand_in: HandIn) -> bool:
        about = read_autograded(self.course, self.module, hand_in.student)
        record, entry = about.get("record", {}), self.before.get(hand_in.student)
        if entry is None or record.get("submission") != hand_in.fingerprint:
            return False
        if record.get("assignment") != self.assignment.fingerprint:
            return False
        verdicts = about.get("verdicts", {}).items()
        return all(entry.automatic.get(name) == points for name, (_, _, points) in verdicts)

    def grade(self, found: Sequence[HandIn], pool: Pool) -> Iterator[Graded]:
        """Grade hand-ins and write each into the gradebook as soon as it is done."""
        if found:
            self._back_up()
        with self._writer() as writer:
            for graded in grade_all(self.assignment, found, pool):
                yield self._written(writer, graded)

    def renew_penalties(self) -> list[Change]:
        """Give all the penalty that due date and extensions now ask for; say whose changed."""
        with self._writer() as writer:
            return [Change(*row) for row in writer.renew_penalties(self._back_up)]

    def _back_up(self) -> None:
        """Copy the gradebook as it was before this run, if there was anything in it."""
        if not self.is_backed_up:
            back_up(self.course, self.gradebook)
        self.is_backed_up = True

    def _writer(self) -> AbstractContextManager[Writer]:
        return closing(Writer(self.course, self.module, self.gradebook))

    def _written(self, writer: Writer, graded: Graded) -> Graded:
        if graded.is_lost:
            return graded
        try:
            reopened = writer.write(graded)
        except RefusedError as error:
            note = f"its marks cannot be kept: {error}"
            return replace(graded, marks=replace(graded.marks, note=note), is_lost=True)
        if reopened:
            self.reopened[graded.marks.student] = reopened
        return graded

    def now(self) -> dict[str, Entry]:
        """What the gradebook holds now."""
        return entries(self.gradebook, self.module, self.order)

    def standing(
        self, kept: Mapping[str, Entry], students: Iterable[str], graded: Iterable[Graded]
    ) -> list[StudentMarks]:
        """The marks that count; of those on whom the grader failed, why it did, too."""
        notes = {one.marks.student: one.marks.note for one in graded if one.is_lost}
        return [
            replace(marks, note=f"{notes[marks.student]}; what was before stays")
            if marks.student in notes
            else marks
            for marks in class_marks(self.course, self.module, kept, students)
        ]

    def changes(self, graded: Iterable[StudentMarks]) -> list[Change]:
        """Whose automatic points became others than the gradebook held before."""
        found = []
        for marks in graded:
            entry = self.before.get(marks.student)
            for mark in marks.marks:
                before = entry.automatic.get(mark.grade_id) if entry else None
                if before is not None and before != mark.points:
                    found.append(Change(marks.student, before, mark.points, mark.grade_id))
        return found


def graded_cells(cells: Sequence[Cell]) -> list[str]:
    """The grade_ids of the cells that give points, in the order of the notebook."""
    return [cell.grade_id for cell in cells if cell.kind in GRADED]


def _check_release(gradebook: Any, assignment: Assignment) -> None:
    """Points and tests must be those that the gradebook knows, or marks would be cut."""
    released = {name: points for name, _, points in released_cells(gradebook, assignment.module)}
    cells = [cell for cell in assignment.cells if cell.kind in GRADED]
    late = [c.grade_id for c in cells if released.get(c.grade_id) != float(c.metadata["points"])]
    if late:
        name = assignment.module.name
        what = f"the points of {', '.join(late)} are not those of the released {name}"
        raise GradingError(what, "the gradebook", f"Run `tito release {name}`.")


@dataclass(frozen=True)
class Outdated:
    """Whose marks are of another hand-in, and whose of other tests, than those of now."""

    hand_in: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


def outdated(course: Course, module: Module, students: Iterable[str]) -> Outdated:
    """Look for marks that no longer fit. What nbgrader graded, nobody knows."""
    records = {s: read_autograded(course, module, s).get("record") for s in students}
    known = {student: record for student, record in records.items() if record}
    if not known:
        return Outdated()
    now = {unsafe: read_assignment(course, module, unsafe).fingerprint for unsafe in (False, True)}
    found = [hand_in for hand_in in _handed_in(course, module) if hand_in.student in known]
    return Outdated(
        tuple(h.student for h in found if known[h.student]["submission"] != h.load().fingerprint),
        tuple(
            s for s, record in known.items() if record["assignment"] != now[bool(record["unsafe"])]
        ),
    )


def _handed_in(course: Course, module: Module) -> list[HandIn]:
    try:
        return submitted(course, module)
    except GradingError:  # graded elsewhere: only the gradebook is here
        return []


def class_marks(
    course: Course, module: Module, kept: Mapping[str, Entry], students: Iterable[str]
) -> list[StudentMarks]:
    """The marks that count, with what the autograded notebooks say about them."""
    found = []
    for student in students:
        marks = kept[student].marks if student in kept else ()
        found.append(read_about(student, read_autograded(course, module, student), marks))
    return found
