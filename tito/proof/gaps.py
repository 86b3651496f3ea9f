"""Gaps in a module's tests: mutants that none of them notices, and checks that do no work."""

import ast
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tito.course import Course, Module
from tito.errors import SourceError
from tito.files import read_text
from tito.module.cells import Cell, Kind
from tito.module.rules import is_check
from tito.proof.mutants import own_tests
from tito.proof.operators import DEGENERATE
from tito.proof.probes import Outcomes
from tito.proof.runs import Failures

MINIMUM = 0.95  # the share of a module's checks that must be load-bearing


@dataclass(frozen=True)
class Check:
    """A statement of a test cell that checks something: where it begins, and that line."""

    test: str
    line: int  # of the source file
    text: str

    def __str__(self) -> str:
        return f"{self.test}, line {self.line}: {self.text}"


def read_listed(course: Course, module: Module) -> tuple[list[str], list[str]]:
    """The mutants in autograders/NN_name/equivalent.toml: equivalent ones, and open holes.

    Raises SourceError.
    """
    path = course.autograders / module.name / "equivalent.toml"
    if not path.exists():
        return [], []
    try:
        tables = tomllib.loads(read_text(path))
        right = {entry["mutant"]: entry["reason"] for entry in tables.get("equivalent", [])}
        holes = {entry["mutant"]: entry["check"] for entry in tables.get("open", [])}
        return list(right), list(holes)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        step = "Each [[equivalent]] has a `mutant` and a `reason`, each [[open]] a `check`."
        raise SourceError(f"cannot be read: {error}", module.shown(path), step) from error


def survivors(
    cells: Sequence[Cell], outcomes: Outcomes, listed: set[str], whole: bool
) -> Iterator[str]:
    """Each mutant fails a test, the degenerate ones a test of their own, or is listed.

    Where the outcomes are the `whole` of them, the list holds nothing else.
    """
    used: set[str] = set()
    for mutant, failures in outcomes.items():
        if failures is None:
            continue
        is_own = mutant.change in DEGENERATE
        caught = failures.keys() & own_tests(cells, mutant) if is_own else failures.keys()
        used |= {mutant.name} if caught else mutant.names
        if caught and mutant.name in listed:
            yield f"equivalent.toml lists a mutant that {min(caught)} catches: {mutant.name}"
        if not caught and not mutant.names & listed:
            yield f"no test of its own catches {mutant.name}"
    for name in sorted(listed - used) if whole else ():
        yield f"equivalent.toml lists a mutant that there is not: {name}"


def read_checks(cells: Sequence[Cell]) -> list[Check]:
    """Every `assert` and every call of an assert_* function, in the order of the source."""
    tests = [cell for cell in cells if cell.kind is Kind.TEST]
    found = {check for cell in tests for check in _by_line(cell).values() if check}
    return sorted(found, key=lambda check: check.line)


def idle_checks(cells: Sequence[Cell], trials: Iterable[Failures]) -> list[Check]:
    """The checks at which no test of these trials failed first: they are not load-bearing."""
    lines = {cell.grade_id: _by_line(cell) for cell in cells if cell.kind is Kind.TEST}
    tripped = {
        lines[name].get(failure.line)
        for failures in trials
        for name, failure in failures.items()
        if name in lines
    }
    return [check for check in read_checks(cells) if check not in tripped]


def too_few(checks: Sequence[Check], idle: Sequence[Check]) -> Iterator[str]:
    """Enough checks are load-bearing."""
    works = len(checks) - len(idle)
    if works < MINIMUM * len(checks):
        where = ", ".join(f"{check.test} (line {check.line})" for check in idle)
        few = f"only {works} of {len(checks)} checks are load-bearing, less than {MINIMUM:.0%}"
        yield f"{few}: nothing fails first at {where}"


def _by_line(cell: Cell) -> dict[int, Check | None]:
    """What check the innermost statement at each line of a cell is, if it is one."""
    text = cell.source.split("\n")
    found: dict[int, Check | None] = {}
    for node in ast.walk(ast.parse(cell.source)):  # outer statements come before inner ones
        if isinstance(node, ast.stmt):
            first = node.lineno
            check = Check(cell.grade_id, cell.line + first, text[first - 1].strip())
            lines = range(first, (node.end_lineno or first) + 1)
            found.update(dict.fromkeys(lines, check if _has_check(node) else None))
    return found


def _has_check(statement: ast.stmt) -> bool:
    """Whether there is a check in a statement, not counting the statements inside it."""
    bodies = (ast.stmt, ast.excepthandler, ast.match_case)
    parts = [node for node in ast.iter_child_nodes(statement) if not isinstance(node, bodies)]
    return is_check(statement) or any(is_check(n) for part in parts for n in ast.walk(part))
