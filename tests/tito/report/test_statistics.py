"""The figures of a class are those that NumPy finds, also where there is little to find."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tito.judge.results import Mark, Status, StudentMarks
from tito.report.statistics import discrimination, grouped, summarise

NAMES = [f"test-{n}" for n in range(8)]


def student(name: str, shares: list[float], note: str = "", look: bool = False) -> StudentMarks:
    """Marks of 2 points a test, and a written answer."""
    marks = [
        Mark(
            test,
            2 * share,
            2,
            Status.PASSED if share == 1 else Status.FAILED,
            "" if share else "no",
        )
        for test, share in zip(NAMES, shares, strict=False)
    ]
    return StudentMarks(name, (*marks, Mark("why", 0, 5, Status.BY_HAND)), note, (), look)


def random_class(number: int) -> tuple[list[StudentMarks], np.ndarray]:
    rng = np.random.default_rng(7)
    shares = (rng.random((number, 8)) < rng.random((number, 1))).astype(float)
    return [student(f"s{n}", row.tolist()) for n, row in enumerate(shares)], shares


def test_the_figures_are_those_of_numpy() -> None:
    students, shares = random_class(60)
    summary = summarise([*students, student("gone", [], "is not a notebook")])
    totals = 2 * shares.sum(axis=1)
    assert (summary.students, summary.graded, summary.max_points) == (61, 60, 16)
    assert summary.spread is not None and summary.written == ("why",)
    found = (summary.spread.lower, summary.spread.median, summary.spread.upper)
    assert found == pytest.approx(np.quantile(totals, [0.25, 0.5, 0.75]))
    assert summary.spread.mean == pytest.approx(totals.mean())
    assert list(summary.histogram) == np.histogram(totals, bins=10, range=(0, 16))[0].tolist()
    for place, test in enumerate(summary.tests):
        rest = totals - 2 * shares[:, place]
        assert test.rate == pytest.approx(shares[:, place].mean())
        assert test.lost == 60 - shares[:, place].sum()
        expected = np.corrcoef(shares[:, place], rest)[0, 1]
        assert test.discrimination == pytest.approx(expected)
        assert test.discrimination != pytest.approx(np.corrcoef(shares[:, place], totals)[0, 1])
    rates = [test.rate for test in summary.to_teach_again()]
    assert rates == sorted(test.rate for test in summary.tests)[:5]


def test_no_discrimination_is_said_where_all_are_the_same_or_few() -> None:
    same, mixed = [1.0] * 12, [0.0, 1.0] * 6
    assert discrimination(same, [x + y for x, y in zip(same, mixed, strict=True)]) is None
    assert (
        discrimination(mixed, [0.1 + 0.2 + x for x in mixed]) is None
    )  # rest: 0.3, but for noise
    assert discrimination(mixed[:9], [2 * x for x in mixed[:9]]) is None
    assert discrimination(mixed, [2 * x for x in mixed]) == pytest.approx(1)


@pytest.mark.parametrize(
    "students", [[], [student("a", [], "empty")], [student("a", [1, 0])]], ids=len
)
def test_a_tiny_class_has_a_summary(students: list[StudentMarks]) -> None:
    summary = summarise(students)
    assert summary.students == len(students)
    assert (summary.spread is None) is (summary.graded == 0)


def test_a_test_that_a_submission_lacks_earned_nothing() -> None:
    summary = summarise([student("a", [1, 1]), student("b", [1])])
    assert [test.rate for test in summary.tests] == [1, 0.5]


def test_messages_that_differ_in_numbers_count_as_one() -> None:
    texts = [
        "12 of 12 values differ; the first at index (0, 1): expected 0.5, got -1.5e-07",
        "3 of 12 values differ; the first at index (2, 0): expected 0.25, got nan",
        "9 of 12 values differ; the first at index (1,): expected [1. 2.\n 3.], got 7",
        "expected shape (2, 3), got None",
        "expected shape (2, 3), got None",
        "conv2d is missing",
    ]
    assert [(group.count, group.text) for group in grouped(texts)] == [
        (2, "... of 12 values differ; the first at index (...): expected ..., got ..."),
        (2, "expected shape (2, 3), got None"),
        (1, "9 of 12 values differ; the first at index (1,): expected [1. 2. 3.], got 7"),
        (1, "conv2d is missing"),
    ]


@given(st.text(max_size=3000))
def test_the_same_message_twice_is_one_group(text: str) -> None:
    assert [group.count for group in grouped([text, text])] == [2]


def test_a_large_message_is_cut() -> None:
    assert len(grouped(["[1 " * 10**5])[0].text) < 310


def test_submissions_to_look_at_come_with_reasons() -> None:
    crashed = StudentMarks("dan", (Mark("test-0", 0, 2, Status.CRASHED, "gone"),))
    students = [
        student("ann", [1, 0]),
        student("bob\x1b[31m", [], "the file is empty"),
        StudentMarks("cyd", student("", [1]).marks, "", ("it was mended",), True),
        crashed,
    ]
    assert [(one.student, one.reasons) for one in summarise(students).reviews] == [
        ("bob?[31m", ("not graded: the file is empty",)),
        ("cyd", ("needs a look: it was mended",)),
        ("dan", ("crashed: test-0",)),
    ]


def test_unusual_results_are_looked_at_in_a_class_that_has_usual_ones() -> None:
    usual = [student(f"s{n}", [1, 1, 1, 1, 1, n % 2, n % 3 > 0, 0]) for n in range(30)]
    odd = student("odd", [0, 0, 0, 1, 1, 1, 1, 1])
    found = {one.student: one.reasons for one in summarise([*usual, odd]).reviews}
    assert list(found) == ["odd"] and "class finds hard" in found["odd"][0]
    absent = student("none", [0] * 8)
    assert summarise([*usual, absent]).reviews[0].reasons == ("far below the class",)
    assert summarise([*usual[:15], odd, absent]).reviews == ()
