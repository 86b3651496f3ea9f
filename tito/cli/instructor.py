"""The command line for instructors."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tito.cli.terminal import ModuleName, new_app, this_course
from tito.course import Course, Module
from tito.errors import GradingError, TitoError
from tito.files import write_text
from tito.judge.results import marks_json

app = new_app()
Database = Annotated[
    str, typer.Option("--db", metavar="URL", help="The gradebook, if not that of tito.toml.")
]
NOT_COVERED = """\
Not covered: faults of the kernel and of the processor; names and sizes of files, which stay \
visible (their contents do not); time that other programs on this machine lose."""


@app.command()
def release(name: ModuleName, database: Database = "") -> None:
    """Prepare a module as an nbgrader assignment in autograders/."""
    course = _with(this_course(), database)
    module = course.module(name)
    release_alone(course, module)
    print(f"autograders/release/{module.name}/{module.notebook.name}: ready to hand out")


def release_alone(course: Course, module: Module) -> None:
    """Release a module while no run grades: it may change what the gradebook knows."""
    from tito.grading.gradebook import opened
    from tito.grading.lock import only_run
    from tito.grading.nbgrader import release as release_module

    with opened(course) as gradebook, only_run(course, gradebook):
        release_module(course, module)


@app.command()
def collect(
    name: ModuleName,
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="A folder or zip of Canvas, Moodle, nbgrader")
    ],
    roster: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="The LMS's list of students: name them by their logins."),
    ] = None,
) -> None:
    """Put hand-ins from a learning management system into autograders/submitted/."""
    from tito.lms.collect import collect as collect_from
    from tito.lms.collect import lines

    course = this_course()
    found = collect_from(course, course.module(name), source, roster)
    for line in lines(found):
        print(line)
    if not found.collected:
        raise typer.Exit(1)


@app.command()
def grade(
    name: ModuleName,
    submissions: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Grade the hand-ins in DIR; leave the gradebook alone."),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the marks as JSON.")
    ] = None,
    student: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Grade this student only (repeatable).")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Grade what is graded, too.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; show whose marks would change.")
    ] = False,
    jobs: Annotated[
        int, typer.Option(min=0, help="Worker processes; 0: one for each processor.")
    ] = 0,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Grade on the Dask cluster of this scheduler.")
    ] = "",
    database: Database = "",
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Run students' code without a sandbox.")
    ] = False,
) -> None:
    """Grade what students handed in, and show a table of marks.

    Without --submissions: what stands in autograders/submitted/ and is not graded yet, into
    nbgrader's gradebook. A run that was stopped goes on where it was.
    """
    from tito.cli.grading import Wishes, grade_class, grade_folder

    course = _with(this_course(), database, scheduler)
    module = course.module(name)
    if unsafe:
        print("tito: students' code runs without a sandbox (--unsafe)", file=sys.stderr)
    wishes = Wishes(tuple(student or ()), force, dry_run, unsafe, jobs)
    if submissions is None:
        outcome = grade_class(course, module, wishes)
    elif force or dry_run or database:
        what = "--force, --dry-run and --db are about the gradebook"
        raise TitoError(what, "", "Leave them away: --submissions does not touch it.")
    else:
        outcome = grade_folder(course, module, submissions, wishes)
    if json_file:
        write_text(json_file, marks_json(outcome.marks))
    if outcome.failed:
        raise typer.Exit(1)


def _with(course: Course, database: str = "", scheduler: str = "") -> Course:
    """The course with what was said on the command line in place of what tito.toml says."""
    return replace(
        course,
        database=database or course.database,
        scheduler=scheduler or course.scheduler,
    )


@app.command()
def report(name: ModuleName, database: Database = "") -> None:
    """Say what a class did not understand: in short here, in full on a page."""
    from tito.grading.classroom import outdated
    from tito.grading.marks import read_class
    from tito.report.class_report import lines, page
    from tito.report.similarity import alike
    from tito.report.statistics import summarise
    from tito.text import printable

    course = _with(this_course(), database)
    module = course.module(name)
    known = read_class(course, module)
    summary = summarise(known.students)
    old = outdated(course, module, [one.student for one in known.students])
    for students, what in (
        (old.hand_in, "handed in anew, and not graded since"),
        (old.tests, "graded with other tests than those of now"),
    ):
        if students:
            print(printable(f"{what}: {', '.join(students)}\n"))
    pairs = alike(known.sources(), known.stubs, known.given)
    for line in lines(summary, pairs):
        print(line)
    path = course.autograders / "reports" / f"{module.name}.html"
    write_text(path, page(module.name, summary, pairs))
    print(f"\n{module.shown(path)}: written; it holds personal data")


@app.command()
def grades(
    names: Annotated[list[str], typer.Argument(metavar="MODULE...")],
    form: Annotated[str, typer.Option("--format", help="csv, canvas or moodle")] = "csv",
    template: Annotated[
        Path | None, typer.Option(metavar="CSV", help="The LMS's own export, to be filled in.")
    ] = None,
    column: Annotated[
        str, typer.Option(metavar="TITLE", help="The column of the template to fill.")
    ] = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Send marks that still wait for a person, too.")
    ] = False,
    target: Annotated[Path | None, typer.Option("--to", metavar="FILE")] = None,
    database: Database = "",
) -> None:
    """Write marks as a file for a learning management system, or for your own use."""
    from tito.cli.tables import by_reason
    from tito.lms.exports import FORMATS, export_grades
    from tito.text import printable

    course = _with(this_course(), database)
    modules = [course.module(name) for name in names]
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
    for line in by_reason((problem.student, problem.what) for problem in export.problems):
        print(line)
    columns = f" in {', '.join(map(printable, export.columns))}" if export.columns else ""
    print(f"{modules[0].shown(path)}: {export.filled} marks{columns}")


@app.command()
def feedback(
    name: ModuleName,
    student: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="For this student only (repeatable).")
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Also for those whose answers wait for a person.")
    ] = False,
    database: Database = "",
) -> None:
    """Write a page for each student: marks, messages, comments; no hidden test."""
    from collections import Counter

    from tito.cli.tables import by_reason
    from tito.report.feedback import write_feedback

    course = _with(this_course(), database)
    pages = list(write_feedback(course, course.module(name), drafts, student or ()))
    for line in by_reason((page.student, page.note) for page in pages if page.note):
        print(line)
    counts = Counter(page.state.value for page in pages)
    print(", ".join(f"{number} {state}" for state, number in counts.items()))


@app.command()
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
