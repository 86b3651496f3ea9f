"""Texts that others wrote, made harmless to show and fit to compare."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

SCHEME = "".join(rf"{letter}\s*" for letter in "javascript") + ":"
INERT = re.compile(rf"<(?=[a-z/!?])|&(?=[#a-z])|{SCHEME}|vbscript:|data:", re.IGNORECASE)


def printable(text: str) -> str:
    """A text without characters that steer a terminal or turn text round."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def inert(text: str) -> str:
    """Markdown of the student's in which no HTML and no link can run a script.

    A space of no width parts what would. So it looks as before, in code and in prose.
    """
    return INERT.sub(lambda found: f"{found[0][0]}\u200b{found[0][1:]}", text)


def folded(text: str) -> str:
    """A text such that two are equal if a person, an LMS or a file system takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def number(points: float) -> str:
    """Points with a decimal point, rounded half up to the two decimals that LMSs keep."""
    rounded = Decimal(str(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize() + 0:f}"  # + 0: no -0
