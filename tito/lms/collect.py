"""Puts the hand-ins of a module into autograders/submitted, from what an LMS or nbgrader gave.

Students are named as nbgrader's exchange names them, or after the roster's login, or else
`doejane-4711`: the name so that people know them, the LMS's number so that marks find back
(`tito.lms.matching`).
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from tito.course import Course, Module
from tito.errors import FileError
from tito.lms.archive import open_source
from tito.lms.attempts import Attempt, clashes, find_attempts, rank, read_times
from tito.lms.collection import Collected, Collection, Left
from tito.lms.roster import Person, read_roster
from tito.lms.submitted_folder import TIMESTAMP, place

MOST_BYTES = 4 * 10**9  # of one source, unpacked


def collect(
    course: Course, module: Module, source: Path, roster: Path | None = None
) -> Collection:
    """Collect the hand-ins of a module from a folder or a zip.

    Of several attempts the latest is taken. What stands in submitted/ and differs is kept in
    submitted/STUDENT/.earlier before a newer one takes its place. Every file of the source is
    in the result. Raises FileError where the source or the roster is no good as a whole.
    """
    people = _people(roster)
    submitted = course.autograders / "submitted"
    with open_source(source) as entries:
        times = read_times(course, entries)
        stamps = [entry for entry, _ in times.values()]
        names = {stamp.name for stamp in stamps}
        others = [entry for entry in entries if entry.name not in names]
        attempts, left = find_attempts(course, module, others, people, times)
        clashing = clashes(submitted, attempts)
        left += [Left(one.entry.name, reason) for one, reason in clashing.items()]
        found = _take(submitted, module, (one for one in attempts if one not in clashing))
    collected = [one for one in found if isinstance(one, Collected)]
    left += [one for one in found if isinstance(one, Left)]
    used = {one.timestamp for one in collected}
    reason = "is the time of nothing that was taken"
    left += [Left(stamp.name, reason) for stamp in stamps if stamp.name not in used]
    return Collection(tuple(collected), tuple(sorted(left, key=lambda one: one.name)))


def _people(roster: Path | None) -> list[Person]:
    people = read_roster(roster) if roster else []
    if roster and not any(person.login for person in people):
        step = "It needs a column SIS Login ID, Username or Email address."
        raise FileError("has no logins", str(roster), step)
    return people


def _take(submitted: Path, module: Module, attempts: Iterable[Attempt]) -> list[Collected | Left]:
    """Put the attempt of each student that counts into submitted/."""
    students = defaultdict(list)
    for one in attempts:
        students[one.student].append(one)
    found: list[Collected | Left] = []
    total = 0
    for _, several in sorted(students.items()):
        best = max(several, key=partial(rank, module))
        for one in several:
            if one is not best:
                is_earlier = one.time and best.time and one.time < best.time
                reason = "an earlier attempt" if is_earlier else "another file was taken"
                found.append(Left(one.entry.name, reason))
        total += best.entry.size
        if total > MOST_BYTES:
            reason = f"the source holds more than {MOST_BYTES // 10**9} GB: collect it in parts"
            found.append(Left(best.entry.name, reason))
        else:
            found.append(_put(submitted, module, best))
    return found


def _put(submitted: Path, module: Module, best: Attempt) -> Collected | Left:
    data, fault = best.entry.read()
    if fault:
        return Left(best.entry.name, fault)
    name = f"{module.name}{best.suffix}"
    state, note = place(submitted, best.student, name, data, best.time)
    if state is None:
        return Left(best.entry.name, note)
    if best.timestamp and not best.time:
        note = "; ".join(filter(None, (note, f"no time can be read from its {TIMESTAMP}")))
    late, stamp = best.origin.late, best.timestamp
    return Collected(best.student, best.entry.name, state, late, stamp, note)
