"""Texts that others wrote, made harmless to show and fit to compare."""

import unicodedata


def printable(text: str) -> str:
    """A text without characters that steer a terminal or turn text round."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def folded(text: str) -> str:
    """A text such that two are equal if a person, an LMS or a file system takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
