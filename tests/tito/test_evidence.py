"""Typical mistakes: each fails the tests that it names, and no other."""

from collections.abc import Sequence

import pytest

from tests.conftest import ROOT
from tito.cells import Cell, Kind, replace_regions
from tito.course import Course, Module, read_course
from tito.errors import SourceError
from tito.evidence import Mistake, read_mistakes, reference_solutions, wrong_solutions
from tito.source import read_cells

COURSE = read_course(ROOT)
MISTAKES = [(m, mistake) for m in COURSE.modules for mistake in read_mistakes(COURSE, m)]


def failing_tests(cells: Sequence[Cell], solutions: dict[str, str]) -> set[str]:
    """Run the cells of a module in this process; return the test cells that raise."""
    names: dict[str, object] = {"__name__": "notebook"}
    failed = set()
    for cell in cells:
        if not cell.is_code or cell.kind is Kind.DEMO:
            continue
        source = replace_regions(solutions.get(cell.grade_id, cell.source), "SOLUTION", None)
        try:
            exec(compile(source, cell.grade_id, "exec"), names)
        except Exception:  # noqa: BLE001 (a wrong solution may raise anything)
            assert cell.kind is Kind.TEST, f"{cell.grade_id} is no test, and raises"
            failed.add(cell.grade_id)
    return failed


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_the_reference_passes_every_test(module: Module) -> None:
    cells = read_cells(module)
    assert failing_tests(cells, reference_solutions(cells)) == set()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize(
    ("module", "mistake"), MISTAKES, ids=lambda value: getattr(value, "name", "")
)
def test_a_typical_mistake_fails_the_test_it_names_and_no_other(
    module: Module, mistake: Mistake
) -> None:
    cells = read_cells(module)
    assert failing_tests(cells, wrong_solutions(cells, mistake)) == set(mistake.fails)


def test_every_module_has_a_handful_of_mistakes() -> None:
    for module in COURSE.modules:
        assert len(read_mistakes(COURSE, module)) >= 5


def mistake_in(course: Course, text: str) -> Mistake:
    path = course.autograders / "01_small" / "wrong" / "half.py"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return read_mistakes(course, course.modules[0])[0]


def test_a_function_replaces_the_function_of_its_name(small: Course) -> None:
    text = "# idea: halves\n# fails: test-double, test-other\ndef double(x):\n    return x / 2\n"
    mistake = mistake_in(small, text)
    assert mistake.idea == "halves" and mistake.fails == ("test-double", "test-other")
    cells = read_cells(small.modules[0])
    wrong = wrong_solutions(cells, mistake)["double"]
    assert wrong == "#| export\ndef double(x):\n    return x / 2"
    assert failing_tests(cells, {"double": wrong}) == {"test-double"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def double(x): pass\n", "has no header"),
        ("# idea: a\n# fails: b\ndef double(x)\n", "line 3: is not Python"),
        ("# idea: a\n# fails: b\ndef triple(x): pass\n", "triple is in no solution cell"),
        ("# idea: a\n# fails: b\nclass A:\n    def f(self): pass\n", "A.f is in no solution"),
    ],
)
def test_a_faulty_evidence_file_is_refused_by_name(small: Course, text: str, words: str) -> None:
    with pytest.raises(SourceError, match=r"autograders/01_small/wrong/half\.py") as error:
        wrong_solutions(read_cells(small.modules[0]), mistake_in(small, text))
    assert words in str(error.value)
