"""Evidence: definitions of a small file take the place of the reference's own."""

import pytest

from tests.conftest import ROOT, SMALL_SOURCE
from tito.course import Course, read_course
from tito.errors import SourceError
from tito.module.cells import Kind
from tito.module.source import read_cells
from tito.proof.variants import Evidence, evidence_solutions, read_evidence

WRONG = "# idea: a\n# fails: b\n"
CLASSES = """
# %% nbgrader={"grade_id": "box", "solution": true}
#| export
class Box:
    def __init__(self):
        ### BEGIN SOLUTION
        self.content = 1
        ### END SOLUTION

    @property
    def size(self):
        ### BEGIN SOLUTION
        return self.content
        ### END SOLUTION

# %% nbgrader={"grade_id": "number", "solution": true}
### BEGIN SOLUTION
answer = 42
### END SOLUTION
"""


def file_in(course: Course, text: str, folder: str = "wrong") -> Evidence:
    path = course.autograders / "01_small" / folder / "half.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return read_evidence(course, course.modules[0], folder)[0]


def solutions(course: Course, text: str) -> dict[str, str]:
    course.modules[0].source.write_text(SMALL_SOURCE + CLASSES)
    return evidence_solutions(read_cells(course.modules[0]), file_in(course, text))


def test_a_function_replaces_the_function_of_its_name(small: Course) -> None:
    text = "# idea: halves\n# fails: test-double, test-other\ndef double(x):\n    return x / 2\n"
    mistake = file_in(small, text)
    assert mistake.idea == "halves" and mistake.fails == ("test-double", "test-other")
    wrong = evidence_solutions(read_cells(small.modules[0]), mistake)["double"]
    assert wrong == "#| export\ndef double(x):\n    return x / 2"


def test_a_right_solution_names_no_tests(small: Course) -> None:
    right = file_in(small, "# idea: adds\ndef double(x):\n    return x + x\n", "right")
    assert right.fails == ()


def test_helpers_and_imports_stand_above_the_cell_that_uses_them(small: Course) -> None:
    text = f"{WRONG}import math\ndef help(x):\n    return x\ndef double(x):\n    return help(x)\n"
    wrong = solutions(small, text)["double"]
    assert wrong.startswith("#| export\n")
    assert wrong.index("import math") < wrong.index("def help") < wrong.index("def double")


def test_a_method_keeps_its_decorator_unless_it_brings_its_own(small: Course) -> None:
    kept = solutions(small, f"{WRONG}class Box:\n    def size(self):\n        return 2\n")["box"]
    assert "    @property\n    def size(self):\n        return 2" in kept
    assert "self.content = 1" in kept
    own = f"{WRONG}class Box:\n    @staticmethod\n    def size():\n        return 2\n"
    assert "@property" not in solutions(small, own)["box"]


def test_what_a_class_lacks_is_added_to_it(small: Course) -> None:
    text = f"{WRONG}class Box:\n    lid = None\n    def size(self):\n        return self.lid\n"
    names: dict[str, type] = {}
    exec(solutions(small, text)["box"], names)
    assert names["Box"].lid is None and names["Box"]().size is None


def test_an_assignment_replaces_the_one_to_the_same_name(small: Course) -> None:
    assert solutions(small, f"{WRONG}answer = 41\n")["number"] == "answer = 41"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def double(x): pass\n", "its header is not right"),
        ("# idea: a\ndef double(x): pass\n", "its header is not right"),
        ("# idea: a\n# fails: b\ndef double(x)\n", "line 3: is not Python"),
        ("# idea: a\n# fails: b\ndef triple(x): pass\n", "it replaces nothing"),
        (f"{WRONG}class A:\n    def f(self): pass\n", "it replaces nothing"),
        (f"{WRONG}answer = 2\nclass A:\n    def f(self): pass\n", "class A is in no solution"),
    ],
)
def test_a_faulty_evidence_file_is_refused_by_name(small: Course, text: str, words: str) -> None:
    with pytest.raises(SourceError, match=r"autograders/01_small/wrong/half\.py") as error:
        solutions(small, text)
    assert words in str(error.value)


def test_evidence_replaces_solution_cells_only() -> None:
    course = read_course(ROOT)
    for module in course.modules:
        cells = read_cells(module)
        code = {c.grade_id for c in cells if c.kind in (Kind.SOLUTION, Kind.WRITTEN)}
        for evidence in read_evidence(course, module, "right"):
            assert set(evidence_solutions(cells, evidence)) == code
