"""What is known of a graded class: by its gradebook, and by its autograded notebooks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tito.course import Course, Module
from tito.errors import FileError, GradingError, NotebookError
from tito.grading.gradebook import Change, Grade, read_grades
from tito.grading.nbgrader import opened
from tito.grading.notebook import autograded, read_autograded
from tito.judge.assignment import read_assignment
from tito.judge.results import StudentMarks, read_about
from tito.module.cells import Cell, Kind, stub_of
from tito.module.notebook import cell_source, grade_id, read_notebook
from tito.module.source import read_cells
from tito.submission.files import HandIn, submitted


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
        return {student: self._sources(student) for student in self.grades}

    def _sources(self, student: str) -> dict[str, str]:
        path = autograded(self.course, self.module, student)
        try:
            cells = read_notebook(path, path.name)["cells"]
        except (FileError, NotebookError):
            return {}
        return {grade_id(c): cell_source(c) for c in cells if grade_id(c) in self.stubs}

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
        about, grade = read_autograded(course, module, student), kept[student]
        verdicts = about.get("verdicts", {}).items()
        found[student] = replace(
            grade,
            marks=read_about(student, about, grade.marks.marks),
            record=about.get("record", {}),
            is_intact=all(grade.automatic.get(name) == points for name, (*_, points) in verdicts),
        )
    return found


def standing(
    after: Mapping[str, Grade], students: Iterable[str], failed: Mapping[str, str]
) -> list[StudentMarks]:
    """The marks that count; of those on whom the grader `failed`, why it did, too."""
    found = []
    for student in students:
        marks = after[student].marks if student in after else StudentMarks(student, ())
        note = f"{failed[student]}; what was before stays" if student in failed else marks.note
        found.append(replace(marks, note=note))
    return found


def changes(before: Mapping[str, Grade], now: Iterable[StudentMarks]) -> list[Change]:
    """Whose automatic points are others than the gradebook held before."""
    found = []
    for marks in now:
        old = before[marks.student].automatic if marks.student in before else {}
        for mark in marks.marks:
            points = old.get(mark.grade_id)
            if points is not None and points != mark.points:
                found.append(Change(marks.student, points, mark.points, mark.grade_id))
    return found
