"""A class that is graded: what its gradebook and its autograded notebooks hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from tito.cells import Cell, Kind, stub_of
from tito.course import Course, Module
from tito.errors import FileError, GradingError, NotebookError
from tito.grading.classroom import class_marks, graded_cells
from tito.grading.gradebook import Entry, read_entries
from tito.grading.marks import StudentMarks
from tito.grading.writer import autograded
from tito.notebooks import cell_source, grade_id, read_notebook
from tito.source import read_cells


@dataclass(frozen=True)
class GradedClass:
    """The marks of a module's class, by student in alphabetical order."""

    course: Course
    module: Module
    cells: tuple[Cell, ...]
    entries: Mapping[str, Entry]
    students: tuple[StudentMarks, ...]

    def sources(self) -> dict[str, dict[str, str]]:
        """What each student wrote into the solution cells, by grade_id."""
        return {one.student: self._sources(one.student) for one in self.students}

    def _sources(self, student: str) -> dict[str, str]:
        path = autograded(self.course, self.module, student) / self.module.notebook.name
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
    """Read all that is known of a module's class. Raises GradingError when nobody is graded."""
    cells = tuple(read_cells(module))
    entries = read_entries(course, module, graded_cells(cells))
    if not entries:
        step = f"Run `tito grade {module.name}` first."
        raise GradingError(f"nobody is graded in {module.name}", "the gradebook", step)
    students = tuple(class_marks(course, module, entries, entries))
    return GradedClass(course, module, cells, entries, students)
