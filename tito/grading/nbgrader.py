"""nbgrader as it is configured: its release of a module; its gradebook opened, held, copied."""

import contextlib
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError, GradingError
from tito.files import write_text
from tito.module.notebook import instructor_notebook, notebook_text
from tito.module.source import read_cells

OTHER_CELLS = (
    "What was handed in has other cells. Take a new one out again (its check may stand in a cell "
    "that is there), or put the old one back."
)
OTHER_RUN = "Wait until the other run has ended, or stop it; then run this again."
KEPT = 20  # copies of the gradebook


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
            step = OTHER_CELLS if "Cannot add or remove cells" in reason else ""
            what = f"nbgrader could not release {module.name}: {reason}"
            raise GradingError(what, "autograders", step)
        if not released.is_file():
            where = module.shown(released)
            raise GradingError("nbgrader wrote no release", where, "Run it again.")


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
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = [line for line in lines if line.partition(":")[0].endswith(("Error", "Exception"))]
    return (named or lines or ["no reason given"])[-1]


def configuration(course: Course) -> Any:
    """What autograders/nbgrader_config.py says; the gradebook is that of tito.toml, if any."""
    from traitlets.config.loader import PyFileConfigLoader

    folder = str(course.autograders)
    if folder not in sys.path:  # plugins stand there, as for nbgrader itself
        sys.path.append(folder)
    config = PyFileConfigLoader("nbgrader_config.py", path=folder).load_config()
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
            step = "What is written stays. Run it again."
            raise GradingError(what, _shown(url), step) from error


def _shown(url: str) -> str:
    """An URL as messages may show it, without its password."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "the gradebook"


@contextlib.contextmanager
def only_run(course: Course, gradebook: Any) -> Iterator[None]:
    """Hold the course directory, and a gradebook on a server, against other runs of tito."""
    from filelock import FileLock, Timeout

    with contextlib.ExitStack() as held:
        try:
            held.enter_context(FileLock(course.autograders / ".grading.lock", timeout=0))
        except Timeout:
            raise GradingError("another run is grading here", "autograders", OTHER_RUN) from None
        except OSError as error:
            what = f"cannot be locked: {error.strerror}"
            raise FileError(what, str(course.autograders), "Make it yours.") from error
        if gradebook.engine.dialect.name == "postgresql":
            held.enter_context(_server_lock(course, gradebook.engine))
        yield


@contextlib.contextmanager
def _server_lock(course: Course, engine: Any) -> Iterator[None]:
    """Hold a gradebook on PostgreSQL, which runs on other machines may write, too."""
    from sqlalchemy import func, select

    key = func.hashtext(f"tito {course.id}")
    outside = engine.execution_options(isolation_level="AUTOCOMMIT")  # no transaction stays open
    with outside.connect() as connection:
        if not connection.scalar(select(func.pg_try_advisory_lock(key))):
            raise GradingError("another run writes this gradebook", "", OTHER_RUN)
        try:
            yield
        finally:
            connection.execute(select(func.pg_advisory_unlock(key)))


def back_up(course: Course, gradebook: Any) -> Path:
    """Copy the gradebook, wherever it is, into an SQLite file that nbgrader can open."""
    folder = course.autograders / "backups"
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target, part = folder / f"gradebook-{stamp}.db", folder / f".gradebook-{stamp}.db"
    try:
        folder.mkdir(exist_ok=True)
        copy = _copy_file if gradebook.engine.dialect.name == "sqlite" else _copy_tables
        copy(gradebook.engine, part)
        part.replace(target)
        for old in sorted(folder.glob("gradebook-*.db"))[:-KEPT]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink()
        what = f"the gradebook cannot be copied into it: {error}"
        raise FileError(what, str(folder), "No mark was written. Run this again.") from error
    return target


def _copy_file(engine: Any, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy, engine.connect() as connection:
        connection.connection.driver_connection.backup(copy)


def _copy_tables(engine: Any, target: Path) -> None:
    from nbgrader.api import Base
    from sqlalchemy import Column, MetaData, String, Table, create_engine

    version = Table("alembic_version", MetaData(), Column("version_num", String(32)))
    at_once = engine.execution_options(isolation_level="REPEATABLE READ")  # as of one moment
    copy = create_engine(f"sqlite:///{target}")
    with at_once.connect() as source, copy.begin() as kept:
        for table in (*Base.metadata.sorted_tables, version):
            table.create(kept)
            rows = [dict(row) for row in source.execute(table.select()).mappings()]
            if rows:
                kept.execute(table.insert(), rows)
    copy.dispose()
