"""Checks: the statements of a test that check something, and which of them do work."""

import pytest

from tito.module.cells import Cell, Kind
from tito.proof.checks import idle_checks, read_checks, too_few
from tito.proof.runs import Failure

SOURCE = """\
x = f(2)
assert x == 4, (
    "twice 2 is 4"
)
for n in range(3):
    assert_close(f(n), 2 * n, "twice")
with assert_unchanged(x):
    f(
        x
    )
if x:
    testing.assert_raises(ValueError, lambda: f("no"))
try:
    f(None)
except TypeError:
    assert x
"""
CELL = Cell(Kind.TEST, SOURCE, 10, {"grade_id": "test-f", "points": 1})
GIVEN = Cell(Kind.GIVEN, "assert True", 1, {"grade_id": "given"})


def test_checks_are_asserts_and_calls_of_assert_functions() -> None:
    found = [(check.test, check.line, check.text) for check in read_checks([GIVEN, CELL])]
    assert found == [
        ("test-f", 12, "assert x == 4, ("),
        ("test-f", 16, 'assert_close(f(n), 2 * n, "twice")'),
        ("test-f", 17, "with assert_unchanged(x):"),
        ("test-f", 22, 'testing.assert_raises(ValueError, lambda: f("no"))'),
        ("test-f", 26, "assert x"),
    ]


@pytest.mark.parametrize(
    ("line", "check"),
    [(1, None), (2, 12), (3, 12), (5, None), (6, 16), (7, 17), (9, None), (12, 22), (14, None)],
)
def test_a_failure_belongs_to_the_innermost_statement(line: int, check: int | None) -> None:
    idle = idle_checks([CELL], [{"test-f": Failure("no", line=line)}])
    tripped = set(read_checks([CELL])) - set(idle)
    assert [found.line for found in tripped] == ([check] if check else [])


def test_a_failure_elsewhere_trips_nothing() -> None:
    failures = {"given": Failure("no", line=1), "(process)": Failure("ended")}
    assert len(idle_checks([CELL], [failures, {}])) == 5


def test_too_few_load_bearing_checks_are_named() -> None:
    checks = read_checks([CELL])
    (problem,) = too_few(checks, checks[-1:])
    assert problem.startswith("only 4 of 5 checks are load-bearing, less than 95%")
    assert problem.endswith("nothing fails first at test-f (line 26)")
    assert [*too_few(checks, [])] == [*too_few([], [])] == []
