"""Texts that others wrote: made harmless where they are shown or kept, and fit to compare."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

MORE = "..."  # stands for what was cut
MOST = 10**6  # letters that are kept
LONGEST_TEXT = 20_000  # letters of a text in words, and of code on a page
CUT = "\n\n(cut here: the rest is in your notebook)"
LONGEST_CELL = 1_000
FORMULA = ("=", "+", "-", "@")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b]")  # U+200B: in notebooks graded before


def clean(text: Any, limit: int = MOST) -> str:
    """A text that can be stored; half a surrogate pair cannot, nor what is no text."""
    return text[:limit].encode("utf-8", "replace").decode() if isinstance(text, str) else ""


def printable(text: str) -> str:
    """A text without characters that steer a terminal or turn text round."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def shown(text: str, limit: int = 300) -> str:
    """One printable line of bounded length."""
    start = " ".join(text[: 2 * limit].split())
    is_whole = len(start) <= limit and len(text) <= 2 * limit
    return printable(start if is_whole else f"{start[:limit]} {MORE}")


def visible(text: Any, limit: int, cut: str = f" {MORE}") -> str:
    """A text of several lines for a page; what is longer than `limit` ends with `cut`."""
    seen = CONTROLS.sub("", clean(text))
    return seen if len(seen) <= limit else seen[:limit] + cut


def spreadsheet_cell(text: str) -> str:
    """One line that a spreadsheet takes for text.

    What would start a formula gets an apostrophe in front, as OWASP recommends; after a
    semicolon, too, where the spreadsheets of some countries part the cells.
    """
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(seen.split())[:LONGEST_CELL].rstrip()
    return ";".join(map(_no_formula, line.split(";")))


def _no_formula(part: str) -> str:
    begin = part.lstrip()
    starts = unicodedata.normalize("NFKC", begin[:1]).startswith(FORMULA)
    return f"{part[: len(part) - len(begin)]}'{begin}" if starts else part


def folded(text: str) -> str:
    """A text such that two are equal if a person, an LMS or a file system takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def number(points: float) -> str:
    """Points with a decimal point, rounded half up to the two decimals that LMSs keep."""
    rounded = Decimal(str(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize() + 0:f}"  # + 0: no -0


def read_number(text: str) -> float | None:
    """A number as an LMS writes it, with a decimal point or comma; None where there is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
