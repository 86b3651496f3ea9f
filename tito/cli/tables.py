"""Marks as tables for the terminal."""

import sys
from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table
from rich.text import Text

from tito.judge.results import Mark, Status, StudentMarks
from tito.proof.prove import COLUMNS, Proof, counts
from tito.text import printable

LOG_WIDTH = 200  # where there is no terminal to measure
NAME_WIDTH = 40
STYLES = dict.fromkeys(Status, "yellow") | {Status.PASSED: "green", Status.FAILED: "red"}

_table = partial(Table, title_justify="left", box=None, pad_edge=False)
_numbers = partial(Column, justify="right")


def console() -> Console:
    """Where tables go: plain where there is no terminal."""
    is_terminal = sys.stdout and sys.stdout.isatty()
    return Console(highlight=False, width=None if is_terminal else LOG_WIDTH)


def own_table(title: str, own: StudentMarks) -> Table:
    """A row for each test of a student's own notebook, with the message of those that failed."""
    result, message = Column("result", no_wrap=True), Column("message", ratio=1)
    table = _table("test", _numbers("points", no_wrap=True), result, message, title=title)
    for mark in own.marks:
        points = f"{mark.points:g} / {mark.max_points:g}"
        status = f"[{STYLES[mark.status]}]{mark.status.value}[/]"
        table.add_row(mark.grade_id, points, status, escape(mark.message))
    return table


def class_table(title: str, students: Sequence[StudentMarks], width: int) -> Table:
    """A row for each student, a numbered column for each test; `legend` names the numbers.

    Where `width` is too small for them, the columns of the tests are left out.
    """
    tests = _tests(students)
    header = ["student", *(str(number) for number, _ in enumerate(tests, 1)), "total"]
    rows = [[*map(Text, header)], *(_row(student, tests) for student in students)]
    widths = (max(cell_len(cell.plain) for cell in column) for column in zip(*rows, strict=True))
    if sum(widths) + len(header) > width:
        rows = [[row[0], row[-1]] for row in rows]
    (name, *others), *rows = rows
    columns = [Column(name, no_wrap=True), *(_numbers(other, no_wrap=True) for other in others)]
    table = _table(*columns, title=title, padding=(0, 1, 0, 0))
    for row in rows:
        table.add_row(*row)
    return table


def notes(students: Sequence[StudentMarks]) -> list[str]:
    """What is to be said about hand-ins: why one was not graded, what was repaired, what fails."""
    found = []
    for student in students:
        about = filter(None, (student.note, *student.repairs, *student.broken_cells))
        if said := printable("; ".join(dict.fromkeys(about))):
            look = "needs a look: " if student.status == "needs a look" else ""
            found.append(f"{_name(student)}: {look}{said}")
    return found


def legend(students: Sequence[StudentMarks]) -> str:
    """The tests behind the numbers of `class_table`, with what each can give."""
    maxima = {m.grade_id: m.max_points for s in students for m in s.marks}
    tests = enumerate(_tests(students), 1)
    return "\n".join(f"{number:>3} {test} ({maxima[test]:g})" for number, test in tests)


def proof_table(proofs: Sequence[Proof]) -> Table:
    """A row for each module: what was tried, and whether the proof holds."""
    module, *figures = COLUMNS.values()
    table = _table(module, *map(_numbers, figures), "proof")
    for proof in proofs:
        problems = len(proof.problems)
        verdict = f"[red]{problems} problems[/]" if problems else "[green]holds[/]"
        shown = ["-" if value is None else str(value) for value in counts(proof).values()]
        table.add_row(*shown, verdict)
    return table


def wrong_table(proof: Proof) -> Table:
    """A row for each wrong solution: the tests that it fails and the points that it loses."""
    titles = ("wrong solution", "idea", "tests that fail", _numbers("points lost"))
    table = _table(*titles, title=proof.module)
    for variant in proof.wrong:
        lost = str(proof.lost[variant.name])
        table.add_row(variant.name, escape(variant.idea), ", ".join(variant.fails), lost)
    return table


def _tests(students: Sequence[StudentMarks]) -> list[str]:
    """The tests that a machine grades, in the order of the notebook."""
    marks = max((student.marks for student in students), key=len, default=())
    return [mark.grade_id for mark in marks if mark.status is not Status.BY_HAND]


def _row(student: StudentMarks, tests: Sequence[str]) -> list[Text]:
    marks = {mark.grade_id: mark for mark in student.marks}
    total = f"{student.points:g} / {student.max_points:g}"
    return [Text(_name(student)), *(_points(marks.get(test)) for test in tests), Text(total)]


def _name(student: StudentMarks) -> str:
    """A student's name, cut where it would leave no room for the marks."""
    return printable(student.student)[:NAME_WIDTH]


def _points(mark: Mark | None) -> Text:
    if mark is None or mark.status is Status.NOT_RUN:
        return Text("-", "yellow")
    return Text(f"{mark.points:g}", STYLES[mark.status])
