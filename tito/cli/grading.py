"""A run of `tito grade`: workers, progress, the table, and whose marks changed."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from tito.cli.tables import by_reason, class_table, console, grading_progress, legend, notes
from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.classroom import Change, Classroom, grade_all
from tito.grading.cluster import cluster
from tito.grading.gradebook import opened
from tito.grading.lock import only_run
from tito.grading.pool import Pool, local_pool, processors
from tito.grading.worker import Graded
from tito.judge.assignment import read_assignment
from tito.judge.results import StudentMarks
from tito.submission.files import HandIn, hand_ins, submitted

MOST = 5  # tests that are named for a student


@dataclass(frozen=True)
class Wishes:
    """What `tito grade` is asked for. Without `students`, all of them."""

    students: tuple[str, ...] = ()
    force: bool = False
    dry_run: bool = False
    unsafe: bool = False
    jobs: int = 0  # 0: one for each processor


@dataclass(frozen=True)
class Outcome:
    """The marks of a run, by student; `failed` are those on whom the grader itself failed."""

    marks: tuple[StudentMarks, ...]
    failed: tuple[str, ...]


def grade_folder(course: Course, module: Module, folder: Path, wishes: Wishes) -> Outcome:
    """Grade the hand-ins in a folder, without a gradebook; show the marks."""
    found = _chosen(hand_ins(course, module, folder), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    with _pool(course, wishes, len(found)) as pool:
        graded = _watched(module, grade_all(assignment, found, pool), len(found))
    return _shown(module, _by_student(graded), graded)


def grade_class(course: Course, module: Module, wishes: Wishes) -> Outcome:
    """Grade what is outstanding, into the gradebook; show the marks and what changed."""
    found = _chosen(submitted(course, module), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    with opened(course) as gradebook:
        with nullcontext() if wishes.dry_run else only_run(course, gradebook):
            classroom = Classroom(course, assignment, gradebook)
            graded = _grade_outstanding(classroom, found, wishes)
            late = [] if wishes.dry_run else classroom.renew_penalties()
        kept = classroom.now()
    students = [one.student for one in found]
    standing = classroom.standing(kept, students, graded)
    waiting = [student for student in students if student in kept and kept[student].waiting]
    outcome = _shown(module, _by_student(graded) if wishes.dry_run else standing, graded)
    done = [one.marks for one in graded if not one.is_lost]
    did = "would be graded" if wishes.dry_run else "graded now"
    print(f"{len(found)} handed in; {did}: {len(done)}")
    for line in (*_told(classroom.changes(done)), *_told_late(late), *_told_again(classroom)):
        print(line)
    if waiting:
        print(f"answers in words wait for a person (in the formgrader): {len(waiting)} students")
    return outcome


def _grade_outstanding(classroom: Classroom, found: list[HandIn], wishes: Wishes) -> list[Graded]:
    wanted = found if wishes.force else classroom.outstanding(found)
    if not wanted:
        return []
    with _pool(classroom.course, wishes, len(wanted)) as pool:
        if wishes.dry_run:
            running = grade_all(classroom.assignment, wanted, pool)
        else:
            running = classroom.grade(wanted, pool)
        return _watched(classroom.module, running, len(wanted))


def _chosen(found: list[HandIn], wishes: Wishes) -> list[HandIn]:
    missing = sorted(set(wishes.students) - {one.student for one in found})
    if missing:
        what = f"nothing was handed in by {', '.join(missing)}"
        raise GradingError(what, "", "Names are those of the students' folders.")
    return [one for one in found if not wishes.students or one.student in wishes.students]


def _pool(course: Course, wishes: Wishes, size: int) -> AbstractContextManager[Pool]:
    if course.scheduler:
        return cluster(course.scheduler)
    return local_pool(max(1, min(wishes.jobs or processors(), size)))


def _watched(module: Module, running: Iterable[Graded], size: int) -> list[Graded]:
    """All that comes, less the notebooks; meanwhile a bar with rate, time left and failures."""
    graded = []
    try:
        with grading_progress(console(), module.name, size) as advance:
            for one in running:
                graded.append(replace(one, notebook=""))
                advance(bool(one.marks.note))
    except KeyboardInterrupt:
        print(f"stopped: {len(graded)} of {size} are done", file=sys.stderr)
        raise
    return graded


def _by_student(graded: Iterable[Graded]) -> list[StudentMarks]:
    return sorted((one.marks for one in graded), key=lambda marks: marks.student)


def _shown(module: Module, marks: list[StudentMarks], graded: Iterable[Graded]) -> Outcome:
    """Print the table and the notes below it."""
    out = console()
    out.print(class_table(module.name, marks, out.width))
    out.print(legend(marks))
    for line in notes(marks):
        out.print(line, markup=False, soft_wrap=True)
    return Outcome(tuple(marks), tuple(one.marks.student for one in graded if one.is_lost))


def _told(changes: Iterable[Change]) -> list[str]:
    """How the points of students changed, and in which tests."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(change.student, []).append(change)
    return by_reason((student, _sum(own)) for student, own in sorted(found.items()))


def _sum(changes: list[Change]) -> str:
    total = sum(change.after - change.before for change in changes)
    tests = [f"{change.grade_id} {change.before:g} -> {change.after:g}" for change in changes]
    more = f" and {len(tests) - MOST} more" if len(tests) > MOST else ""
    return f"{total:+g} points in tests ({', '.join(tests[:MOST])}{more})"


def _told_late(changes: Iterable[Change]) -> list[str]:
    what = "the penalty for being late is {:g} (it was {:g})"
    return by_reason((one.student, what.format(one.after, one.before)) for one in changes)


def _told_again(classroom: Classroom) -> list[str]:
    what = "marked by hand before, and to be looked at again: {}"
    reopened = sorted(classroom.reopened.items())
    return by_reason((student, what.format(", ".join(names))) for student, names in reopened)
