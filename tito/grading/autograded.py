"""The autograded notebooks: where they are, and what they say about their marks."""

from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError, NotebookError
from tito.judge.results import read_about
from tito.module.ipynb import STAMP, read_notebook

RECORD = {"submission", "assignment", "unsafe"}  # what a record must say


def autograded(course: Course, module: Module, student: str) -> Path:
    """A student's autograded notebook."""
    folder = course.autograders / "autograded" / student / module.name
    return folder / module.notebook.name


def read_autograded(course: Course, module: Module, student: str) -> dict[str, Any]:
    """What a student's autograded notebook says about its marks; see `about_in`."""
    path = autograded(course, module, student)
    try:
        return about_in(read_notebook(path, path.name))
    except (FileError, NotebookError):
        return {}


def about_in(notebook: dict[str, Any]) -> dict[str, Any]:
    """What grading left in the metadata of a notebook; nothing where it is damaged."""
    metadata = notebook.get("metadata")
    about = metadata.get(STAMP, {}) if isinstance(metadata, dict) else {}
    try:
        sentences = read_about("", about, ()).broken_cells
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}
    record = about.get("record", {})
    is_whole = isinstance(sentences, list) and isinstance(record, dict)
    return dict(about) if is_whole and (not record or set(record) >= RECORD) else {}
