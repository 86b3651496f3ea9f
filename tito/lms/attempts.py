"""Which files of a source may be somebody's hand-in, whose, and which of them counts."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tito.course import Course, Module
from tito.lms.archive import Entry
from tito.lms.collection import Left
from tito.lms.filenames import Origin, lms_number, origin_of, read_time
from tito.lms.roster import Person, login_of
from tito.lms.submitted_folder import TIMESTAMP
from tito.submission.files import SUFFIXES
from tito.text import folded

FORBIDDEN = re.compile(r"""[/\\:*?"<>|\[\]]""")
LONGEST_STUDENT = 200  # bytes: file systems allow 255
LONGEST_TIMESTAMP = 100  # bytes
COPY = re.compile(r"(?: ?\(([0-9]{1,4})\)|-([0-9]{1,4}))\Z")  # a browser's and Canvas' numbers
ARCHIVES = (".zip", ".gz", ".tar", ".7z", ".rar")
#: The timestamp.txt of each folder that nbgrader made, and the time in it.
Times = dict[tuple[str, ...], tuple[Entry, datetime | None]]


@dataclass(frozen=True)
class Attempt:
    """A file that somebody may have handed in."""

    entry: Entry
    origin: Origin
    student: str
    time: datetime | None
    timestamp: str = ""  # the file that the time was read from

    @property
    def suffix(self) -> str:
        """What kind of file it is: `.ipynb` or `.py`."""
        return Path(self.origin.file).suffix.lower()


def read_times(course: Course, entries: Iterable[Entry]) -> Times:
    """Read each timestamp.txt of nbgrader's layouts; in an LMS's, a student could hand one in."""
    times: Times = {}
    names = {module.name for module in course.modules}
    for entry in entries:
        if entry.fault or entry.parts[-1] != TIMESTAMP or entry.size > LONGEST_TIMESTAMP:
            continue
        origin = origin_of(entry.parts, names)
        if origin and origin.layout == "nbgrader":
            text = entry.read()[0].decode("utf-8", errors="replace")
            times[entry.parts[:-1]] = entry, read_time(text)
    return times


def find_attempts(
    course: Course, module: Module, entries: Iterable[Entry], people: list[Person], times: Times
) -> tuple[list[Attempt], list[Left]]:
    """Part what may be somebody's hand-in from what is not."""
    attempts, left = [], []
    names = {each.name for each in course.modules}
    for entry in entries:
        origin = None if entry.fault else origin_of(entry.parts, names)
        reason = entry.fault or _not_a_hand_in(module, names, entry, origin)
        student = ""
        if origin and not reason:
            student = origin.student
            if people and origin.layout == "nbgrader":
                known = any(folded(person.login) == folded(student) for person in people)
                reason = "" if known else f"{student} is not in the roster"
            elif people:
                student, reason = login_of(people, origin)
            reason = reason or _fault_of_student(student)
        if reason or not origin:
            left.append(Left(entry.name, reason))
            continue
        # A student may have handed in one in a folder below: it is not asked.
        stamp, time = times.get(entry.parts[: origin.depth], (None, None))
        name = stamp.name if stamp else ""
        attempts.append(Attempt(entry, origin, student, time or origin.time, name))
    return attempts, left


def _not_a_hand_in(
    module: Module, names: Collection[str], entry: Entry, origin: Origin | None
) -> str:
    """Why a file is nobody's hand-in of this module, or nothing."""
    if any(part.startswith((".", "__")) for part in entry.parts):
        return "was left behind by an editor or an operating system"
    if origin is None:
        return "is not named or placed as Canvas, Moodle or nbgrader do it"
    if origin.problem:
        return origin.problem
    if origin.assignment not in ("", module.name):
        return f"belongs to {origin.assignment}"
    suffix = Path(origin.file).suffix.lower()
    if suffix in ARCHIVES:
        return "is an archive: put the notebook in it in its place, under its name"
    if suffix not in SUFFIXES:
        return "is neither a notebook nor a .py file"
    title, _, _ = _title(origin.file)
    return f"belongs to {title}" if title in names and title != module.name else ""


def _title(file: str) -> tuple[str, int, bool]:
    """A file's name without suffix and number; the number; whether a browser gave it."""
    stem = Path(file).stem
    match = COPY.search(stem)
    if not match:
        return stem, 0, False
    return stem[: match.start()], int(match[1] or match[2]), bool(match[1])


def _fault_of_student(student: str) -> str:
    """Why a student id is no good as a folder's name, in a spreadsheet or for nbgrader."""
    odd = not student.isprintable() or FORBIDDEN.search(student)
    if odd or not re.match(r"(?!__)\w", student) or student.endswith((".", " ")):
        return f"{student!r} cannot be a student id"
    long = len(student.encode()) > LONGEST_STUDENT
    return "its student id is too long for a folder's name" if long else ""


def clashes(submitted: Path, attempts: Sequence[Attempt]) -> dict[Attempt, str]:
    """Attempts whose student may be taken for another one, in the source or in submitted/."""
    present = [entry.name for entry in submitted.iterdir()] if submitted.is_dir() else []
    same_name, same_number = defaultdict(set), defaultdict(set)
    for student in present:
        same_name[folded(student)].add(student)
        same_number[lms_number(student)].add(student)
    for one in attempts:
        same_name[folded(one.student)].add(one.student)
        same_number[one.origin.number].add(one.student)
    found = {}
    for one in attempts:
        if others := same_name[folded(one.student)] - {one.student}:
            found[one] = f"{one.student} and {min(others)} differ in case or encoding only"
        elif one.origin.number and (others := same_number[one.origin.number] - {one.student}):
            found[one] = f"{one.student} and {min(others)} have the same number: rename one folder"
    return found


def rank(module: Module, one: Attempt) -> tuple[object, ...]:
    """What makes an attempt the one that counts; the grader chooses a file in the same way."""
    title, number, by_browser = _title(one.origin.file)
    named = 0
    if title == module.name:
        named = 1 if by_browser or (number and one.origin.layout != "Canvas") else 2
    nearness = -len(one.entry.parts)
    order = (one.origin.order, number, one.entry.changed, one.entry.name)
    return one.time or datetime.min, named, one.suffix == ".ipynb", nearness, *order
