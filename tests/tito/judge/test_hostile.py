"""Hostile, damaged and unusual submissions earn what they deserve, and harm nobody."""

import contextlib
import dataclasses
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tests import hostile
from tests.conftest import copy_repository
from tito.course import read_course
from tito.judge.assignment import GENERAL, property_tested, read_assignment
from tito.judge.judge import Judge, open_judge
from tito.judge.results import Status, StudentMarks
from tito.judge.run import Manner
from tito.module.cells import Kind, region_lines
from tito.submission.recovery import read_submission

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="students' code is shut in by Linux only"
)
SECRET = "a password of the teacher's"
LONGEST_RISE = 0.5e9  # bytes that the judge may use more, at its worst moment
MODULE = "03_layers"


@dataclass
class Case:
    """A file of the folder, what it earned, and what it left behind."""

    file: ModuleType
    marks: StudentMarks
    left: list[str]  # processes, folders, changed files
    rise: int  # bytes of memory
    judge: Judge


class Classroom:
    """Grades each file once. Judges of the same limits are shared, as they are in a class."""

    def __init__(self, root: Path, stack: contextlib.ExitStack) -> None:
        self.course, self.stack = read_course(copy_repository(root / "course")), stack
        self.kit = hostile.Kit(self.course)
        self.judges: dict[str, Judge] = {}
        self.cases: dict[str, Case] = {}
        self.files = [path for path in root.rglob("*") if path.is_file()]

    def judge(self, limits: dict[str, int]) -> Judge:
        """The judge with these limits."""
        key = json.dumps(limits)
        if key not in self.judges:
            changed = dataclasses.replace(self.course.limits, **limits)
            course = dataclasses.replace(self.course, limits=changed)
            opened = open_judge(read_assignment(course, course.module(MODULE)))
            self.judges[key] = self.stack.enter_context(opened)
        return self.judges[key]

    def grade(self, judge: Judge, data: bytes, hidden: bool = True, name: str = "") -> Any:
        """Grade the bytes of a file."""
        submission = read_submission(data, name or f"{MODULE}.ipynb", judge.cells)
        return judge.grade("student", submission, Manner(hidden))

    def case(self, name: str) -> Case:
        """Grade a file of the folder, if that is not done yet."""
        if name not in self.cases:
            file = hostile.read(name)
            judge = self.judge(getattr(file, "LIMITS", {}))
            data = hostile.submission_of(file, self.kit)
            before, base = self.state(), reset_peak()
            marks = self.grade(judge, data, name=getattr(file, "NAME", ""))
            rise = peak() - base
            changed = {str(p) for p, _ in set(self.state().items()) ^ set(before.items())}
            self.cases[name] = Case(file, marks, sorted(changed) + leftovers(judge), rise, judge)
        return self.cases[name]

    def state(self) -> dict[Path, tuple[int, int]]:
        """All files of the course, and of what stands beside it."""
        found = {path: path.stat() for path in self.files if path.exists()}
        return {path: (about.st_mtime_ns, about.st_size) for path, about in found.items()}


def leftovers(judge: Judge) -> list[str]:
    """Processes and scratch folders of students that are still there."""
    server: Any = judge.start.__self__  # type: ignore[attr-defined]
    tasks = Path(f"/proc/{server.program.pid}/task").glob("*/children")
    processes = [number for task in tasks for number in task.read_text().split()]
    folders = {path.name for path in server.folder.iterdir()} - {"log", "ipython"}
    return [*processes, *folders]


def reset_peak() -> int:
    """Let the kernel measure this process's peak of memory anew; give what is in use."""
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def peak() -> int:
    """The most memory that this process has used since then."""
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    root = tmp_path_factory.mktemp("hostile")
    (root / "canary").write_text(SECRET)
    with contextlib.ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TITO_CANARY", SECRET)
        yield Classroom(root, stack)


def shown(marks: StudentMarks) -> str:
    """All that a student may see of a report."""
    texts = [marks.note, *marks.repairs, json.dumps(dict(marks.outputs), ensure_ascii=False)]
    texts += [text for mark in marks.marks for text in (mark.message, mark.printed)]
    return "\n".join(texts)


@pytest.mark.parametrize("name", hostile.NAMES)
def test_a_submission_gets_the_verdict_that_it_deserves(classroom: Classroom, name: str) -> None:
    case = classroom.case(name)
    file, marks = case.file, case.marks
    points = {mark.grade_id: mark.max_points for mark in marks.marks}
    lost = {mark.grade_id for mark in marks.marks if mark.status is not Status.PASSED}
    about = {mark.grade_id: (mark.status.value, mark.message) for mark in marks.marks}
    assert sum(points.values()) == 80
    if hasattr(file, "LOST"):
        assert lost == set(file.LOST), {test: about[test] for test in lost}
        assert marks.points == 80 - sum(points[test] for test in lost)
    else:
        earned = 80 if file.EARNS == "all" else file.EARNS
        assert marks.points == earned, {test: about[test] for test in lost ^ set(points)}
    for test, status in getattr(file, "STATUS", {}).items():
        assert about[test][0] == status, about[test]
    assert bool(marks.note) == hasattr(file, "PROBLEM")
    assert getattr(file, "PROBLEM", "") in marks.note
    assert any(getattr(file, "REPAIR", "") in text for text in (*marks.repairs, ""))
    for words in getattr(file, "SHOWN", ()):
        assert words in shown(marks), shown(marks)[:5000]
    for words in getattr(file, "NOT_SHOWN", ()):
        assert words not in shown(marks)


@pytest.mark.parametrize("name", hostile.NAMES)
def test_a_submission_leaves_nothing_behind(classroom: Classroom, name: str) -> None:
    case = classroom.case(name)
    assert case.left == []
    assert case.rise < LONGEST_RISE, f"{case.rise / 1e6:.0f} MB"


@pytest.mark.parametrize("name", hostile.NAMES)
def test_what_is_shown_can_be_kept_in_a_notebook(classroom: Classroom, name: str) -> None:
    marks = classroom.case(name).marks
    assert shown(marks).encode()
    for outputs in marks.outputs.values():
        assert isinstance(outputs, list)
        assert sum(len(json.dumps(output)) for output in outputs) < 10 * 2**20
        for output in outputs:
            assert output["output_type"] in ("stream", "display_data", "error")
    assert SECRET not in shown(marks)


@pytest.mark.parametrize("name", hostile.NAMES)
def test_no_hidden_check_is_shown(classroom: Classroom, name: str) -> None:
    case = classroom.case(name)
    text = shown(case.marks)
    tests = [cell for cell in case.judge.cells if cell.kind is Kind.TEST]
    for cell in tests:
        lines = cell.source.split("\n")
        hidden = region_lines(cell.source, "HIDDEN TESTS")
        visible = {line.strip() for n, line in enumerate(lines, 1) if n not in hidden}
        secret = {lines[n - 1].strip() for n in hidden if n <= len(lines)} - visible
        assert not [line for line in secret if len(line) > 20 and line in text]


@pytest.mark.parametrize("name", [n for n in hostile.NAMES if n.startswith("leak")])
def test_inputs_of_hidden_checks_are_not_shown(classroom: Classroom, name: str) -> None:
    case = classroom.case(name)
    data = hostile.submission_of(case.file, classroom.kit)
    without = classroom.grade(case.judge, data, hidden=False)
    assert case.marks.outputs == without.outputs
    cells = {cell.grade_id: cell for cell in case.judge.cells}
    for mark, visible in zip(case.marks.marks, without.marks, strict=True):
        assert mark.printed == visible.printed
        cell = cells[mark.grade_id]
        count = cell.source.count("\n") + 2
        may_be_said = {property_tested(cell, line) for line in range(count)}
        may_be_said |= {GENERAL, visible.message, "the Python process ended: "}
        assert mark.message in may_be_said or mark.status is Status.CRASHED


def test_right_solutions_are_graded_as_ever_between_them(classroom: Classroom) -> None:
    right = hostile.file_bytes(classroom.kit.notebook())
    for number, name in enumerate(hostile.NAMES):
        judge = classroom.case(name).judge
        if number % 20 == 0 or number == len(hostile.NAMES) - 1:
            marks = classroom.grade(judge, right)
            assert (marks.points, marks.note, marks.repairs) == (80, "", ()), name


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("trick_patched_numpy", "assert np.allclose(np.zeros(3), np.ones(3))"),
        ("trick_patched_testing", "assert_close([1.0], [2.0], 'they differ')"),
        ("trick_equals_everything", "assert Linear(3, 2).forward(None) == 'whatever'"),
    ],
)
def test_the_tricks_work_where_tests_run_beside_the_code(name: str, cell: str) -> None:
    kept = {key: value for key, value in vars(np).items() if callable(value)}
    testing = __import__("tinytorch.testing", fromlist=["testing"])
    checks, numpy_checks = dict(vars(testing)), dict(vars(np.testing))
    file = hostile.read(name)
    space: dict[str, Any] = {"np": np, "Layer": object}
    try:
        for text in (getattr(file, "FIRST", ""), *getattr(file, "CELLS", {}).values(), cell):
            exec(text, space)
    finally:
        vars(np).update(kept), vars(testing).update(checks)
        vars(np.testing).update(numpy_checks)


def test_every_file_says_what_it_does() -> None:
    for name in hostile.NAMES:
        file = hostile.read(name)
        assert (file.__doc__ or "").count("\n") == 0 and (file.__doc__ or "").endswith("."), name
        assert hasattr(file, "EARNS") or hasattr(file, "LOST"), name
    assert len(hostile.NAMES) >= 70
    assert not os.path.exists("/tmp/owned")  # noqa: PTH110
