"""nbgrader's own steps, called through its API as its command line calls them."""

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


def configuration(course: Course) -> Any:
    """What autograders/nbgrader_config.py says, with the gradebook of tito.toml or `--db`."""
    from traitlets.config.loader import PyFileConfigLoader

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
