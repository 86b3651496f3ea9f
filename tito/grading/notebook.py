"""Autograded notebooks: where nbgrader keeps them, and what they say about their marks."""

from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError, NotebookError
from tito.judge.results import StudentMarks, read_about, verdict_outputs
from tito.module.notebook import STAMP, grade_id, read_notebook

RECORD = {"submission", "assignment", "unsafe"}  # what a record must say


def show_verdicts(notebook: Any, marks: StudentMarks) -> None:
    """Put what the cells gave, and the verdicts as nbgrader reads them, into the notebook."""
    from nbformat import from_dict

    outputs = {**marks.outputs, **{m.grade_id: verdict_outputs(m) for m in marks.marks}}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [from_dict(output) for output in outputs.get(grade_id(cell), [])]
    notebook.metadata[STAMP] = {**notebook.metadata.get(STAMP, {}), **marks.about()}


def autograded(course: Course, module: Module, student: str) -> Path:
    """A student's autograded notebook."""
    folder = course.autograders / "autograded" / student / module.name
    return folder / module.notebook.name


def read_autograded(course: Course, module: Module, student: str) -> dict[str, Any]:
    """What grading left in a student's autograded notebook; nothing where that is damaged."""
    path = autograded(course, module, student)
    try:
        about = read_notebook(path, path.name)["metadata"][STAMP]
        sentences = read_about("", about, ()).broken_cells
        record = about.get("record", {})
    except (FileError, NotebookError, AttributeError, KeyError, TypeError, ValueError):
        return {}
    is_whole = isinstance(sentences, list) and isinstance(record, dict)
    return dict(about) if is_whole and (not record or set(record) >= RECORD) else {}
