"""What is beside a hand-in is read with it: nbgrader's timestamp.txt."""

from pathlib import Path

import pytest

from tests.tito.written_times import READ, REFUSED
from tito.submission.files import Delivery, HandIn, load


def delivery(folder: Path, timestamp: str) -> Delivery:
    file = folder / "03_layers.ipynb"
    file.write_text("{}")
    (folder / "timestamp.txt").write_text(timestamp, encoding="utf-8")
    return load(HandIn("ann", file, "is called so"))


@pytest.mark.parametrize("text", READ, ids=repr)
def test_a_hand_in_comes_with_its_time_in_utc(tmp_path: Path, text: str) -> None:
    found = delivery(tmp_path, text)
    assert (found.timestamp, found.note) == (f"{READ[text]} UTC", "is called so")


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_a_time_that_is_not_known_is_quoted_and_never_guessed(tmp_path: Path, text: str) -> None:
    found = delivery(tmp_path, text)
    assert found.timestamp == ""
    assert found.note.startswith("is called so; timestamp.txt holds no time, so that nobody knows")
    said = text.replace("\x1b", "?")
    assert f": {said!r} is not of the form 2026-07-01 12:00:00 UTC" in found.note
    assert found.note.isprintable()


def test_an_empty_timestamp_says_nothing(tmp_path: Path) -> None:
    found = delivery(tmp_path, " \n")
    assert (found.timestamp, found.note) == ("", "is called so")
