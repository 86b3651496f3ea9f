"""Guards the gradebook: only one run writes at a time, and a copy is kept of what it replaces."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tito.course import Course
from tito.errors import GradingError

STEP = "Wait until the other run has ended, or stop it; then run this again."


@contextmanager
def only_run(course: Course, gradebook: Any) -> Iterator[None]:
    """Hold the course directory, and a gradebook on a server, against other runs of tito."""
    from filelock import FileLock, Timeout
    from sqlalchemy import text

    lock = FileLock(course.autograders / ".grading.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise GradingError("another run is grading here", "autograders", STEP) from None
    try:
        if gradebook.engine.dialect.name != "postgresql":
            yield
            return
        isolation = {"isolation_level": "AUTOCOMMIT"}  # no transaction stays open meanwhile
        with gradebook.engine.connect().execution_options(**isolation) as connection:
            query = text("SELECT pg_try_advisory_lock(hashtext(:course))")
            if not connection.execute(query, {"course": f"tito {course.id}"}).scalar():
                raise GradingError("another run writes this gradebook", "", STEP)
            yield
    finally:
        lock.release()


def back_up(course: Course, gradebook: Any) -> Path:
    """Copy the gradebook, wherever it is, into an SQLite file that nbgrader can open."""
    import sqlite3

    from nbgrader.api import Base
    from sqlalchemy import Column, MetaData, String, Table, create_engine

    folder = course.autograders / "backups"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target, part = folder / f"gradebook-{stamp}.db", folder / f".gradebook-{stamp}.db"
    if gradebook.engine.dialect.name == "sqlite":
        copy = sqlite3.connect(part)
        with gradebook.engine.connect() as connection:
            connection.connection.driver_connection.backup(copy)
        copy.close()
    else:
        engine = create_engine(f"sqlite:///{part}")
        version = Table("alembic_version", MetaData(), Column("version_num", String(32)))
        with gradebook.engine.connect() as source, engine.begin() as kept:
            for table in (*Base.metadata.sorted_tables, version):
                table.create(kept)
                rows = [dict(row._mapping) for row in source.execute(table.select())]
                if rows:
                    kept.execute(table.insert(), rows)
        engine.dispose()
    part.replace(target)
    return target
