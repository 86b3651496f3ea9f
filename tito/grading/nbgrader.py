"""The judge inside `nbgrader autograde` and the formgrader; nbgrader_config.py names it.

`Restore` stands where nbgrader sanitizes a submission, `Examine` where it would execute it.
"""

import atexit
import functools
import json
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from nbformat import from_dict
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from tito.course import find_root, read_course
from tito.grading.classroom import open_judge
from tito.grading.folders import NOT_FOLLOWED, leads_elsewhere
from tito.grading.judge import Judge
from tito.grading.outputs import verdict_outputs
from tito.grading.restored import restored_notebook
from tito.notebooks import STAMP, grade_id
from tito.source import read_cells
from tito.submission import read_submission


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
        return restored_notebook(module, cells, found), resources


class Examine(NbGraderPreprocessor):  # type: ignore[misc]
    """Has the judge run the tests, and puts what nbgrader reads marks from into the notebook."""

    unsafe = Bool(False, help="Run students' code without a sandbox.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> Any:
        """Give the notebook with new outputs."""
        about = resources["nbgrader"]
        judge = _judge(find_root(Path.cwd()), about["assignment"], self.unsafe)
        submission = read_submission(_data(nb), "submitted.ipynb", judge.cells)
        graded = judge.grade(about["student"], submission)
        outputs = {**graded.outputs, **{m.grade_id: verdict_outputs(m) for m in graded.marks}}
        verdicts = {m.grade_id: [m.status.value, m.message] for m in graded.marks}
        nb.metadata[STAMP] = {"verdicts": verdicts, "errors": graded.errors}
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [from_dict(output) for output in outputs.get(grade_id(cell), [])]
        return nb, resources


def _data(nb: Any) -> bytes:
    """What was handed in, without its outputs, which may be large."""
    cells = [{**cell, "outputs": []} for cell in nb.cells]
    return json.dumps({"cells": cells}, ensure_ascii=False).encode("utf-8", "replace")


def _remove_other_files(folder: Path) -> None:
    """Remove what nbgrader copied along: it follows links, and would hand back what is there."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.suffix != ".ipynb" and entry.name != "timestamp.txt":
            entry.unlink()


@functools.cache
def _judge(root: Path, assignment: str, unsafe: bool) -> Judge:
    """The judge of a module, kept for the other submissions of this run."""
    course = read_course(root)
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(open_judge(course, course.module(assignment), unsafe))
