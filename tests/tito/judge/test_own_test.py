"""`tito test`: every visible test of one's own notebook, with a reason for a failure."""

import json
from collections.abc import Callable

import pytest

from tests.conftest import Run, solve
from tito.course import Course, read_course
from tito.errors import NotebookError
from tito.judge.judge import run_tests
from tito.judge.results import Status, StudentMarks
from tito.module.source import read_cells
from tito.proof.variants import read_variants, variant_solutions

Tito = Callable[..., Run]


@pytest.fixture
def built(small: Course, tito: Tito) -> Course:
    assert tito("build").code == 0
    return small


def own_marks(course: Course) -> StudentMarks:
    return run_tests(course, course.modules[0])


def test_every_test_has_a_row_and_not_only_the_first_that_fails(
    course: Course, tito: Tito
) -> None:
    module = course.module("layers")
    cells = read_cells(module)
    variants = {variant.name: variant for variant in read_variants(course, module)}
    solve(module, variant_solutions(cells, variants["no-bias"]))
    run = tito("test", "layers")
    assert run.code == 1
    rows = {line.split()[0]: line for line in run.out.splitlines() if line.startswith("test-")}
    assert list(rows) == [cell.grade_id for cell in cells if "test" in cell.kind.value]
    assert "0 / 4  failed" in rows["test-linear-bias"]
    assert "each row gets the bias once" in rows["test-linear-bias"]
    assert all(" passed" in row for name, row in rows.items() if name != "test-linear-bias")
    assert "76 of 80 points" in run.out


def test_a_finished_notebook_earns_all_points_and_exits_with_0(built: Course, tito: Tito) -> None:
    solve(built.modules[0])
    before = built.modules[0].notebook.read_bytes()
    run = tito("test", "small")
    assert run.code == 0
    assert "2 of 2 points by the tests that you can see" in run.out
    assert built.modules[0].notebook.read_bytes() == before


def test_an_untouched_notebook_says_what_is_not_written_yet(built: Course) -> None:
    mark = own_marks(built).marks[0]
    assert (mark.points, mark.status) == (0, Status.FAILED)
    assert mark.message == "not written yet: NotImplementedError (in double, line 5)"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return othr * 2", "NameError: name 'othr' is not defined (in double, line 3)"),
        ("return [x][x]", "IndexError: list index out of range (in double, line 3)"),
        (
            "return double(x)",
            "RecursionError: maximum recursion depth exceeded (in double, line 3)",
        ),
        ("raise NotImplementedError", "not written yet: NotImplementedError (in double, line 3)"),
        (
            "return (lambda: x.y)()",
            "AttributeError: 'int' object has no attribute 'y'"
            " (in double.<locals>.<lambda>, line 3)",
        ),
    ],
)
def test_an_error_says_in_which_function_and_line_it_came_up(
    built: Course, body: str, message: str
) -> None:
    solve(built.modules[0], {"double": f"#| export\ndef double(x):\n    {body}"})
    assert own_marks(built).marks[0].message == message


def test_an_error_of_an_earlier_module_names_that(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(course.root))
    solve(course.module("activations"))
    exported = course.module("tensor").exported
    text = exported.read_text()
    number = text[: text.index("result = cls(data)")].count("\n") + 1
    exported.write_text(text.replace("        result = cls(data)", "        result = cls(dat)"))
    (message,) = {
        mark.message
        for mark in run_tests(course, course.module("activations")).marks
        if "relu-values" in mark.grade_id
    }
    assert message.startswith("NameError: name 'dat' is not defined (in Tensor.from_operation of")
    assert f"tinytorch/core/tensor.py, line {number})" in message


def test_hidden_tests_are_not_part_of_it(built: Course) -> None:
    solve(built.modules[0], {"double": "#| export\ndef double(x):\n    return 4"})
    assert own_marks(built).points == 2


def test_a_test_that_the_student_weakened_runs_as_it_was_handed_out(built: Course) -> None:
    solve(
        built.modules[0],
        {"double": "#| export\ndef double(x):\n    return 5", "test-double": "assert True"},
    )
    assert own_marks(built).points == 0


def test_a_test_that_was_deleted_runs_as_it_was_handed_out(built: Course) -> None:
    module = built.modules[0]
    solve(module)
    notebook = json.loads(module.notebook.read_text())
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "test-double"]
    module.notebook.write_text(json.dumps(notebook))
    assert own_marks(built).points == 2


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("def double(x):\n    return 2 *", Status.FAILED, "NameError"),
        ("import os\nos._exit(1)", Status.FAILED, "NameError"),
        ("def double(x):\n    return None", Status.FAILED, "twice 2 is 4"),
        ("def double(x):\n    return 1 / 0", Status.FAILED, "ZeroDivisionError: division by zero"),
    ],
)
def test_broken_code_costs_its_points_with_a_reason(
    built: Course, source: str, status: Status, words: str
) -> None:
    solve(built.modules[0], {"double": source})
    mark = own_marks(built).marks[0]
    assert (mark.points, mark.status) == (0, status)
    assert words in mark.message


def test_a_warning_costs_nothing(built: Course) -> None:
    body = "    import numpy\n    numpy.exp(numpy.float32(1e4))\n    return 2 * x"
    solve(built.modules[0], {"double": f"def double(x):\n{body}"})
    assert own_marks(built).points == 2


def test_endless_code_ends_at_the_limit_of_the_course(built: Course) -> None:
    config = built.root / "tito.toml"
    config.write_text(config.read_text().replace("cell_seconds = 20", "cell_seconds = 2"))
    solve(built.modules[0], {"double": "def double(x):\n    while True:\n        pass"})
    mark = own_marks(read_course(built.root)).marks[0]
    assert (mark.points, mark.status) == (0, Status.TIMED_OUT)
    assert mark.message == "it took longer than the course allows"


def test_a_notebook_that_is_damaged_is_named(built: Course) -> None:
    module = built.modules[0]
    module.notebook.write_text(module.notebook.read_text()[:200])
    with pytest.raises(NotebookError, match="is not a notebook: its JSON breaks off at line"):
        own_marks(built)
