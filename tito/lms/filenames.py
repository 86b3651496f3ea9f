"""Whose a file is, read from the names that Canvas, Moodle and nbgrader give it.

Canvas (its ContentZipper): NAME_LATE_USER_ATTACHMENT_file, all in one folder; NAME is the sortable
name in lower case without spaces, LATE stands there or not, numbers of attachments grow with
time. In anonymous assignments anon_CODE stands for NAME_USER, in group assignments the group's
name and one member's USER.
Moodle (mod_assign): Full Name_NUMBER_assignsubmission_file/file, the folder with a `_` at its end
before 4.1, or one flat name; NUMBER is the participant's in this one assignment. Of a team, Full
Name and NUMBER are the group's.
nbgrader: student+assignment+time+random/file in the exchange, STUDENT/ASSIGNMENT/file elsewhere.

nbgrader's ids are logins, or what is made here of the LMS's name and number: `doejane-4711`, the
name so that people know them, the number so that marks find back.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tito.submission.files import ARCHIVES, SUFFIXES

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
    r"\+(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[ _T](?:[^+]|(?<= )\+)+)(?:\+[0-9A-Za-z_-]+)?",
    re.DOTALL,
)
#: nbgrader's own folders: none of them is a student.
STEPS = ("source", "release", "submitted", "autograded", "feedback", "downloaded")
COPY = re.compile(r"(?: ?\(([0-9]{1,4})\)|-([0-9]{1,4}))\Z")  # a browser's and Canvas' numbers
FORBIDDEN = re.compile(r"""[/\\:*?"<>|\[\]]""")
LONGEST_NAME = 40  # letters of one in an id
LONGEST_STUDENT = 200  # bytes: file systems allow 255
NOT_NAMED = "is not named or placed as Canvas, Moodle or nbgrader do it"
TYPED = "is text typed into the LMS, not a file"
DEFAULT_GROUP = (
    "is of Moodle's default group, of students who are in no group: put it into the folders of "
    "those who handed it in"
)
UNPACKED = "lies in a folder that is named like one student's upload"


@dataclass(frozen=True)
class Origin:
    """Where a file comes from. `student` is nbgrader's id, or made from the LMS's name and number.

    `file` is what the student called it, `depth` the number of folders down to what is the
    student's, `time` is what the exchange's folder says, `order` grows with every upload,
    `problem` says why it is nobody's hand-in.
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
    time: str = ""
    problem: str = ""

    @property
    def suffix(self) -> str:
        """What kind of file it is: `.ipynb` or `.py`."""
        return Path(self.file).suffix.lower()

    @property
    def title(self) -> tuple[str, int, bool]:
        """The file's name without suffix and number; the number; whether a browser gave it."""
        stem = Path(self.file).stem
        match = COPY.search(stem)
        if not match:
            return stem, 0, False
        return stem[: match.start()], int(match[1] or match[2]), bool(match[1])


def plain_name(name: str) -> str:
    """A person's name as ids have it: letters and digits, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFC", name).lower() if c.isalnum())


def student_of(name: str, number: str) -> str:
    """Make a student id from what the LMS says: `doejane-4711`."""
    return f"{plain_name(name)[:LONGEST_NAME] or 'student'}-{number}"


def lms_number(student: str) -> str:
    """The LMS's number at the end of a student id, or nothing."""
    match = re.search(r"-([0-9]{1,20})\Z", student)
    return match[1] if match else ""


def origin_of(parts: Sequence[str], modules: Collection[str]) -> Origin:
    """Read whose a file is. The outermost name decides: students choose the inner ones."""
    *folders, file = parts
    for depth, (above, part) in enumerate(pairwise(["", *folders]), 1):
        moodle = MOODLE.fullmatch(part)
        if CANVAS.fullmatch(part) or (moodle and moodle["file"]):
            return Origin("none", "", file, problem=UNPACKED)
        if match := EXCHANGE.fullmatch(part):
            day, hour = match["time"][:10], match["time"][11:].replace("_", ":")  # as on Windows
            student, assignment, time = match["student"], match["assignment"], f"{day} {hour}"
            return Origin("nbgrader", student, file, assignment=assignment, depth=depth, time=time)
        if moodle:
            return _of_moodle(moodle, file)
        if above and part in modules and above not in STEPS:
            return Origin("nbgrader", above, file, assignment=part, depth=depth)
    if match := MOODLE.fullmatch(file):
        return _of_moodle(match, match["file"] or "")
    match = CANVAS.fullmatch(file)
    return _of_canvas(match) if match else Origin("none", "", file, problem=NOT_NAMED)


def _of_moodle(match: re.Match[str], file: str) -> Origin:
    name, number, problem = match["name"], match["number"] or "", ""
    if match["kind"] == "onlinetext":
        problem = TYPED
    elif not number:
        problem = DEFAULT_GROUP
    return Origin("Moodle", student_of(name, number), file, name, number, problem=problem)


def _of_canvas(match: re.Match[str]) -> Origin:
    name, number, file = (match[part] or "" for part in ("name", "number", "file"))
    # Not joined by "-": a code may be all digits, and is no number to send marks to.
    student = f"anon_{match['code']}" if match["code"] else student_of(name, number)
    late, order = bool(match["late"]), int(match["order"] or 0)
    problem = "" if file else TYPED
    return Origin("Canvas", student, file, name, number, late=late, order=order, problem=problem)


def not_a_hand_in(
    parts: Sequence[str], origin: Origin, name: str, modules: Collection[str]
) -> str:
    """Why a file is nobody's hand-in of the module of this name, or nothing."""
    if any(part.startswith((".", "__")) for part in parts):
        return "was left behind by an editor or an operating system"
    if origin.problem:
        return origin.problem
    if origin.assignment not in ("", name):
        return f"belongs to {origin.assignment}"
    if origin.suffix in ARCHIVES:
        return "is an archive: put the notebook in it in its place, under its name"
    if origin.suffix not in SUFFIXES:
        return "is neither a notebook nor a .py file"
    title, _, _ = origin.title
    return f"belongs to {title}" if title in modules and title != name else ""


def not_a_student(student: str) -> str:
    """Why a student id is no good as a folder's name, in a spreadsheet or for nbgrader."""
    odd = not student.isprintable() or FORBIDDEN.search(student)
    if odd or not re.match(r"(?!__)\w", student) or student.endswith((".", " ")):
        return f"{student!r} cannot be a student id"
    long = len(student.encode()) > LONGEST_STUDENT
    return "its student id is too long for a folder's name" if long else ""
