"""Texts of others are harmless wherever they go: terminal, page, notebook, spreadsheet."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tito.text import (
    clean,
    folded,
    number,
    printable,
    read_number,
    shown,
    spreadsheet_cell,
    visible,
)

ODD = st.text() | st.text(st.characters(), max_size=9)  # half surrogate pairs, too


@given(ODD)
def test_a_terminal_gets_printable_letters_only(text: str) -> None:
    assert printable(text).isprintable() and len(printable(text)) == len(text)


@given(st.text(max_size=3000))
def test_a_text_is_shown_on_one_bounded_printable_line(text: str) -> None:
    assert len(shown(text)) <= 310 and shown(text).isprintable()


def test_what_is_cut_says_so() -> None:
    assert shown("x " * 10**5).endswith("x  ...") and len(shown("x " * 10**5)) < 310
    assert shown("x" * 20, 20) == "x" * 20
    assert visible("a\nb" * 9, 4, " (cut)") == "a\nba (cut)"


@given(ODD)
def test_a_page_and_a_file_can_hold_what_was_washed(text: str) -> None:
    seen = visible(text, 10**6)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b]", seen)
    assert (seen.encode() and clean(text).encode()) or not text.strip("\u200b") or not seen
    clean(text).encode()


@pytest.mark.parametrize("value", [None, 7, b"x", ["x"], {}])
def test_what_is_no_text_is_nothing(value: object) -> None:
    assert clean(value) == "" and visible(value, 9) == ""


def test_names_that_a_file_system_takes_for_one_are_folded_to_one() -> None:
    assert folded("J\u00fcrgen") == folded("ju\u0308RGEN") != folded("jurgen")


@given(st.text())
def test_plain_text_is_one_visible_line_that_is_no_formula(text: str) -> None:
    line = spreadsheet_cell(text)
    assert line.isprintable() and line == line.strip()
    for cell in line.split(";"):
        first = unicodedata.normalize("NFKC", cell.strip()[:1])
        assert not first.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("points", "shown"),
    [(80.0, "80"), (100.0, "100"), (0.1 + 0.2, "0.3"), (2.675, "2.68"), (-0.0, "0"), (0.0, "0")],
)
def test_points_are_rounded_half_up_to_two_decimals(points: float, shown: str) -> None:
    assert number(points) == shown
    assert read_number(shown.replace(".", ",")) == float(shown)
