"""Guards the gradebook: only one run writes at a time, and a copy is kept of what it replaces."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tito.course import Course
from tito.errors import FileError, GradingError

KEPT = 20  # copies of the gradebook
STEP = "Wait until the other run has ended, or stop it; then run this again."


@contextlib.contextmanager
def only_run(course: Course, gradebook: Any) -> Iterator[None]:
    """Hold the course directory, and a gradebook on a server, against other runs of tito."""
    from filelock import FileLock, Timeout

    lock = FileLock(course.autograders / ".grading.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise GradingError("another run is grading here", "autograders", STEP) from None
    except OSError as error:
        what = f"cannot be locked: {error.strerror}"
        raise FileError(what, str(course.autograders), "Make it yours.") from error
    try:
        with _server_lock(course, gradebook.engine):
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def _server_lock(course: Course, engine: Any) -> Iterator[None]:
    """Hold a gradebook on PostgreSQL, which runs on other machines may write, too."""
    from sqlalchemy import text

    if engine.dialect.name != "postgresql":
        yield
        return
    name = {"name": f"tito {course.id}"}
    isolation = {"isolation_level": "AUTOCOMMIT"}  # no transaction stays open meanwhile
    with engine.connect().execution_options(**isolation) as connection:
        if not connection.scalar(text("SELECT pg_try_advisory_lock(hashtext(:name))"), name):
            raise GradingError("another run writes this gradebook", "", STEP)
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(hashtext(:name))"), name)


def back_up(course: Course, gradebook: Any) -> Path:
    """Copy the gradebook, wherever it is, into an SQLite file that nbgrader can open."""
    folder = course.autograders / "backups"
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target, part = folder / f"gradebook-{stamp}.db", folder / f".gradebook-{stamp}.db"
    try:
        folder.mkdir(exist_ok=True)
        if gradebook.engine.dialect.name == "sqlite":
            _copy_file(gradebook.engine, part)
        else:
            _copy_tables(gradebook.engine, part)
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
    isolation = {"isolation_level": "REPEATABLE READ"}  # all tables as of one moment
    source = engine.connect().execution_options(**isolation)
    copy = create_engine(f"sqlite:///{target}")
    with source, copy.begin() as kept:
        for table in (*Base.metadata.sorted_tables, version):
            table.create(kept)
            rows = [dict(row._mapping) for row in source.execute(table.select())]
            if rows:
                kept.execute(table.insert(), rows)
    copy.dispose()
