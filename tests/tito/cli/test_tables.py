"""Tables of marks can be read in any terminal, whatever students are called."""

import io

import pytest
from rich.console import Console

from tito.cli.tables import class_table, notes
from tito.judge.results import Mark, Status, StudentMarks

MARKS = tuple(Mark(f"test-{n}", 2.0, 2.0, Status.PASSED) for n in range(30))


def shown(students: list[StudentMarks], width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False)
    console.print(class_table("03_layers", students, width))
    return console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_name_and_total_are_shown_at_every_width(width: int) -> None:
    students = [StudentMarks(name, MARKS) for name in ("ann", "robert-the-student")]
    lines = shown(students, width).splitlines()
    assert [line.split()[0] for line in lines[2:]] == ["ann", "robert-the-student"]
    assert all(line.rstrip().endswith("60 / 60") for line in lines[2:])
    assert ("29" in lines[1]) is (width >= 120)


@pytest.mark.parametrize("width", range(50, 130, 10))
def test_points_are_never_cut(width: int) -> None:
    marks = tuple(Mark(f"test-{n}", 2.5, 2.5, Status.PASSED) for n in range(18))
    text = shown([StudentMarks("\u5b66\u751f" * 5, marks), StudentMarks("bob", marks)], width)
    assert text.count("45 / 45") == 2 and "\u2026" not in text


def test_a_class_of_nobody_is_an_empty_table() -> None:
    assert "student" in shown([], 80)


def test_a_name_is_shown_as_it_is_and_takes_no_room_from_the_marks() -> None:
    students = [StudentMarks(name, MARKS) for name in ("[bold]eve[/]", "x" * 255, "a\x1b[31mb")]
    text = shown(students, 200)
    assert "[bold]eve[/]" in text and "a?[31mb" in text and "\x1b" not in text
    assert text.count("60 / 60") == 3


def test_notes_say_what_was_repaired_and_which_cells_fail() -> None:
    error = {
        "output_type": "error",
        "ename": "SyntaxError",
        "evalue": "bad (<ipython-input-1-a>, line 3)",
    }
    unwritten = {"output_type": "error", "ename": "NotImplementedError", "evalue": ""}
    errors = {"linear": [error, error, unwritten]}  # what is the same is said once
    ann = StudentMarks("ann", MARKS, "", ("it was mended",), True, errors)
    assert notes([ann, StudentMarks("bob", MARKS)]) == [
        "ann: needs a look: it was mended; the cell linear ended with SyntaxError: bad (line 3)"
    ]
