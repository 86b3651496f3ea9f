"""Variants: definitions of a small cell take the place of the reference's own."""

import pytest

from tests.conftest import ROOT, SMALL_SOURCE
from tito.course import Course, read_course
from tito.errors import SourceError
from tito.module.cells import Kind
from tito.module.source import read_cells
from tito.proof.variants import Variant, read_variants, variant_solutions

WRONG = "# %% wrong half -> test-double\n# halves\n"
DOUBLE = "def double(x):\n    return x / 2\n"
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


def variants(course: Course, text: str, name: str = "half") -> list[Variant]:
    path = course.autograders / "01_small" / "evidence" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return read_variants(course, course.modules[0])


def solutions(course: Course, text: str) -> dict[str, str]:
    course.modules[0].source.write_text(SMALL_SOURCE + CLASSES)
    return variant_solutions(read_cells(course.modules[0]), variants(course, text)[0])


def test_a_wrong_variant_names_its_tests_and_a_right_one_names_none(small: Course) -> None:
    wrong = f"# %% wrong half -> test-double, test-b\n# halves, for\n# ever\n\n# so\n{DOUBLE}"
    right, half = variants(small, f"{wrong}\n\n# %% right again\n# doubles\n{DOUBLE}")
    assert (half.name, half.idea, half.line) == ("half", "halves, for ever", 1)
    assert half.fails == ("test-double", "test-b") and not half.is_right
    assert (right.name, right.idea, right.line) == ("again", "doubles", 10)
    assert right.fails == () and right.is_right
    assert right.where == "autograders/01_small/evidence/half.py, line 10 (again)"


def test_the_files_of_a_module_are_one_list_sorted_by_name(small: Course) -> None:
    variants(small, f"{WRONG}{DOUBLE}", "a")
    found = variants(small, f"# %% right again\n# doubles\n{DOUBLE}", "b")
    assert [variant.name for variant in found] == ["again", "half"]


def test_a_function_replaces_the_function_of_its_name(small: Course) -> None:
    wrong = solutions(small, WRONG + DOUBLE)["double"]
    assert wrong == "#| export\ndef double(x):\n    return x / 2"


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


def test_a_property_is_replaced_with_its_setter(small: Course) -> None:
    text = """class Box:
    @property
    def size(self):
        return self.lid

    @size.setter
    def size(self, lid):
        self.lid = lid
"""
    names: dict[str, type] = {}
    exec(solutions(small, WRONG + text)["box"], names)
    box = names["Box"]()
    box.size = 3
    assert (box.size, box.content) == (3, 1)


def test_what_a_class_lacks_is_added_to_it(small: Course) -> None:
    text = f"{WRONG}class Box:\n    lid = None\n    def size(self):\n        return self.lid\n"
    names: dict[str, type] = {}
    exec(solutions(small, text)["box"], names)
    assert names["Box"].lid is None and names["Box"]().size is None


def test_an_assignment_replaces_the_one_to_the_same_name(small: Course) -> None:
    assert solutions(small, f"{WRONG}answer = 41\n")["number"] == "answer = 41"


FILE = "autograders/01_small/evidence/half.py"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", f"{FILE}, line 1: begins no variant: ``"),
        (DOUBLE, f"{FILE}, line 1: begins no variant: `def double(x):`. Write `# %% wrong NAME"),
        (
            f"{WRONG}{DOUBLE}# %% worng b -> test-b\n",
            f"{FILE}, line 5: begins no variant: `# %% w",
        ),
        (f"{WRONG}{DOUBLE}#%% right b\n", "line 5: begins no variant: `#%% right b`"),
        (f"# %% wrong half\n# halves\n{DOUBLE}", "begins no variant: `# %% wrong half`"),
        (f"# %% right half -> test-a\n# a\n{DOUBLE}", "begins no variant: `# %% right half ->"),
        (f"# %% wrong half -> test-a,\n# a\n{DOUBLE}", "begins no variant: `# %% wrong half ->"),
        (f"# %% right half\n{DOUBLE}", f"{FILE}, line 1 (half): has no idea"),
        (f"# %% right half\n#\n{DOUBLE}", f"{FILE}, line 1 (half): has no idea"),
        (
            f"{WRONG}{DOUBLE}{WRONG}{DOUBLE}",
            f"{FILE}, line 5 (half): has the name of {FILE}, line 1",
        ),
        (f"{WRONG}def double(x)\n", f"{FILE}, line 3: is not Python: expected ':'"),
        (f"{WRONG}{DOUBLE}# %% right b\n# a\nb = \n", f"{FILE}, line 7: is not Python"),
        (f"{WRONG}def triple(x): pass\n", f"{FILE}, line 1 (half): it replaces nothing"),
        (f"{WRONG}class A:\n    def f(self): pass\n", "(half): it replaces nothing"),
        (WRONG, "(half): it replaces nothing"),
        (f"{WRONG}answer = 2\nclass A:\n    def f(self): pass\n", "(half): class A is in no sol"),
    ],
)
def test_a_variant_that_cannot_be_used_is_refused_with_its_place(
    small: Course, text: str, words: str
) -> None:
    with pytest.raises(SourceError) as error:
        solutions(small, text)
    assert words in str(error.value)


def test_two_files_may_not_hold_one_name(small: Course) -> None:
    variants(small, f"# %% right again\n# doubles\n{DOUBLE}", "a")
    with pytest.raises(SourceError, match=r"evidence/b\.py, line 1 .*evidence/a\.py, line 1"):
        variants(small, f"# %% wrong again -> test-a\n# halves\n{DOUBLE}", "b")


def test_variants_replace_solution_cells_only() -> None:
    course = read_course(ROOT)
    for module in course.modules:
        cells = read_cells(module)
        answers = [c.grade_id for c in cells if c.kind in (Kind.SOLUTION, Kind.WRITTEN)]
        right = [variant for variant in read_variants(course, module) if variant.is_right]
        assert right
        for variant in right:
            assert list(variant_solutions(cells, variant)) == answers
