"""nbgrader's own steps, called through its API as its command line calls them."""

import warnings
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError


def generate_assignment(course: Course, module: Module) -> None:
    """Run `nbgrader generate_assignment --force`: source/ -> release/ and the gradebook."""
    result = _api(course).generate_assignment(module.name, force=True, create=True)
    if not result["success"]:
        raise GradingError(
            f"nbgrader could not release {module.name}: {_reason(result)}",
            "autograders",
            "Cells may not be added, removed or renamed once a submission is graded.",
        )


def autograde(
    course: Course, module: Module, student: str, submitted: Path, unsafe: bool = False
) -> str:
    """Run `nbgrader autograde --force` for one student; return "" or why it failed.

    `submitted` is the folder of the course directory in which the student's folder stands.
    """
    from sqlalchemy.exc import SAWarning

    with warnings.catch_warnings():
        # nbgrader 0.9.6 makes rows in an order that SQLAlchemy 2.1 remarks on; they are kept.
        warnings.filterwarnings("ignore", "Object of type", SAWarning)
        result = _api(course, unsafe, submitted).autograde(
            module.name, student, force=True, create=True
        )
    return "" if result["success"] else _reason(result)


def course_directory(course: Course) -> Any:
    """nbgrader's CourseDirectory, as autograders/nbgrader_config.py configures it."""
    return _api(course).coursedir


def _api(course: Course, unsafe: bool = False, submitted: Path | None = None) -> Any:
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config.loader import PyFileConfigLoader

    loader = PyFileConfigLoader("nbgrader_config.py", path=str(course.autograders))
    config = loader.load_config()
    config.Examine.unsafe = unsafe
    if submitted:
        config.CourseDirectory.submitted_directory = submitted.name  # below its root
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def _reason(result: dict[str, Any]) -> str:
    """The line of nbgrader's log that names the exception."""
    text = f"{result.get('error', '')}\n{result.get('log', '')}"
    lines = [line.strip() for line in text.splitlines()]
    named = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception"))]
    return (named or [line for line in lines if line] or ["no reason given"])[-1]
