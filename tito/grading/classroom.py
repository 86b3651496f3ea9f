"""Grades a class into its gradebook: what is outstanding, each written as soon as it is done."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field, replace

from tito.course import Course
from tito.grading.gradebook import Change, Grade, check_release, read_grades
from tito.grading.marks import known_grades
from tito.grading.nbgrader import only_run, opened
from tito.grading.worker import Graded, grade_all
from tito.grading.writer import Writer
from tito.judge.assignment import Assignment
from tito.judge.results import StudentMarks
from tito.submission.files import HandIn

Watch = Callable[[Iterator[Graded], int], list[Graded]]


@dataclass(frozen=True)
class Wishes:
    """What a run is asked for. Without `students`, all of them."""

    students: tuple[str, ...] = ()
    force: bool = False  # what is graded, too
    dry_run: bool = False  # write nothing
    unsafe: bool = False
    jobs: int = 0  # 0: one for each processor


@dataclass(frozen=True)
class Outcome:
    """The marks of a run, by student; on whom the grader itself `failed`, and why.

    With a gradebook also: how many it graded, whose points changed, whose penalty for being
    `late`, what a person had marked and should look at again (`reopened`), and whose answers wait
    for a person.
    """

    marks: Sequence[StudentMarks]
    failed: Mapping[str, str]
    done: int = 0
    changes: Sequence[Change] = ()
    late: Sequence[Change] = ()
    reopened: Mapping[str, Sequence[str]] = field(default_factory=dict)
    waiting: Sequence[str] = ()


def grade_outstanding(
    course: Course, assignment: Assignment, found: Sequence[HandIn], wishes: Wishes, watch: Watch
) -> Outcome:
    """Grade what is not graded yet as it is now, with these tests and limits, and keep the marks.

    `watch` takes them as they come, and how many will, and gives them by student. Raises
    GradingError when the gradebook is of another release, or another run holds it.
    """
    module, cells, students = assignment.module, assignment.cells, [one.student for one in found]
    with (
        opened(course) as gradebook,
        nullcontext() if wishes.dry_run else only_run(course, gradebook),
    ):
        check_release(gradebook, module, cells)
        held = read_grades(gradebook, module, cells)
        before = known_grades(course, module, held, students)
        wanted = found if wishes.force else _outstanding(found, before, assignment)
        late, reopened = list[Change](), dict[str, tuple[str, ...]]()
        with closing(grade_all(course, assignment, wanted, wishes.jobs)) as running:
            if wishes.dry_run:
                graded = watch(running, len(wanted))
            else:
                with closing(Writer(course, module, gradebook, is_new=not held)) as writer:
                    if wanted:
                        writer.back_up()
                    graded = watch(writer.written(running), len(wanted))
                    late, reopened = writer.renew_penalties(), writer.reopened
        held = read_grades(gradebook, module, cells)
    after = known_grades(course, module, held, students)
    done = [one.marks for one in graded if not one.is_lost]
    failed = {one.marks.student: one.marks.note for one in graded if one.is_lost}
    if wishes.dry_run:
        marks = [one.marks for one in graded]
    else:
        marks = [_standing(student, after, failed) for student in students]
    waiting = [student for student, grade in after.items() if grade.waiting]
    changed = [change for one in done for change in _changes(before, one)]
    return Outcome(marks, failed, len(done), changed, late, reopened, waiting)


def _outstanding(
    found: Sequence[HandIn], before: Mapping[str, Grade], assignment: Assignment
) -> list[HandIn]:
    """Those hand-ins that are not graded yet as they are now, with these tests and limits."""
    judged = {student: grade.judged for student, grade in before.items()}
    tests = assignment.fingerprint
    return [one for one in found if judged.get(one.student) != (one.load().fingerprint, tests)]


def _standing(student: str, after: Mapping[str, Grade], failed: Mapping[str, str]) -> StudentMarks:
    """The marks that count; of one on whom the grader `failed`, why it did, too."""
    marks = after[student].marks if student in after else StudentMarks(student, ())
    if student in failed:
        return replace(marks, note=f"{failed[student]}; what was before stays")
    return marks


def _changes(before: Mapping[str, Grade], now: StudentMarks) -> Iterator[Change]:
    """Automatic points that are others than the gradebook held before."""
    old = before[now.student].automatic if now.student in before else {}
    for mark in now.marks:
        points = old.get(mark.grade_id)
        if points is not None and points != mark.points:
            yield Change(now.student, points, mark.points, mark.grade_id)
