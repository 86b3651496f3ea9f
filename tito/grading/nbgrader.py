"""nbgrader's own steps, called through its API as its command line calls them."""

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError
from tito.files import write_text
from tito.module.notebook import instructor_notebook, notebook_text
from tito.module.source import read_cells

STEP = (
    "What was handed in has other cells. Take a new one out again (its check may stand in a cell "
    "that is there), or put the old one back."
)


def release(course: Course, module: Module) -> None:
    """Prepare a module in the nbgrader course: source/, release/, the gradebook's entry."""
    notebook = instructor_notebook(module, read_cells(module))
    source = course.autograders / "source" / module.name / module.notebook.name
    released = course.autograders / "release" / module.name / module.notebook.name
    with _kept_if_it_fails(released.parent):
        write_text(source, notebook_text(notebook))
        _generate_assignment(course, module)
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


def _generate_assignment(course: Course, module: Module) -> None:
    """Run `nbgrader generate_assignment --force`: source/ -> release/ and the gradebook."""
    result = _api(course).generate_assignment(module.name, force=True, create=True)
    if not result["success"]:
        raise GradingError(
            f"nbgrader could not release {module.name}: {_reason(result)}",
            "autograders",
            STEP if "Cannot add or remove cells" in _reason(result) else "",
        )


def configuration(course: Course) -> Any:
    """What autograders/nbgrader_config.py says, with the gradebook of tito.toml."""
    from traitlets.config.loader import PyFileConfigLoader

    if str(course.autograders) not in sys.path:  # plugins stand there, as for nbgrader itself
        sys.path.append(str(course.autograders))
    loader = PyFileConfigLoader("nbgrader_config.py", path=str(course.autograders))
    config = loader.load_config()
    if course.database:
        config.CourseDirectory.db_url = course.database
    return config


def gradebook_url(course: Course) -> str:
    """Where nbgrader's gradebook is, as SQLAlchemy writes it."""
    from nbgrader.coursedir import CourseDirectory

    return str(CourseDirectory(config=configuration(course)).db_url)


def _api(course: Course) -> Any:
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = configuration(course)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _reason(result: dict[str, Any]) -> str:
    """The line of nbgrader's log that names the exception."""
    text = f"{result.get('error', '')}\n{result.get('log', '')}"
    lines = [line.strip() for line in text.splitlines()]
    named = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception"))]
    return (named or [line for line in lines if line] or ["no reason given"])[-1]
