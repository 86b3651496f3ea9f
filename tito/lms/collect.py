"""Puts the hand-ins of a module into autograders/submitted, from what an LMS or nbgrader gave."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from tito.course import Course, Module
from tito.lms.archive import ArchiveMember, open_source
from tito.lms.filenames import Origin, lms_number, not_a_hand_in, not_a_student, origin_of
from tito.lms.groups import read_groups, students_of
from tito.lms.submitted_folder import TIMESTAMP, Placed, place
from tito.lms.table import read_roster
from tito.module.source import read_cells
from tito.submission.files import MOST_READ, Cells, holds_work
from tito.submission.recovery import read_submission
from tito.text import folded, printable
from tito.times import read_time, unread

MOST_BYTES = 4 * 10**9  # of one source, unpacked
LONGEST_TIMESTAMP = 100  # bytes
NAMED, WIDTH = 3, 80  # files that a reason is followed by, letters of each
#: The timestamp.txt of each folder that nbgrader made: its name, and what it says.
Timestamps = dict[tuple[str, ...], tuple[str, str]]


@dataclass(frozen=True)
class Collected:
    """A hand-in that stands in submitted/. `name` is its file in the source.

    `late` is Canvas' word, which says no time; `timestamp` is the file that nbgrader's time was
    read from.
    """

    student: str
    name: str
    placed: Placed
    late: bool = False
    timestamp: str = ""
    note: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A file of the source that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Collection:
    """Every file of a source, each in one of the two."""

    collected: tuple[Collected, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Upload:
    """A file that somebody may have handed in; `doubt` says why its time is not known."""

    member: ArchiveMember
    origin: Origin
    student: str
    time: datetime | None
    timestamp: str = ""  # the file that the time was read from
    doubt: str = ""


def collect(
    course: Course,
    module: Module,
    source: Path,
    roster: Path | None = None,
    groups: Path | None = None,
) -> Collection:
    """Collect the hand-ins of a module from a folder or a zip.

    `roster` names the students, `groups` the members of teams: each gets what the team handed in.
    Of several uploads the latest is taken. What stands in submitted/ and differs is kept in
    submitted/STUDENT/.earlier before a newer one takes its place. Every file of the source is
    in the result. Raises FileError where the source or the roster is no good as a whole.
    """
    people, teams = read_roster(roster) if roster else [], read_groups(groups) if groups else {}
    who = partial(students_of, people, teams)
    submitted = course.autograders / "submitted"
    names = {each.name for each in course.modules}
    with open_source(source) as members:
        stamps = _timestamps(members, names)
        times = {name for name, _ in stamps.values()}
        others = [member for member in members if member.name not in times]
        found = [one for m in others for one in _uploads(m, module, names, who, stamps)]
        uploads = [one for one in found if isinstance(one, Upload)]
        clashing = _clashes(submitted, uploads)
        taken = list(_take(submitted, module, (one for one in uploads if one not in clashing)))
    collected = tuple(one for one in taken if isinstance(one, Collected))
    left = [one for one in (*found, *taken) if isinstance(one, LeftOut)]
    left += [LeftOut(one.member.name, reason) for one, reason in clashing.items()]
    unused = times - {one.timestamp for one in collected}
    left += [LeftOut(name, "is the time of nothing that was taken") for name in unused]
    return Collection(collected, tuple(sorted(left, key=lambda one: one.name)))


def _timestamps(members: Iterable[ArchiveMember], names: set[str]) -> Timestamps:
    """Read each timestamp.txt of nbgrader's layouts; in an LMS's, a student could hand one in."""
    found: Timestamps = {}
    for member in members:
        if member.fault or member.parts[-1] != TIMESTAMP or member.size > LONGEST_TIMESTAMP:
            continue
        if origin_of(member.parts, names).layout == "nbgrader":
            text = member.read()[0].decode("utf-8", errors="replace")
            found[member.parts[:-1]] = member.name, text
    return found


def _uploads(
    member: ArchiveMember,
    module: Module,
    names: set[str],
    who: Callable[[Origin], tuple[list[str], str]],
    stamps: Timestamps,
) -> Iterator[Upload | LeftOut]:
    """What may be the hand-in of somebody, or of each of a team; or why it is not."""
    if member.fault:
        yield LeftOut(member.name, member.fault)
        return
    origin = origin_of(member.parts, names)
    students, reason = [origin.student], not_a_hand_in(member.parts, origin, module.name, names)
    if not reason:
        students, reason = who(origin)
    if reason := reason or next(filter(None, map(not_a_student, students)), ""):
        yield LeftOut(member.name, reason)
        return
    # A student may have handed in one in a folder below: it is not asked.
    stamp, text = stamps.get(member.parts[: origin.depth], ("", origin.time))
    time, doubt = read_time(text) or read_time(origin.time), ""
    if not time and (stamp or text):
        where = TIMESTAMP if stamp else "folder's name"
        doubt = f"no time can be read from its {where}: {unread(text)}"
    if len(students) > 1:
        origin = replace(origin, number="")  # is the team's, or of one of them
    for student in students:
        yield Upload(member, origin, student, time, stamp, doubt)


def _clashes(submitted: Path, uploads: Sequence[Upload]) -> dict[Upload, str]:
    """Uploads whose student may be taken for another one, in the source or in submitted/."""
    present = [entry.name for entry in submitted.iterdir()] if submitted.is_dir() else []
    same_name, same_number = defaultdict(set), defaultdict(set)
    seen = [(student, lms_number(student)) for student in present]
    seen += [(one.student, one.origin.number) for one in uploads]
    for student, number in seen:
        same_name[folded(student)].add(student)
        same_number[number].add(student)
    found = {}
    for one in uploads:
        if others := same_name[folded(one.student)] - {one.student}:
            found[one] = f"{one.student} and {min(others)} differ in case or encoding only"
        elif one.origin.number and (others := same_number[one.origin.number] - {one.student}):
            found[one] = f"{one.student} and {min(others)} have the same number: rename one folder"
    return found


def _rank(module: Module, one: Upload) -> tuple[object, ...]:
    """What makes an upload the one that counts; the grader chooses a file in the same way."""
    title, number, by_browser = one.origin.title
    is_copy = by_browser or (number and one.origin.layout != "Canvas")
    named = (1 if is_copy else 2) if title == module.name else 0
    what = (one.time or datetime.min, named, one.origin.suffix == ".ipynb")
    nearness = -len(one.member.parts)
    return *what, nearness, one.origin.order, number, one.member.changed, one.member.name


def _take(
    submitted: Path, module: Module, uploads: Iterable[Upload]
) -> Iterator[Collected | LeftOut]:
    """Put the upload of each student that counts into submitted/."""
    students, cells = defaultdict(list), cache(partial(read_cells, module))
    for one in uploads:
        students[one.student].append(one)
    total = 0
    for _, several in sorted(students.items()):
        best, doubt = _that_counts(module, several, cells)
        for one in several:
            if one is not best:
                is_earlier = one.time and best.time and one.time < best.time
                reason = "an earlier attempt" if is_earlier else "another file was taken"
                yield LeftOut(one.member.name, reason)
        total += best.member.size
        if total > MOST_BYTES:
            reason = f"the source holds more than {MOST_BYTES // 10**9} GB: collect it in parts"
            yield LeftOut(best.member.name, reason)
        else:
            yield _put(submitted, module, best, doubt, cells)


def _that_counts(module: Module, several: Sequence[Upload], cells: Cells) -> tuple[Upload, str]:
    """The upload of a student that counts: the best that holds work. A doubt, where two do."""

    def works(one: Upload) -> bool:
        return holds_work(read_submission(one.member.read()[0], one.origin.file, cells()), cells())

    ranked = sorted(several, key=partial(_rank, module), reverse=True)
    if len(ranked) == 1:
        return ranked[0], ""
    best = next(filter(works, ranked[:MOST_READ]), ranked[0])
    others = [one for one in ranked[:MOST_READ] if one is not best and one.time == best.time]
    data = best.member.read()[0]
    rivals = [one.origin.file for one in others if one.member.read()[0] != data and works(one)]
    return best, f"{' and '.join(rivals)} holds work, too: compare them" if rivals else ""


def _put(
    submitted: Path, module: Module, best: Upload, doubt: str, cells: Cells
) -> Collected | LeftOut:
    placed, (data, note) = None, best.member.read()
    if not note:
        name = f"{module.name}{best.origin.suffix}"
        placed, note = place(submitted, best.student, name, data, best.time, cells)
    if placed is None:
        return LeftOut(best.member.name, note)
    note, late = "; ".join(filter(None, (note, best.doubt, doubt))), best.origin.late
    return Collected(best.student, best.member.name, placed, late, best.timestamp, note)


def lines(collection: Collection) -> list[str]:
    """What is to be said: counts, whoever is late or replaced, and what was left out."""
    placed = Counter(one.placed for one in collection.collected)
    counts = [f"{placed[how]} {how.value}" for how in Placed]
    number = len(collection.left_out)
    said = [f"{', '.join(counts)}; {number} file{'' if number == 1 else 's'} left out"]
    for one in collection.collected:
        replaced = one.placed.value if one.placed is Placed.REPLACED else ""
        about = ", ".join(filter(None, (replaced, "late" if one.late else "", one.note)))
        said += [f"{one.student}: {about}"] if about else []
    reasons = defaultdict(list)
    for left in collection.left_out:
        reasons[left.reason].append(left.name)
    for reason, names in reasons.items():
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        # The end of a long name tells more than its start.
        first = (n if len(n) <= WIDTH else f"...{n[-WIDTH:]}" for n in names[:NAMED])
        said.append(f"left out: {', '.join(first)}{more}: {reason}")
    return [printable(line) for line in said]
