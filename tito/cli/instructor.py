"""The verbs for instructors: from the release of a module to marks in the LMS."""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from typer import Argument, Exit, Option

from tito.cli import Modules, OneModule, print_reasons, this_course
from tito.course import Course, Module
from tito.errors import GradingError, TitoError
from tito.files import write_text
from tito.text import printable

Submissions = Annotated[
    Path | None,
    Option(metavar="DIR", help="Grade the hand-ins in DIR; leave the gradebook alone."),
]
JsonFile = Annotated[
    Path | None, Option("--json", metavar="FILE", help="Write the marks as JSON.")
]
Students = Annotated[
    list[str] | None, Option(metavar="ID", help="Grade this student only (repeatable).")
]
DryRun = Annotated[bool, Option("--dry-run", help="Write nothing; show whose marks would change.")]
Scheduler = Annotated[
    str, Option(metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
]
Unsafe = Annotated[bool, Option("--unsafe", help="Run students' code without a sandbox.")]
NOT_COVERED = """\
Not covered: faults of the kernel and of the processor; names, sizes and times of files, which \
stay visible (their contents do not); time that other programs on this machine lose. One \
submission can leave word for a later one: by times of last access on disks mounted with \
strictatime and of links outside Python's folders, by numbers that the kernel counts up (of \
processes, of pipes), by the time that it takes, by what is fast because it is cached. Where \
root may not look into processes (some containers), files that have no name are noticed only \
when the disk is full."""


def release(module: OneModule) -> None:
    """Prepare a module as an nbgrader assignment in autograders/."""
    release_alone(this_course(), module)
    print(f"autograders/release/{module.name}/{module.notebook.name}: ready to hand out")


def release_alone(course: Course, module: Module) -> None:
    """Release a module while no run grades: it may change what the gradebook knows."""
    from tito.grading import nbgrader

    with nbgrader.opened(course) as gradebook, nbgrader.only_run(course, gradebook):
        nbgrader.release(course, module)


def collect(
    module: OneModule,
    source: Annotated[Path, Argument(help="A folder or zip of Canvas, Moodle, nbgrader")],
    roster: Annotated[
        Path | None,
        Option(metavar="CSV", help="The LMS's list of students: name them by their logins."),
    ] = None,
    groups: Annotated[
        Path | None,
        Option(metavar="CSV", help="The LMS's list of groups: each of a team gets its hand-in."),
    ] = None,
) -> None:
    """Put hand-ins from a learning management system into autograders/submitted/."""
    from tito.lms.collect import collect as collect_from
    from tito.lms.collect import lines

    found = collect_from(this_course(), module, source, roster, groups)
    print(*lines(found), sep="\n")
    if not found.collected:
        raise Exit(1)


def grade(
    module: OneModule,
    submissions: Submissions = None,
    json_file: JsonFile = None,
    student: Students = None,
    force: Annotated[bool, Option("--force", help="Grade what is graded, too.")] = False,
    dry_run: DryRun = False,
    jobs: Annotated[int, Option(min=0, help="Worker processes; 0: one for each processor.")] = 0,
    scheduler: Scheduler = "",
    unsafe: Unsafe = False,
) -> None:
    """Grade what students handed in, and show a table of marks.

    Without --submissions: what stands in autograders/submitted/ and is not graded yet, into
    nbgrader's gradebook. A run that was stopped goes on where it was.
    """
    from tito.cli.grading import grade_class, grade_folder
    from tito.grading.classroom import Wishes
    from tito.judge.results import marks_json

    course = this_course()
    if scheduler:
        course = replace(course, scheduler=scheduler)
    if unsafe:
        print("tito: students' code runs without a sandbox (--unsafe)", file=sys.stderr)
    wishes = Wishes(tuple(student or ()), force, dry_run, unsafe, jobs)
    if submissions is None:
        outcome = grade_class(course, module, wishes)
    elif force or dry_run:
        what = "--force and --dry-run are about the gradebook"
        raise TitoError(what, "", "Leave them away: --submissions does not touch it.")
    else:
        outcome = grade_folder(course, module, submissions, wishes)
    if json_file:
        write_text(json_file, marks_json(outcome.marks))
    if outcome.failed:
        raise Exit(1)


def report(module: OneModule) -> None:
    """Say what a class did not understand: in short here, in full on a page."""
    from tito.grading.marks import read_class
    from tito.report.class_report import lines, page
    from tito.report.similarity import alike
    from tito.report.statistics import summarise

    course = this_course()
    known = read_class(course, module)
    summary = summarise(known.students)
    for students, what in (
        (known.handed_in_anew, "handed in anew, and not graded since"),
        (known.of_other_tests, "graded with other tests than those of now"),
    ):
        if students:
            print(printable(f"{what}: {', '.join(students)}\n"))
    pairs = alike(known.sources(), known.stubs, known.given)
    print(*lines(summary, pairs), sep="\n")
    path = course.autograders / "reports" / f"{module.name}.html"
    write_text(path, page(module.name, summary, pairs))
    print(f"\n{module.shown(path)}: written; it holds personal data")


def marks(
    modules: Modules,
    form: Annotated[str, Option("--format", help="csv, canvas or moodle")] = "csv",
    template: Annotated[
        Path | None, Option(metavar="CSV", help="The LMS's own export, to be filled in.")
    ] = None,
    column: Annotated[
        str, Option(metavar="TITLE", help="The column of the template to fill.")
    ] = "",
    drafts: Annotated[
        bool, Option("--drafts", help="Send marks that still wait for a person, too.")
    ] = False,
    target: Annotated[Path | None, Option("--to", metavar="FILE")] = None,
) -> None:
    """Write marks as a file for a learning management system, or for your own use."""
    from tito.lms.exports import FORMATS, export_grades

    course = this_course()
    if form not in FORMATS:
        raise GradingError(f"{form!r} is no format", "", f"The formats are {', '.join(FORMATS)}.")
    if template is not None and form == "csv":
        step = "Say of which LMS it is: --format canvas or --format moodle."
        raise GradingError("a template is an LMS's export", str(template), step)
    path = target or course.autograders / "grades" / f"{'-'.join(m.name for m in modules)}.csv"
    if template is not None and path.resolve() == template.resolve():
        raise GradingError("would replace the template", str(path), "Choose another --to.")
    export = export_grades(course, modules, form, template, drafts, column)
    write_text(path, export.text)
    print_reasons((problem.student, problem.what) for problem in export.problems)
    columns = f" in {', '.join(map(printable, export.columns))}" if export.columns else ""
    print(f"{modules[0].shown(path)}: {export.filled} marks{columns}")


def feedback(
    module: OneModule,
    student: Annotated[
        list[str] | None, Option(metavar="ID", help="For this student only (repeatable).")
    ] = None,
    drafts: Annotated[
        bool, Option("--drafts", help="Also for those whose answers wait for a person.")
    ] = False,
) -> None:
    """Write a page for each student: marks, messages, comments; no hidden test."""
    from tito.report.feedback import write_feedback

    pages = list(write_feedback(this_course(), module, drafts, student or ()))
    print_reasons((page.student, page.note) for page in pages if page.note)
    counts = Counter(page.state.value for page in pages)
    print(", ".join(f"{number} {state}" for state, number in counts.items()))


def doctor() -> None:
    """Say how this machine keeps students' code in bounds while it is graded."""
    from tito.judge.sandbox import probe

    protection = probe()
    landlock = f"ABI {protection.landlock}" if protection.landlock else "missing"
    print(f"Landlock (files, TCP): {landlock}")
    print(f"seccomp (system calls): {'available' if protection.seccomp else 'missing'}")
    user = "drops from root to an unprivileged user" if protection.drops_user else "your own"
    print(f"user of students' code: {user}")
    if protection.problem:
        what = f"students' code is not run here: {protection.problem}"
        raise TitoError(what, "", "`tito grade --unsafe` runs it without protection.")
    print("The sandbox holds: it was tried out just now.")
    print(NOT_COVERED)
