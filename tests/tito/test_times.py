"""A time is read where it can mean one moment only; everything else is refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tito.written_times import READ, REFUSED
from tito.times import read_time, time_text, unread


@pytest.mark.parametrize("text", READ, ids=repr)
def test_what_names_a_moment_is_read_in_utc(text: str) -> None:
    assert str(read_time(text)) == READ[text]


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_what_may_be_another_moment_is_refused(text: str) -> None:
    assert read_time(text) is None


def test_a_zone_is_not_taken_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.tzname", ("CET", "CEST"))
    assert read_time("2026-07-01 12:00:00 CEST") is None
    assert read_time("2026-07-01 12:00:00") == datetime(2026, 7, 1, 12)


@given(st.datetimes(datetime(1000, 1, 1)))
def test_a_time_that_was_written_is_read(time: datetime) -> None:
    assert read_time(time_text(time)) == time
    assert read_time(time_text(time, "auto")) == time
    assert read_time(time.replace(tzinfo=UTC).isoformat()) == time


WORDS = "2026 07 1 12:00 : - / . , T Z UTC +02 -1 am A Jul Wed of h EST Europe/Berlin ( ) 1e9 \x00"
WORD = st.sampled_from([*WORDS.split(" "), " "])


@given(st.lists(WORD, max_size=9).map("".join) | st.text(max_size=30))
def test_no_text_raises_and_what_is_said_of_it_is_one_printable_line(text: str) -> None:
    read_time(text)
    assert unread(text).isprintable() and len(unread(text)) < 200
