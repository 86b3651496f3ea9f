"""Every hand-in as people make them has one outcome: graded, tested, exported and counted."""

from collections.abc import Iterator

import pytest

from tests.conftest import ROOT, copy_repository
from tests.tito.submission import made  # noqa: F401 (takes them down)
from tests.tito.submission.book import CELLS, HAND_INS, MODULE, HandIn
from tito.course import Course, read_course
from tito.errors import TitoError
from tito.judge.assignment import read_assignment
from tito.judge.judge import Judge, open_judge, run_tests
from tito.module.export import is_exported
from tito.module.source import read_cells
from tito.submission.own_notebook import export_notebook, notebook_state
from tito.submission.recovery import Submission, read_submission

each = pytest.mark.parametrize("name", HAND_INS)
each_notebook = pytest.mark.parametrize(
    "name", [name for name, one in HAND_INS.items() if one.file.endswith(".ipynb")]
)


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with open_judge(read_assignment(read_course(ROOT), MODULE)) as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A student's copy of the course."""
    return read_course(copy_repository(tmp_path_factory.mktemp("desk")))


@pytest.fixture(autouse=True)
def here(desk: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in that course: some hand-ins write files."""
    monkeypatch.chdir(desk.root)


def put(desk: Course, one: HandIn) -> None:
    desk.module("activations").notebook.write_bytes(one.data())


@each
def test_it_is_graded(judge: Judge, name: str) -> None:
    one = HAND_INS[name]
    marks = judge.grade("ann", read_submission(one.data(), one.file, CELLS))
    said = "; ".join([marks.note, *marks.repairs, *marks.broken_cells])
    failed = [(m.grade_id, m.message) for m in marks.tests if m.points < m.max_points]
    assert (marks.points, failed if marks.points != one.points else []) == (one.points, []), said
    assert one.says in said
    assert marks.note or marks.repairs or not marks.needs_a_look
    if one.look is not None:
        assert marks.needs_a_look == one.look, said


@each_notebook
def test_it_is_tested(desk: Course, name: str) -> None:
    one = HAND_INS[name]
    put(desk, one)
    marks = run_tests(desk, desk.module("activations"))
    failed = [(m.grade_id, m.message) for m in marks.tests if m.points < m.max_points]
    wanted = one.points if one.tested is None else one.tested
    assert (marks.points, failed if marks.points != wanted else []) == (wanted, [])


@each_notebook
def test_it_is_exported(judge: Judge, desk: Course, name: str) -> None:
    one = HAND_INS[name]
    put(desk, one)
    module = desk.module("activations")
    try:
        export_notebook(desk, module, read_cells(module))
    except TitoError as error:
        assert one.exports and one.exports in str(error), error
    else:
        assert not one.exports
        assert_same_points(judge, one, module.exported.read_text(encoding="utf-8"))


def assert_same_points(judge: Judge, one: HandIn, exported: str) -> None:
    """The exported code earns what the notebook does, with its answers in numbers."""
    found = read_submission(one.data(), one.file, CELLS)
    inside = [cell.grade_id for cell in CELLS if cell.is_answer and is_exported(cell.source)]
    sources = {**found.sources, **dict.fromkeys(inside, ""), inside[0]: exported}
    marks = judge.grade("ann", Submission(sources))
    own = judge.grade("ann", found)
    assert [m.points for m in marks.tests] == [m.points for m in own.tests]


@each_notebook
def test_it_is_counted(desk: Course, name: str) -> None:
    one = HAND_INS[name]
    put(desk, one)
    assert notebook_state(desk.module("activations")).startswith(f"{one.written} of 8")
