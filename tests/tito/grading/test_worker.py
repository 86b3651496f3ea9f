"""What becomes of a hand-in with which the grader failed."""

import json
from dataclasses import replace

import pytest
from pebble import ProcessExpired

from tests.tito.small_class import hand_in
from tito.course import Course
from tito.grading.worker import OUT_OF_TIME, Attempt, Graded, Grader
from tito.judge.assignment import read_assignment
from tito.judge.results import Status
from tito.judge.run import ALONE, DisturbedError, Manner
from tito.submission.files import submitted

KILLED, ALARM = ProcessExpired("it died", code=-9), ProcessExpired("it died", code=-14)


@pytest.fixture
def grader(released: Course) -> Grader:
    hand_in(released, "ann", "2 * x", "It is so.")
    return Grader(read_assignment(released, released.modules[0]))


@pytest.fixture
def attempt(released: Course, grader: Grader) -> Attempt:
    (found,) = submitted(released, released.modules[0])
    return Attempt(found.load())


@pytest.mark.parametrize(
    ("error", "manner"),
    [
        (KILLED, Manner(is_mute=True)),
        (DisturbedError(is_seen=True), Manner(is_mute=True)),
        (DisturbedError(is_seen=False), ALONE),
    ],
)
def test_the_second_time_it_runs_alone_and_says_nothing_if_it_saw_hidden_tests(
    grader: Grader, attempt: Attempt, error: Exception, manner: Manner
) -> None:
    again = grader.again(attempt, error)
    assert again == replace(attempt, manner=manner)
    third = grader.again(again, KILLED)
    assert third is not None and "ended twice" in third.verdict
    assert grader.again(third, KILLED) is None


def test_what_ends_the_grader_gets_no_points_and_its_reason(
    grader: Grader, attempt: Attempt
) -> None:
    condemned = grader.again(attempt, ALARM)
    assert condemned == replace(attempt, verdict=OUT_OF_TIME)
    graded = grader(condemned)
    (test,) = graded.marks.tests
    assert (test.points, test.status, test.message) == (0, Status.CRASHED, OUT_OF_TIME)
    assert (graded.is_lost, graded.marks.status) == (False, "needs a look")
    assert OUT_OF_TIME in graded.marks.repairs and not graded.untouched
    assert "It is so." in json.dumps(json.loads(graded.notebook)["cells"])  # a person marks it


def test_what_ends_the_grader_without_being_run_is_lost(grader: Grader, attempt: Attempt) -> None:
    graded: Graded = grader.give_up(replace(attempt, verdict="why"), KILLED)
    assert graded.is_lost and graded.marks.status == "not graded"
