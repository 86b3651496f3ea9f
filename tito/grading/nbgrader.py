"""nbgrader: its release of a module and its gradebook, through its API, as it is configured."""

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
    """Prepare a module in the nbgrader course: source/, release/, the gradebook's entry.

    Does what `nbgrader generate_assignment --force` does.
    """
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    source = course.autograders / "source" / module.name / module.notebook.name
    released = course.autograders / "release" / module.name / module.notebook.name
    config = configuration(course)
    with _kept_if_it_fails(released.parent):
        write_text(source, notebook_text(instructor_notebook(module, read_cells(module))))
        api = NbGraderAPI(CourseDirectory(config=config), config=config)
        result = api.generate_assignment(module.name, force=True, create=True)
        if not result["success"]:
            reason = _reason(result)
            step = STEP if "Cannot add or remove cells" in reason else ""
            what = f"nbgrader could not release {module.name}: {reason}"
            raise GradingError(what, "autograders", step)
        if not released.is_file():
            what = "nbgrader wrote no release"
            raise GradingError(what, module.shown(released), "Run it again.")


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


def _reason(result: dict[str, Any]) -> str:
    """The line of nbgrader's log that names the exception."""
    text = f"{result.get('error', '')}\n{result.get('log', '')}"
    lines = [line.strip() for line in text.splitlines()]
    named = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception"))]
    return (named or [line for line in lines if line] or ["no reason given"])[-1]


def configuration(course: Course) -> Any:
    """What autograders/nbgrader_config.py says; the gradebook is that of tito.toml, if any."""
    from traitlets.config.loader import PyFileConfigLoader

    if str(course.autograders) not in sys.path:  # plugins stand there, as for nbgrader itself
        sys.path.append(str(course.autograders))
    loader = PyFileConfigLoader("nbgrader_config.py", path=str(course.autograders))
    config = loader.load_config()
    if course.database:
        config.CourseDirectory.db_url = course.database
    return config


@contextlib.contextmanager
def opened(course: Course) -> Iterator[Any]:
    """nbgrader's Gradebook. Raises GradingError where there is none to be had."""
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory
    from sqlalchemy.exc import SQLAlchemyError

    url = str(CourseDirectory(config=configuration(course)).db_url)
    try:
        gradebook = Gradebook(url, course.id)
    except ImportError as error:
        step = "For PostgreSQL: pip install -e '.[postgres]', in the course's folder."
        raise GradingError(f"the database's driver is missing ({error.name})", "", step) from error
    except SQLAlchemyError as error:
        what = f"the gradebook cannot be opened: {str(error).splitlines()[0]}"
        step = "Check database in tito.toml, or db_url in nbgrader_config.py."
        raise GradingError(what, _shown(url), step) from error
    with gradebook:
        try:
            yield gradebook
        except SQLAlchemyError as error:
            what = f"the gradebook fails: {str(error).splitlines()[0]}"
            raise GradingError(
                what, _shown(url), "What is written stays. Run it again."
            ) from error


def _shown(url: str) -> str:
    """An URL as messages may show it, without its password."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "the gradebook"
