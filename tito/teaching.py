"""The command line for instructors."""

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tito.course import Course, Module
from tito.errors import GradingError, TitoError
from tito.files import write_text
from tito.grading.marks import StudentMarks, marks_json
from tito.terminal import ModuleName, console, new_app, this_course

if TYPE_CHECKING:
    from tito.grading.classroom import Classroom
    from tito.grading.folders import HandIn
    from tito.grading.pool import Pool
    from tito.grading.worker import Graded

app = new_app()
Database = Annotated[
    str, typer.Option("--db", metavar="URL", help="The gradebook, if not that of tito.toml.")
]
NOT_COVERED = """\
Not covered: faults of the kernel and of the processor; names and sizes of files, which stay \
visible (their contents do not); time that other programs on this machine lose."""


@dataclass(frozen=True)
class Wishes:
    """What `tito grade` is asked for. Without `students`, all of them."""

    students: tuple[str, ...] = ()
    force: bool = False
    dry_run: bool = False
    unsafe: bool = False
    jobs: int = 0  # 0: one for each processor


@app.command()
def release(name: ModuleName) -> None:
    """Prepare a module as an nbgrader assignment in autograders/."""
    from tito.release import release as release_module

    course = this_course()
    module = course.module(name)
    release_module(course, module)
    print(f"autograders/release/{module.name}/{module.notebook.name}: ready to hand out")


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
    from tito.collecting.collect import collect as collect_from
    from tito.collecting.collection import lines

    course = this_course()
    for line in lines(collect_from(course, course.module(name), source, roster)):
        print(line)


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
    course = _with(this_course(), database, scheduler)
    module = course.module(name)
    if unsafe:
        print("tito: students' code runs without a sandbox (--unsafe)", file=sys.stderr)
    wishes = Wishes(tuple(student or ()), force, dry_run, unsafe, jobs)
    if submissions:
        marks = _grade_folder(course, module, submissions, wishes)
    else:
        marks = grade_class(course, module, wishes)
    if json_file:
        write_text(json_file, marks_json(marks))


def _with(course: Course, database: str = "", scheduler: str = "") -> Course:
    """The course with what was said on the command line in place of what tito.toml says."""
    return replace(
        course,
        database=database or course.database,
        scheduler=scheduler or course.scheduler,
    )


def _grade_folder(
    course: Course, module: Module, folder: Path, wishes: Wishes
) -> list[StudentMarks]:
    from tito.grading.assignment import read_assignment
    from tito.grading.classroom import grade_all
    from tito.grading.folders import hand_ins

    found = _chosen(hand_ins(course, module, folder), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    with _pool(course, wishes, len(found)) as pool:
        graded = _watched(module, grade_all(assignment, found, pool), len(found))
    marks = sorted((one.marks for one in graded), key=lambda one: one.student)
    _show(module, marks)
    return marks


def grade_class(course: Course, module: Module, wishes: Wishes) -> list[StudentMarks]:
    """Grade what is outstanding, into the gradebook; show the marks and what changed."""
    from tito.grading.assignment import read_assignment
    from tito.grading.classroom import Classroom
    from tito.grading.folders import submitted
    from tito.grading.gradebook import opened
    from tito.grading.guard import only_run

    found = _chosen(submitted(course, module), wishes)
    assignment = read_assignment(course, module, wishes.unsafe)
    with opened(course) as gradebook:
        with nullcontext() if wishes.dry_run else only_run(course, gradebook):
            classroom = Classroom(course, assignment, gradebook)
            graded = _grade_outstanding(classroom, found, wishes)
        fresh = {one.marks.student: one.marks for one in graded}
        if wishes.dry_run:
            marks = list(fresh.values())
        else:
            kept = classroom.marks([one.student for one in found])
            failed = {one.marks.student for one in graded if one.is_lost}
            marks = [fresh[one.student] if one.student in failed else one for one in kept]
    _show(module, marks)
    _show_changes(classroom, fresh.values(), len(found), wishes.dry_run)
    if any(one.is_lost for one in graded):
        raise typer.Exit(1)
    return marks


def _grade_outstanding(
    classroom: "Classroom", found: "list[HandIn]", wishes: Wishes
) -> "list[Graded]":
    from tito.grading.classroom import grade_all

    wanted = found if wishes.force else classroom.outstanding(found)
    if not wanted:
        return []
    with _pool(classroom.course, wishes, len(wanted)) as pool:
        if wishes.dry_run:
            running = grade_all(classroom.assignment, wanted, pool)
        else:
            running = classroom.grade(wanted, pool)
        return _watched(classroom.module, running, len(wanted))


def _chosen(found: "list[HandIn]", wishes: Wishes) -> "list[HandIn]":
    missing = sorted(set(wishes.students) - {one.student for one in found})
    if missing:
        what = f"nothing was handed in by {', '.join(missing)}"
        raise GradingError(what, "", "Names are those of the students' folders.")
    return [one for one in found if not wishes.students or one.student in wishes.students]


def _pool(course: Course, wishes: Wishes, size: int) -> "AbstractContextManager[Pool]":
    from tito.grading.cluster import cluster
    from tito.grading.pool import local_pool, processors

    if course.scheduler:
        return cluster(course.scheduler)
    return local_pool(max(1, min(wishes.jobs or processors(), size)))


def _watched(module: Module, running: "Iterable[Graded]", size: int) -> "list[Graded]":
    """All that comes, less the notebooks; meanwhile a bar with rate, time left and failures."""
    from tito.tables import grading_progress

    graded = []
    with grading_progress(console(), module.name, size) as advance:
        for one in running:
            graded.append(replace(one, notebook=""))
            advance(bool(one.marks.note))
    return graded


def _show(module: Module, marks: "list[StudentMarks]") -> None:
    from tito.tables import class_table, legend, notes

    out = console()
    out.print(class_table(module.name, marks, out.width))
    out.print(legend(marks))
    for line in notes(marks):
        out.print(line, markup=False, soft_wrap=True)


def _show_changes(
    classroom: "Classroom", graded: "Iterable[StudentMarks]", handed_in: int, dry_run: bool
) -> None:
    """Say how many were graded now, and whose points became others."""
    graded = list(graded)
    changed = classroom.changes(graded)
    did = "would be graded" if dry_run else "graded now"
    print(f"{handed_in} handed in; {did}: {len(graded)}")
    for student in sorted({one.student for one in changed}):
        own = [one for one in changed if one.student == student]
        total = sum(one.after - one.before for one in own)
        tests = ", ".join(f"{one.grade_id} {one.before:g} -> {one.after:g}" for one in own)
        print(f"{student}: {total:+g} points ({tests})")


@app.command()
def report(name: ModuleName, database: Database = "") -> None:
    """Say what a class did not understand: in short here, in full on a page."""
    from tito.results.graded_class import read_class
    from tito.results.report_page import page
    from tito.results.report_text import lines
    from tito.results.similarity import alike
    from tito.results.statistics import summarise

    course = _with(this_course(), database)
    module = course.module(name)
    known = read_class(course, module)
    summary = summarise(known.students)
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
    from tito.results.formats import FORMATS, export_grades
    from tito.tables import by_reason, printable

    course = _with(this_course(), database)
    modules = [course.module(name) for name in names]
    if form not in FORMATS:
        raise GradingError(f"{form!r} is no format", "", f"The formats are {', '.join(FORMATS)}.")
    path = target or course.autograders / "grades" / f"{'-'.join(m.name for m in modules)}.csv"
    if template is not None and path.exists() and path.samefile(template):
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

    from tito.results.feedback import write_feedback
    from tito.tables import by_reason

    course = _with(this_course(), database)
    pages = list(write_feedback(course, course.module(name), drafts, student or ()))
    for line in by_reason((page.student, page.note) for page in pages if page.note):
        print(line)
    counts = Counter(page.state.value for page in pages)
    print(", ".join(f"{number} {state}" for state, number in counts.items()))


@app.command()
def doctor() -> None:
    """Say how this machine keeps students' code in bounds while it is graded."""
    from tito.grading.sandbox import probe

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
