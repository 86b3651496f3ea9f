"""The judge inside `nbgrader autograde` and the formgrader; nbgrader_config.py names it.

`Restore` stands where nbgrader sanitizes a submission, `Examine` where it would execute it.
"""

import functools
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool

from tito.course import find_root, read_course
from tito.grading.worker import Grader, filled_in, show_verdicts
from tito.judge.assignment import read_assignment
from tito.judge.results import StudentMarks, read_about
from tito.module.notebook import STAMP, blank_notebook
from tito.module.source import read_cells
from tito.submission.files import NOT_FOLLOWED, leads_elsewhere
from tito.submission.recovery import read_submission


class Restore(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts the student's answers into the instructor's notebook, whatever became of the rest."""

    def preprocess(self, nb: Any, resources: Any) -> Any:
        """Give the instructor's notebook with the answers and the student's own cells."""
        about = resources["nbgrader"]
        course = read_course(find_root(Path.cwd()))
        module = course.module(about["assignment"])
        cells = read_cells(module)
        folder = Path(resources["metadata"]["path"])
        file = folder / module.notebook.name
        is_link = any(path.is_symlink() for path in (file, folder, folder.parent))
        found = read_submission(b"" if is_link else _data(nb), file.name, cells)
        if leads_elsewhere(folder):
            place = Path(about["student"]) / module.name
            _remove_other_files(course.autograders / "autograded" / place)
        problem = NOT_FOLLOWED.format(file.name) if is_link else found.problem
        for sentence in filter(None, (problem, *found.repairs)):
            self.log.warning("%s: %s", about["student"], sentence)
        notebook = filled_in(blank_notebook(module, cells), found)
        about = StudentMarks("", (), problem, found.repairs, found.needs_a_look)
        notebook.metadata[STAMP] = about.about()
        return notebook, resources


class Examine(NbGraderPreprocessor):  # type: ignore[misc]
    """Has the judge run the tests, and puts what nbgrader reads marks from into the notebook."""

    unsafe = Bool(False, help="Run students' code without a sandbox.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> Any:
        """Give the notebook with new outputs."""
        about = resources["nbgrader"]
        grader = _grader(find_root(Path.cwd()), about["assignment"], self.unsafe)
        submission = read_submission(_data(nb), "submitted.ipynb", grader.assignment.cells)
        graded = grader.judge.grade(about["student"], submission)
        found = read_about("", nb.metadata.get(STAMP, {}), ())  # by Restore, in what was handed in
        show_verdicts(nb, replace(found, marks=graded.marks, outputs=graded.outputs))
        return nb, resources


class Save(SaveAutoGrades):  # type: ignore[misc]
    """Saves marks as nbgrader does, but asks nobody to grade a task that gives no points."""

    def preprocess_cell(self, cell: Any, resources: Any, index: int) -> Any:
        """Save what a cell says."""
        about = cell.metadata.get("nbgrader", {})
        if about.get("task") and not about["points"]:
            names = self.notebook_id, self.assignment_id, self.student_id
            grade = self.gradebook.find_grade(about["grade_id"], *names)
            grade.auto_score, grade.needs_manual_grade = 0.0, grade.manual_score is not None
        return super().preprocess_cell(cell, resources, index)


def _data(nb: Any) -> bytes:
    """What was handed in, without what its cells printed, which may be large."""
    cells = [{**cell, "outputs": _displayed(cell.get("outputs"))} for cell in nb.cells]
    return json.dumps({"cells": cells}, ensure_ascii=False).encode("utf-8", "replace")


def _displayed(outputs: Any) -> list[Any]:
    every = outputs if isinstance(outputs, list) else []
    return [output for output in every if isinstance(output, dict) and "data" in output]


def _remove_other_files(folder: Path) -> None:
    """Remove what nbgrader copied along: it follows links, and would hand back what is there."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.suffix != ".ipynb" and entry.name != "timestamp.txt":
            entry.unlink()


@functools.cache
def _grader(root: Path, assignment: str, unsafe: bool) -> Grader:
    """The grader of a module, kept for the other submissions of this run."""
    course = read_course(root)
    return Grader(read_assignment(course, course.module(assignment), unsafe))
