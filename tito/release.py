"""The instructor's notebook -> the student's notebook, and the nbgrader assignment."""

import contextlib
import copy
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError
from tito.export import reference_text
from tito.files import read_text, write_text
from tito.notebooks import stamp
from tito.source import instructor_notebook, notebook_text, read_cells


def student_notebook(module: Module, instructor: Any) -> Any:
    """Strip solutions, hidden tests and mark schemes with nbgrader's own preprocessors."""
    from nbgrader import preprocessors as steps

    notebook = copy.deepcopy(instructor)
    resources: dict[str, Any] = {}
    for step in (
        steps.LockCells,
        steps.ClearSolutions,
        steps.ClearOutput,
        steps.CheckCellMetadata,
        steps.ClearHiddenTests,
        steps.ClearMarkScheme,
        steps.ComputeChecksums,
        steps.CheckCellMetadata,
    ):
        notebook, resources = step().preprocess(notebook, resources)
    stamp(notebook, module.name)
    return notebook


def release(course: Course, module: Module) -> None:
    """Prepare a module in the nbgrader course: source/, release/, the gradebook's entry."""
    from tito.grading import stock

    notebook = instructor_notebook(module, read_cells(module))
    source = course.autograders / "source" / module.name / module.notebook.name
    released = course.autograders / "release" / module.name / module.notebook.name
    with _kept_if_it_fails(released.parent):
        write_text(source, notebook_text(notebook))
        stock.generate_assignment(course, module)
        if not released.is_file():
            raise GradingError(
                "nbgrader wrote no release", module.shown(released), "Run it again."
            )


@contextlib.contextmanager
def _kept_if_it_fails(folder: Path) -> Iterator[None]:
    """Put a folder back as it was, should what replaces it end with an error."""
    with tempfile.TemporaryDirectory() as place:
        kept = Path(place) / folder.name
        if folder.is_dir():
            shutil.copytree(folder, kept)
        try:
            yield
        except BaseException:
            if kept.is_dir():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(kept, folder)
            raise


def reference_package(course: Course, module: Module) -> dict[str, str]:
    """The files of a `tinytorch` with the reference of the modules before `module`."""
    package = course.root / "tinytorch"
    names = ("__init__.py", "testing.py", "core/__init__.py")
    files = {f"tinytorch/{name}": read_text(package / name) for name in names}
    for earlier in course.earlier(module):
        text = reference_text(earlier, read_cells(earlier))
        files[f"tinytorch/core/{earlier.exported.name}"] = text
    return files


def stage_reference(course: Course, module: Module, folder: Path) -> None:
    """Write that package below `folder`."""
    shutil.rmtree(folder / "tinytorch", ignore_errors=True)
    for name, text in reference_package(course, module).items():
        write_text(folder / name, text)
