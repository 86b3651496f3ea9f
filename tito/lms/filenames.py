"""Whose a file is, read from the names that Canvas, Moodle and nbgrader give it.

Canvas (its ContentZipper): NAME_LATE_USER_ATTACHMENT_file, all in one folder; NAME is the sortable
name in lower case without spaces, LATE stands there or not, numbers of attachments grow with
time. In anonymous assignments anon_CODE stands for NAME_USER, in group assignments the group's
name and one member's USER.
Moodle (mod_assign): Full Name_NUMBER_assignsubmission_file/file, the folder with a `_` at its end
before 4.1, or one flat name; NUMBER is the participant's in this one assignment.
nbgrader: student+assignment+time+random/file in the exchange, STUDENT/ASSIGNMENT/file elsewhere.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

CANVAS = re.compile(
    r"(?:(?P<name>.*?)_)??(?P<late>LATE_)?(?:anon_(?P<code>[0-9A-Za-z]+)|(?P<number>[0-9]{1,20}))_"
    r"(?:(?P<order>[0-9]{1,20})_(?P<file>.+)|(?:text|link)\.html)",
    re.DOTALL,
)
MOODLE = re.compile(
    r"(?P<name>[^_]*)(?:_(?P<number>[0-9]{1,20}))?"
    r"_assignsubmission_(?P<kind>file|onlinetext)(?:_(?P<file>.*))?",
    re.DOTALL,
)
EXCHANGE = re.compile(
    r"(?P<student>.+)\+(?P<assignment>[^+]+)"
    r"\+(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[ _T][^+]+)(?:\+[0-9A-Za-z_-]+)?",
    re.DOTALL,
)
#: nbgrader's own folders: none of them is a student.
STEPS = ("source", "release", "submitted", "autograded", "feedback", "downloaded")
NUMBER_AT_END = re.compile(r"-([0-9]{1,20})\Z")
LONGEST_NAME = 40
TYPED = "is text typed into the LMS, not a file"
UNPACKED = "lies in a folder that is named like one student's upload"


@dataclass(frozen=True)
class Origin:
    """Where a file comes from. `student` is nbgrader's id, or made from the LMS's name and number.

    `file` is what the student called it, `depth` the number of folders down to what is the
    student's, `order` grows with every upload, `problem` says why it is nobody's hand-in.
    """

    layout: str
    student: str
    file: str
    name: str = ""
    number: str = ""
    assignment: str = ""
    depth: int = 0
    late: bool = False
    order: int = 0
    time: datetime | None = None
    problem: str = ""


def origin_of(parts: Sequence[str], modules: Collection[str]) -> Origin | None:
    """Read whose a file is. The outermost name decides: students choose the inner ones."""
    for depth, part in enumerate(parts[:-1]):
        moodle = MOODLE.fullmatch(part)
        if CANVAS.fullmatch(part) or (moodle and moodle["file"]):
            return Origin("none", "", parts[-1], problem=UNPACKED)
        if match := EXCHANGE.fullmatch(part):
            student, assignment, time = match["student"], match["assignment"], match["time"]
            when = read_time(f"{time[:10]} {time[11:].replace('_', ':')}")  # no `:` on Windows
            about = Origin("nbgrader", student, parts[-1], assignment=assignment, time=when)
            return replace(about, depth=depth + 1)
        if moodle:
            return _of_moodle(moodle, parts[-1])
        if depth and part in modules and parts[depth - 1] not in STEPS:
            about = Origin("nbgrader", parts[depth - 1], parts[-1], assignment=part)
            return replace(about, depth=depth + 1)
    if match := MOODLE.fullmatch(parts[-1]):
        return _of_moodle(match, match["file"] or "")
    if match := CANVAS.fullmatch(parts[-1]):
        return _of_canvas(match)
    return None


def _of_moodle(match: re.Match[str], file: str) -> Origin:
    name, number, problem = match["name"], match["number"] or "", ""
    if match["kind"] == "onlinetext":
        problem = TYPED
    elif not number:
        problem = "is of Moodle's default group, not of one student"
    return Origin("Moodle", student_of(name, number), file, name, number, problem=problem)


def _of_canvas(match: re.Match[str]) -> Origin:
    name, number = match["name"] or "", match["number"] or ""
    # Not joined by "-": a code may be all digits, and is no number to send marks to.
    student = f"anon_{match['code']}" if match["code"] else student_of(name, number)
    problem = "" if match["file"] else TYPED
    about = Origin("Canvas", student, match["file"] or "", name, number, problem=problem)
    return replace(about, late=bool(match["late"]), order=int(match["order"] or 0))


def plain_name(name: str) -> str:
    """A person's name as ids have it: letters and digits, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFC", name).lower() if c.isalnum())


def student_of(name: str, number: str) -> str:
    """Make a student id from what the LMS says: `doejane-4711`."""
    return f"{plain_name(name)[:LONGEST_NAME] or 'student'}-{number}"


def lms_number(student: str) -> str:
    """The LMS's number at the end of a student id, or nothing."""
    match = NUMBER_AT_END.search(student)
    return match[1] if match else ""


def read_time(text: str) -> datetime | None:
    """Read a time as nbgrader writes it; in UTC, without its zone. None where there is none."""
    from dateutil import parser, tz  # nbgrader reads it with this, too

    if not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None

    def zone(name: str | None, offset: int | None) -> object:
        return tz.gettz(name) if name and offset is None else offset

    try:
        time: datetime = parser.parse(text.strip(), tzinfos=zone)
        return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
    except (ValueError, OverflowError):
        return None


def time_text(time: datetime) -> str:
    """A time as nbgrader's timestamp.txt has it."""
    return f"{time.isoformat(' ', 'microseconds')} UTC"
