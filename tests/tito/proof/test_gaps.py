"""Gaps: mutants that no test notices, those that a list excuses, and checks that do no work."""

from pathlib import Path

import pytest

from tito.course import Course
from tito.errors import SourceError
from tito.module.cells import Cell, Kind
from tito.proof.gaps import idle_checks, read_checks, read_listed, survivors, too_few
from tito.proof.mutants import Mutant
from tito.proof.probes import Outcomes
from tito.proof.runs import Failure

CELLS = [
    Cell(Kind.SOLUTION, "", 1, {"grade_id": "double", "solution": True}),
    Cell(Kind.TEST, "", 2, {"grade_id": "test-double", "points": 1}),
    Cell(Kind.SOLUTION, "", 3, {"grade_id": "other", "solution": True}),
    Cell(Kind.TEST, "", 4, {"grade_id": "test-other", "points": 1}),
]
ZEROS = Mutant("double", "double", "zeros", "")
ROUNDED = Mutant("double", "double", "rounded", "")
OTHER = Mutant("other", "other", "rounded", "")


def problems(outcomes: Outcomes, *equivalent: str) -> list[str]:
    return list(survivors(CELLS, outcomes, set(equivalent), whole=True))


def fails(*tests: str) -> dict[str, Failure]:
    return {test: Failure("no") for test in tests}


def test_a_mutant_that_fails_no_test_is_named() -> None:
    assert problems({ROUNDED: {}, OTHER: fails("test-other")}) == [
        "no test of its own catches double: rounded"
    ]
    assert problems({ROUNDED: fails("test-other")}) == []


def test_a_degenerate_mutant_must_fail_a_test_of_its_own_method() -> None:
    assert problems({ZEROS: fails("test-other")}) == ["no test of its own catches double: zeros"]
    assert problems({ZEROS: fails("test-other", "test-double")}) == []


def test_a_mutant_that_changes_nothing_is_not_asked_for() -> None:
    assert problems({ROUNDED: None}) == []
    assert problems({ROUNDED: None}, "double: rounded") == [
        "equivalent.toml lists a mutant that there is not: double: rounded"
    ]


def test_the_list_excuses_one_mutant_or_an_operator_in_the_whole_module() -> None:
    assert problems({ROUNDED: {}}, "double: rounded") == []
    assert problems({ROUNDED: {}, OTHER: {}}, "*: rounded") == []
    assert problems({ROUNDED: {}, OTHER: fails("test-other")}, "*: rounded") == []


def test_what_is_listed_must_be_there_and_survive() -> None:
    assert problems({ROUNDED: fails("test-other")}, "double: rounded") == [
        "equivalent.toml lists a mutant that test-other catches: double: rounded"
    ]
    assert problems({ROUNDED: fails("test-other")}, "*: rounded", "double: gone") == [
        "equivalent.toml lists a mutant that there is not: *: rounded",
        "equivalent.toml lists a mutant that there is not: double: gone",
    ]


def test_where_only_some_mutants_were_tried_the_list_may_hold_others() -> None:
    assert list(survivors(CELLS, {}, {"double: gone"}, whole=False)) == []


def test_an_open_hole_is_excused_while_no_test_notices_it() -> None:
    listed = {"double: rounded"}
    assert list(survivors(CELLS, {ROUNDED: {}}, listed, whole=True)) == []
    assert list(survivors(CELLS, {ROUNDED: fails("test-other")}, listed, whole=False)) == [
        "equivalent.toml lists a mutant that test-other catches: double: rounded"
    ]


def test_equivalent_and_open_mutants_are_read_apart(small: Course) -> None:
    path = Path(small.autograders / "01_small" / "equivalent.toml")
    path.parent.mkdir(parents=True)
    path.write_text(
        "[[equivalent]]\nmutant = 'a'\nreason = 'b'\n[[open]]\nmutant = 'c'\ncheck = 'd'\n"
    )
    assert read_listed(small, small.modules[0]) == (["a"], ["c"])


@pytest.mark.parametrize(
    "text", ["[[equivalent]\n", "[[equivalent]]\nmutant = 'a'\n", "[[open]]\nmutant = 'a'\n"]
)
def test_a_list_that_cannot_be_read_is_named(small: Course, text: str) -> None:
    path = Path(small.autograders / "01_small" / "equivalent.toml")
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(SourceError, match=r"autograders/01_small/equivalent\.toml"):
        read_listed(small, small.modules[0])


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
