"""Marks as tables for the terminal."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from tito.judge.results import Mark, Status, StudentMarks
from tito.proof.page import COLUMNS, counts
from tito.proof.prove import Proof
from tito.text import printable

NAME_WIDTH = 40
STYLES = dict.fromkeys(Status, "yellow") | {Status.PASSED: "green", Status.FAILED: "red"}


def own_table(title: str, own: StudentMarks) -> Table:
    """A row for each test of a student's own notebook, with the message of those that failed."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("test")
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("result", no_wrap=True)
    table.add_column("message", ratio=1)
    for mark in own.marks:
        result = f"[{STYLES[mark.status]}]{mark.status.value}[/]"
        points = f"{mark.points:g} / {mark.max_points:g}"
        table.add_row(mark.grade_id, points, result, escape(mark.message))
    return table


def class_table(title: str, students: Sequence[StudentMarks], width: int) -> Table:
    """A row for each student, a numbered column for each test; `legend` names the numbers.

    Where `width` is too small for them, the columns of the tests are left out.
    """
    table = Table(
        title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 1, 0, 0)
    )
    tests = _tests(students)
    titles = ["student", *(str(number) for number in range(1, len(tests) + 1)), "total"]
    rows = [_row(student, tests) for student in students]
    columns = zip(map(Text, titles), *rows, strict=True)
    if sum(max(cell_len(cell.plain) for cell in column) + 1 for column in columns) > width:
        titles, rows = [titles[0], titles[-1]], [[row[0], row[-1]] for row in rows]
    for title in titles:
        justify: Literal["left", "right"] = "left" if title == "student" else "right"
        table.add_column(title, justify=justify, no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


@contextmanager
def grading_progress(console: Console, title: str, size: int) -> Iterator[Callable[[bool], None]]:
    """A bar with rate, time left and failures so far; call it for each that is done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]} not graded"),
    )
    failures = 0
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=size, rate="", failed=0)

        def advance(failed: bool) -> None:
            nonlocal failures
            failures += failed
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            progress.update(task, advance=1, rate=rate, failed=failures)

        yield advance


def _row(student: StudentMarks, tests: Sequence[str]) -> list[Text]:
    marks = {mark.grade_id: mark for mark in student.marks}
    total = f"{student.points:g} / {student.max_points:g}"
    return [Text(_name(student)), *(_points(marks.get(test)) for test in tests), Text(total)]


def notes(students: Sequence[StudentMarks]) -> list[str]:
    """What is to be said about hand-ins: why one was not graded, what was repaired, what fails."""
    said = [(_name(s), [s.note, *s.repairs, *s.broken_cells]) for s in students]
    joined = [(name, "; ".join(filter(None, about))) for name, about in said]
    return [f"{name}: {printable(about)}" for name, about in joined if about]


def by_reason(said: Iterable[tuple[str, str]]) -> list[str]:
    """A line for each reason, with all students that it is said of; "" is nobody."""
    students: dict[str, list[str]] = {}
    for student, reason in said:
        students.setdefault(reason, []).extend([student] if student else [])
    found = []
    for reason, names in students.items():
        about = f" ({len(names)} students)" if len(names) > 1 else ""
        found.append(": ".join(filter(None, (", ".join(names), f"{reason}{about}"))))
    return [printable(line) for line in found]


def legend(students: Sequence[StudentMarks]) -> str:
    """The tests behind the numbers of `class_table`, with what each can give."""
    maxima = {m.grade_id: m.max_points for s in students for m in s.marks}
    rows = [
        f"{number:>3} {test} ({maxima[test]:g})" for number, test in enumerate(_tests(students), 1)
    ]
    return "\n".join(rows)


def proof_table(proofs: Sequence[Proof]) -> Table:
    """A row for each module: what was tried, and whether the proof holds."""
    table = Table(box=None, pad_edge=False)
    for _, title in COLUMNS:
        table.add_column(title, justify="left" if title == "module" else "right")
    table.add_column("proof")
    for proof in proofs:
        holds = not proof.problems
        verdict = "[green]holds[/]" if holds else f"[red]{len(proof.problems)} problems[/]"
        table.add_row(*(f"{value}" for value in counts(proof).values()), verdict)
    return table


def wrong_table(proof: Proof) -> Table:
    """A row for each wrong solution: the tests that it fails and the points that it loses."""
    table = Table(title=proof.module, title_justify="left", box=None, pad_edge=False)
    for title in ("wrong solution", "idea", "tests that fail"):
        table.add_column(title)
    table.add_column("points lost", justify="right")
    for variant in proof.wrong:
        lost = f"{proof.lost[variant.name]}"
        table.add_row(variant.name, escape(variant.idea), ", ".join(variant.fails), lost)
    return table


def _tests(students: Sequence[StudentMarks]) -> list[str]:
    """The tests that a machine grades, in the order of the notebook."""
    marks = max((student.marks for student in students), key=len, default=())
    return [mark.grade_id for mark in marks if mark.status is not Status.BY_HAND]


def _name(student: StudentMarks) -> str:
    """A student's name, cut where it would leave no room for the marks."""
    return printable(student.student)[:NAME_WIDTH]


def _points(mark: Mark | None) -> Text:
    if mark is None or mark.status is Status.NOT_RUN:
        return Text("-", "yellow")
    return Text(f"{mark.points:g}", STYLES[mark.status])
