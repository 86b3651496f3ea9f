"""Whose a hand-in is: of one student, or of each of a team, as an LMS's list of groups has it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tito.errors import FileError
from tito.files import read_bytes
from tito.lms.filenames import Origin, plain_name
from tito.lms.table import ROSTER_LOGINS, Participant, login_of, read_table

#: The columns of Canvas' list of a group set; of another list, whatever is called alike.
GROUPS = ("group_name", "group name", "group", "groups")
MEMBERS = ("login_id", *ROSTER_LOGINS)
GROUPS_STEP = (
    "Export Canvas' group set, or make a CSV file of two columns, Username and Group; "
    "each group has a name of its own."
)


def read_groups(path: Path) -> dict[str, list[str]]:
    """The logins of each group, by its name as ids have it.

    Raises FileError where the file is no list of groups, or names two of them alike.
    """
    table = read_table(read_bytes(path, GROUPS_STEP), str(path), GROUPS_STEP)
    member, group = table.first_of(MEMBERS), table.first_of(GROUPS)
    if not (member and group):
        raise FileError("has not the columns of a list of groups", str(path), GROUPS_STEP)
    found, names = defaultdict[str, list[str]](list), dict[str, str]()
    for row in table.rows:
        name, login = table.cell(row, group), table.cell(row, member)
        if name and login:
            other = names.setdefault(plain_name(name), name)
            if other != name:
                what = f"{other!r} and {name!r} differ in signs only"
                raise FileError(what, str(path), GROUPS_STEP)
            found[plain_name(name)].append(login)
    return dict(found)


def students_of(
    people: Sequence[Participant], groups: Mapping[str, list[str]], origin: Origin
) -> tuple[list[str], str]:
    """Who handed in, of a team all its members; or why that is not known."""
    if origin.layout != "nbgrader" and (team := groups.get(plain_name(origin.name))):
        return team, ""
    student, reason = login_of(people, origin) if people else (origin.student, "")
    return [student], reason
