"""Survivors: mutants that no test notices, and those that a list excuses."""

from pathlib import Path

import pytest

from tito.course import Course
from tito.errors import SourceError
from tito.module.cells import Cell, Kind
from tito.proof.mutants import Mutant
from tito.proof.runs import Failure
from tito.proof.survivors import Listed, Outcomes, read_listed, survivors, unused

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
    listed = Listed(dict.fromkeys(equivalent, "because"), {})
    return [*survivors(CELLS, outcomes, listed), *unused(CELLS, outcomes, listed)]


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


def test_an_open_hole_is_excused_while_no_test_notices_it() -> None:
    listed = Listed({}, {"double: rounded": "a value between whole numbers"})
    assert list(survivors(CELLS, {ROUNDED: {}}, listed)) == []
    assert list(survivors(CELLS, {ROUNDED: fails("test-other")}, listed)) == [
        "equivalent.toml lists a mutant that test-other catches: double: rounded"
    ]


def test_equivalent_and_open_mutants_are_read_apart(small: Course) -> None:
    path = Path(small.autograders / "01_small" / "equivalent.toml")
    path.parent.mkdir(parents=True)
    path.write_text(
        "[[equivalent]]\nmutant = 'a'\nreason = 'b'\n[[open]]\nmutant = 'c'\ncheck = 'd'\n"
    )
    listed = read_listed(small, small.modules[0])
    assert (listed.equivalent, listed.open, listed.names) == ({"a": "b"}, {"c": "d"}, {"a", "c"})


@pytest.mark.parametrize(
    "text", ["[[equivalent]\n", "[[equivalent]]\nmutant = 'a'\n", "[[open]]\nmutant = 'a'\n"]
)
def test_a_list_that_cannot_be_read_is_named(small: Course, text: str) -> None:
    path = Path(small.autograders / "01_small" / "equivalent.toml")
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(SourceError, match=r"autograders/01_small/equivalent\.toml"):
        read_listed(small, small.modules[0])
