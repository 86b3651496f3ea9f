"""A time that a person or nbgrader wrote: read where it can mean one moment only, and written."""

import re
from datetime import UTC, datetime

from tito.text import shown

FORM = "2026-07-01 12:00:00 UTC (or +0200, or Europe/Berlin)"
NAMED = re.compile(r"(.+\d) +([A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)", re.DOTALL)  # as IANA names zones
COMMENT = re.compile(r"(?<=[ CT][+-][0-9]{4}) \([^()]*\)\Z")  # of an offset: +0200 (CEST)
SIGNED = re.compile(r"(?:UTC|GMT) ?(?=[+-][0-9])")  # dateutil reads UTC+2 as west of Greenwich
LETTER = re.compile(r"(?<![a-z])[a-y]\Z", re.IGNORECASE)  # A: before noon, or a zone of armies
YEAR_FIRST = re.compile(r"[0-9]{4}(?:\D([0-9]{1,2})\D)?")
#: What is not said is taken from these: where they lead to two times, something is missing.
DEFAULTS = (datetime(2001, 2, 3, 4, 5), datetime(2004, 6, 7, 8, 9))


def read_time(text: str) -> datetime | None:
    """The moment that a text names, in UTC and without its zone; None where it names none.

    It must say the whole date and the time of day, and nothing that can be read in two ways:
    03/04/2026, a year of two digits, or an abbreviation like CST. A zone is UTC, an offset or a
    name like Europe/Berlin; without one it is UTC, as nbgrader has it.
    """
    from dateutil import parser

    said = COMMENT.sub("", text.strip())
    named = NAMED.fullmatch(said)
    said = SIGNED.sub("", named[1] if named else said)
    begin = YEAR_FIRST.match(said)
    try:
        time, other = (
            parser.parse(said, default=default, dayfirst=turned, tzinfos=_offset)
            for default, turned in zip(DEFAULTS, (False, not begin), strict=True)
        )
        is_turned = begin and begin[1] and int(begin[1]) != time.month
        if time != other or is_turned or f"{time.year:04}" not in said or LETTER.search(said):
            return None
        time = _in_zone(time, named[2]) if named else time
        return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
    except (ValueError, OverflowError):
        return None


def _offset(name: str | None, seconds: int | None) -> int | None:
    """What dateutil asks of a zone; one with a name may be UTC only."""
    if name not in (None, "UTC", "GMT", "Z"):
        raise ValueError(name)
    return seconds


def _in_zone(time: datetime, name: str) -> datetime:
    from dateutil import tz

    zone = tz.gettz(name)
    if time.tzinfo or not isinstance(zone, tz.tzfile):
        raise ValueError(name)
    return time.replace(tzinfo=zone)


def unread(text: str) -> str:
    """Why a text is not read as a time."""
    return f"{shown(text, 60)!r} is not of the form {FORM}"


def time_text(time: datetime, precision: str = "microseconds") -> str:
    """A time as nbgrader's timestamp.txt has it."""
    return f"{time.isoformat(' ', precision)} UTC"
