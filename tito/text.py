"""Texts that others wrote, made harmless to show and fit to compare."""

import unicodedata
from decimal import ROUND_HALF_UP, Decimal


def printable(text: str) -> str:
    """A text without characters that steer a terminal or turn text round."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def folded(text: str) -> str:
    """A text such that two are equal if a person, an LMS or a file system takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def number(points: float) -> str:
    """Points with a decimal point, rounded half up to the two decimals that LMSs keep."""
    rounded = Decimal(str(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize() + 0:f}"  # + 0: no -0
