"""A class that is graded: what its gradebook and its autograded notebooks hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tito.course import Course, Module
from tito.errors import FileError, GradingError, NotebookError
from tito.grading.classroom import class_marks, graded_cells
from tito.grading.gradebook import Entry, Person, read_entries
from tito.grading.notebook import autograded
from tito.judge.results import StudentMarks
from tito.module.cells import Cell, Kind, stub_of
from tito.module.notebook import cell_source, grade_id, read_notebook
from tito.module.source import read_cells


@dataclass(frozen=True)
class Grade:
    """What the gradebook holds of a student's hand-in, with what grading said about it."""

    entry: Entry
    marks: StudentMarks

    @property
    def person(self) -> Person:
        """Whose it is."""
        return self.entry.person

    @property
    def score(self) -> float:
        """The total, the penalty taken off; never below 0, as in nbgrader."""
        return max(0.0, self.entry.score)

    @property
    def is_graded(self) -> bool:
        """Whether the hand-in could be graded, or a person gave points for it."""
        return not self.marks.note or self.entry.score > 0


@dataclass(frozen=True)
class GradedClass:
    """The marks of a module's class, by student in alphabetical order."""

    course: Course
    module: Module
    cells: tuple[Cell, ...]
    students: tuple[StudentMarks, ...]

    def sources(self) -> dict[str, dict[str, str]]:
        """What each student wrote into the solution cells, by grade_id."""
        return {one.student: self._sources(one.student) for one in self.students}

    def _sources(self, student: str) -> dict[str, str]:
        path = autograded(self.course, self.module, student)
        try:
            cells = read_notebook(path, path.name)["cells"]
        except (FileError, NotebookError):
            return {}
        return {grade_id(c): cell_source(c) for c in cells if grade_id(c) in self.stubs}

    @property
    def stubs(self) -> dict[str, str]:
        """The solution cells before anybody wrote in them."""
        return {c.grade_id: stub_of(c) for c in self.cells if c.kind is Kind.SOLUTION}

    @property
    def given(self) -> list[str]:
        """The code that everybody has."""
        kinds = (Kind.GIVEN, Kind.TEST, Kind.DEMO)
        return [cell.source for cell in self.cells if cell.kind in kinds]


def read_class(course: Course, module: Module) -> GradedClass:
    """Read the marks of a module's class. Raises GradingError when nobody is graded."""
    cells = tuple(read_cells(module))
    kept = graded_entries(course, module, cells)
    return GradedClass(course, module, cells, tuple(class_marks(course, module, kept, kept)))


def graded_entries(
    course: Course, module: Module, cells: Sequence[Cell], wanted: Collection[str] = ()
) -> dict[str, Entry]:
    """What the gradebook holds of a class, by student.

    Raises GradingError when nobody is graded, or one of those `wanted` is not.
    """
    kept = read_entries(course, module, graded_cells(cells))
    unknown = ", ".join(sorted(set(wanted) - set(kept)))
    if unknown or not kept:
        what = f"nobody's {module.name} is graded"
        step = f"Run `tito grade {module.name}`."
        if unknown and kept:
            what, step = f"has no {module.name} of {unknown}", "Names are those of the folders."
        raise GradingError(what, "the gradebook", step)
    return kept
