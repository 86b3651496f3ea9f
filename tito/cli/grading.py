"""A run of `tito grade`: workers, progress, the table, and whose marks changed."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from tito.cli import print_reasons
from tito.cli.tables import class_table, console, legend, notes
from tito.course import Course, Module
from tito.errors import GradingError
from tito.grading.classroom import Outcome, Wishes, grade_outstanding
from tito.grading.worker import Graded, grade_all
from tito.judge.assignment import read_assignment
from tito.submission.files import HandIn, hand_ins, submitted

MOST = 5  # tests that are named for a student
PROGRESS = (
    "{task.description}",
    BarColumn(),
    MofNCompleteColumn(),
    "{task.fields[rate]}",
    TimeRemainingColumn(),
    "{task.fields[failed]} not graded",
)


def grade_folder(course: Course, module: Module, folder: Path, wishes: Wishes) -> Outcome:
    """Grade the hand-ins in a folder, without a gradebook; show the marks."""
    found = _chosen(hand_ins(course, module, folder), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    with closing(grade_all(course, assignment, found, wishes.jobs)) as running:
        graded = _watched(module, running, len(found))
    failed = {one.marks.student: one.marks.note for one in graded if one.is_lost}
    outcome = Outcome([one.marks for one in graded], failed)
    _show(module, outcome)
    return outcome


def grade_class(course: Course, module: Module, wishes: Wishes) -> Outcome:
    """Grade what is outstanding, into the gradebook; show the marks and what changed."""
    found = _chosen(submitted(course, module), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    outcome = grade_outstanding(course, assignment, found, wishes, partial(_watched, module))
    _show(module, outcome)
    did = "would be graded" if wishes.dry_run else "graded now"
    print(f"{len(found)} handed in; {did}: {outcome.done}")
    print_reasons(_changed(outcome))
    if outcome.waiting:
        what = "answers in words wait for a person (in the formgrader)"
        print(f"{what}: {len(outcome.waiting)} students")
    return outcome


def _chosen(found: list[HandIn], wishes: Wishes) -> list[HandIn]:
    missing = sorted(set(wishes.students) - {one.student for one in found})
    if missing:
        what = f"nothing was handed in by {', '.join(missing)}"
        raise GradingError(what, "", "Names are those of the students' folders.")
    return [one for one in found if not wishes.students or one.student in wishes.students]


def _watched(module: Module, running: Iterator[Graded], size: int) -> list[Graded]:
    """All that comes, by student; meanwhile a bar with rate, time left and failures."""
    graded, failed = [], 0
    try:
        with Progress(*PROGRESS, console=console(), transient=True) as progress:
            progress.add_task(module.name, total=size, rate="", failed=0)
            [task] = progress.tasks
            for one in running:
                graded.append(replace(one, notebook=""))  # which are large
                failed += bool(one.marks.note)
                rate = f"{task.speed:.1f}/s" if task.speed else ""
                progress.update(task.id, advance=1, rate=rate, failed=failed)
    except KeyboardInterrupt:
        print(f"stopped: {len(graded)} of {size} are done", file=sys.stderr)
        raise
    return sorted(graded, key=lambda one: one.marks.student)


def _show(module: Module, outcome: Outcome) -> None:
    out = console()
    out.print(class_table(module.name, outcome.marks, out.width))
    out.print(legend(outcome.marks))
    for line in notes(outcome.marks):
        out.print(line, markup=False, soft_wrap=True)


def _changed(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Students, and what changed for them: points of tests, the penalty, what is to be marked."""
    by_student = attrgetter("student")
    for student, changes in groupby(sorted(outcome.changes, key=by_student), by_student):
        own = list(changes)
        total = sum(one.after - one.before for one in own)
        tests = [f"{one.grade_id} {one.before:g} -> {one.after:g}" for one in own]
        more = f" and {len(tests) - MOST} more" if len(tests) > MOST else ""
        yield student, f"{total:+g} points in tests ({', '.join(tests[:MOST])}{more})"
    for one in outcome.late:
        yield one.student, f"the penalty for being late is {one.after:g} (it was {one.before:g})"
    for student, names in sorted(outcome.reopened.items()):
        yield student, f"marked by hand before, and to be looked at again: {', '.join(names)}"
