"""What became of the files of a source: collected, or left out with a reason."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum

from tito.text import printable

NAMED = 3  # files a reason is followed by
WIDTH = 80  # letters of a name


class State(Enum):
    """What collecting did to a student's hand-in."""

    NEW = "new"
    REPLACED = "replaced"
    THERE = "already there"


@dataclass(frozen=True)
class Collected:
    """A hand-in that stands in submitted/. `name` is its file in the source.

    `late` is Canvas' word, which says no time; `timestamp` is the file that nbgrader's time was
    read from.
    """

    student: str
    name: str
    state: State
    late: bool = False
    timestamp: str = ""
    note: str = ""


@dataclass(frozen=True)
class Left:
    """A file of the source that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class Collection:
    """Every file of a source, each in one of the two."""

    collected: tuple[Collected, ...]
    left: tuple[Left, ...]


def lines(collection: Collection) -> list[str]:
    """What is to be said: counts, whoever is late or replaced, and what was left out."""
    states = Counter(one.state for one in collection.collected)
    counts = [f"{states[state]} {state.value}" for state in State]
    number = len(collection.left)
    said = [f"{', '.join(counts)}; {number} file{'' if number == 1 else 's'} left out"]
    for one in collection.collected:
        about = [one.state.value] if one.state is State.REPLACED else []
        about += ["late"] if one.late else []
        about += [one.note] if one.note else []
        said += [f"{one.student}: {', '.join(about)}"] if about else []
    reasons = defaultdict(list)
    for left in collection.left:
        reasons[left.reason].append(left.name)
    for reason, names in reasons.items():
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        said.append(f"left out: {', '.join(map(_cut, names[:NAMED]))}{more}: {reason}")
    return [printable(line) for line in said]


def _cut(name: str) -> str:
    """A name of bearable length: its end tells more than its start."""
    return name if len(name) <= WIDTH else f"...{name[-WIDTH:]}"
