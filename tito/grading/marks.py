"""What is known of a graded class: by its gradebook, and by its autograded notebooks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError, GradingError, NotebookError
from tito.grading.gradebook import Grade, read_grades
from tito.grading.nbgrader import opened
from tito.judge.assignment import read_assignment
from tito.judge.results import StudentMarks, read_about
from tito.module.cells import Cell, Kind, stub_of
from tito.module.notebook import STAMP, cell_texts, read_notebook
from tito.module.source import read_cells
from tito.submission.files import HandIn, submitted

RECORD = {"submission", "assignment", "unsafe"}  # what a record must say


@dataclass(frozen=True)
class GradedClass:
    """A module's class: its cells, and the grades by student in alphabetical order."""

    course: Course
    module: Module
    cells: tuple[Cell, ...]
    grades: Mapping[str, Grade]

    @property
    def students(self) -> tuple[StudentMarks, ...]:
        """The marks of all."""
        return tuple(grade.marks for grade in self.grades.values())

    @cached_property
    def maxima(self) -> dict[str, float]:
        """What each cell gives at most, by grade_id in the order of the notebook."""
        found = {m.grade_id: m.max_points for one in self.students for m in one.marks}
        return {c.grade_id: found[c.grade_id] for c in self.cells if c.grade_id in found}

    @property
    def max_score(self) -> float:
        """All points that there are."""
        return sum(self.maxima.values())

    @cached_property
    def _handed_in(self) -> list[HandIn]:
        try:
            return submitted(self.course, self.module)
        except GradingError:  # graded elsewhere: only the gradebook is here
            return []

    @property
    def outstanding(self) -> tuple[str, ...]:
        """Who has handed in and is not graded yet."""
        return tuple(one.student for one in self._handed_in if one.student not in self.grades)

    @cached_property
    def handed_in_anew(self) -> tuple[str, ...]:
        """Whose marks are of another hand-in than that of now; of nbgrader's, nobody knows."""
        judged = {s: g.record["submission"] for s, g in self.grades.items() if g.record}
        found = [one for one in self._handed_in if one.student in judged]
        return tuple(one.student for one in found if judged[one.student] != one.load().fingerprint)

    @cached_property
    def of_other_tests(self) -> tuple[str, ...]:
        """Whose marks are of other tests, or limits, than those of now."""
        records = {student: grade.record for student, grade in self.grades.items() if grade.record}
        if not records:
            return ()
        now = read_assignment(self.course, self.module)
        prints = {unsafe: replace(now, unsafe=unsafe).fingerprint for unsafe in (False, True)}
        return tuple(s for s, r in records.items() if r["assignment"] != prints[bool(r["unsafe"])])

    def sources(self) -> dict[str, dict[str, str]]:
        """What each student wrote into the solution cells, by grade_id."""
        found = {}
        for student in self.grades:
            texts = autograded_texts(autograded(self.course, self.module, student))
            found[student] = {name: text for name, text in texts.items() if name in self.stubs}
        return found

    @cached_property
    def stubs(self) -> dict[str, str]:
        """The solution cells before anybody wrote in them."""
        return {c.grade_id: stub_of(c) for c in self.cells if c.kind is Kind.SOLUTION}

    @property
    def given(self) -> list[str]:
        """The code that everybody has."""
        kinds = (Kind.GIVEN, Kind.TEST, Kind.DEMO)
        return [cell.source for cell in self.cells if cell.kind in kinds]


def read_class(course: Course, module: Module, wanted: Collection[str] = ()) -> GradedClass:
    """Read the grades of a module's class, or of those `wanted`.

    Raises GradingError when nobody is graded, or one of those `wanted` is not.
    """
    cells = tuple(read_cells(module))
    with opened(course) as gradebook:
        kept = read_grades(gradebook, module, cells)
    unknown = ", ".join(sorted(set(wanted) - set(kept)))
    if unknown or not kept:
        what = f"nobody's {module.name} is graded"
        step = f"Run `tito grade {module.name}`."
        if unknown and kept:
            what, step = f"has no {module.name} of {unknown}", "Names are those of the folders."
        raise GradingError(what, "the gradebook", step)
    return GradedClass(course, module, cells, known_grades(course, module, kept, wanted or kept))


def known_grades(
    course: Course, module: Module, kept: Mapping[str, Grade], students: Collection[str]
) -> dict[str, Grade]:
    """What a gradebook keeps of students, with what their autograded notebooks say about it."""
    found = {}
    for student in (one for one in kept if one in students):
        about, grade = _about(autograded(course, module, student)), kept[student]
        verdicts = about.get("verdicts", {}).items()
        found[student] = replace(
            grade,
            marks=read_about(student, about, grade.marks.marks),
            record=about.get("record", {}),
            is_intact=all(grade.automatic.get(name) == points for name, (*_, points) in verdicts),
        )
    return found


def autograded(course: Course, module: Module, student: str) -> Path:
    """A student's autograded notebook."""
    folder = course.autograders / "autograded" / student / module.name
    return folder / module.notebook.name


def autograded_texts(path: Path) -> dict[str, str]:
    """The texts of an autograded notebook's cells, by grade_id; none where it is damaged."""
    try:
        return cell_texts(read_notebook(path, path.name))
    except (FileError, NotebookError):
        return {}


def _about(path: Path) -> dict[str, Any]:
    """What grading left in an autograded notebook; nothing where that is damaged."""
    try:
        about = read_notebook(path, path.name)["metadata"][STAMP]
        sentences = read_about("", about, ()).broken_cells
        record = about.get("record", {})
    except (FileError, NotebookError, AttributeError, KeyError, TypeError, ValueError):
        return {}
    is_whole = isinstance(sentences, list) and isinstance(record, dict)
    return dict(about) if is_whole and (not record or set(record) >= RECORD) else {}
