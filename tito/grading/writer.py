"""Puts marks into nbgrader's gradebook, and the autograded notebooks where nbgrader has them."""

import shutil
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import FileError, RefusedError
from tito.files import write_text
from tito.grading.gradebook import cell_names, released_cells
from tito.grading.stock import configuration
from tito.grading.worker import Graded

NO_RESPONSE = "No response."  # nbgrader's own words


class Writer:
    """The one writer of a run. What it writes of a submission is there whole or not at all."""

    def __init__(self, course: Course, module: Module, gradebook: Any) -> None:
        """Write into a gradebook that is open."""
        self.course, self.module, self.gradebook = course, module, gradebook
        self.maxima = {name: points for name, _, points in released_cells(gradebook, module)}
        self.cells = cell_names(gradebook, module)
        # nbgrader's API commits at every step; here its session works in a transaction of ours.
        gradebook.db.remove()
        self.connection = gradebook.engine.connect()
        gradebook.db.configure(bind=self.connection, join_transaction_mode="rollback_only")
        self.late = _late_submission_plugin(course)

    def write(self, graded: Graded) -> None:
        """Write marks, flags and comments; then the notebook, which says that all is there.

        Raises RefusedError when the database does not take this student's, FileError.
        """
        from sqlalchemy.exc import DataError, IntegrityError, OperationalError

        try:
            with self.connection.begin(), self.gradebook.db.no_autoflush:
                self._write_marks(graded)
        except (DataError, IntegrityError, UnicodeEncodeError) as error:
            raise RefusedError(str(error).splitlines()[0]) from error
        except ValueError as error:  # nbgrader's InvalidEntry, for any error of the database
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from None
            raise RefusedError(str(error).splitlines()[0]) from error
        finally:
            self.gradebook.db.remove()
        self._write_notebook(graded)

    def _write_notebook(self, graded: Graded) -> None:
        folder = autograded(self.course, self.module, graded.marks.student)
        try:
            for old in folder.iterdir() if folder.is_dir() else ():
                if old.name != self.module.notebook.name:  # of a run of nbgrader's
                    shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        except OSError as error:
            what = f"cannot be cleared: {error.strerror}"
            raise FileError(what, str(folder), "Make it yours, and run this again.") from error
        if graded.timestamp:
            write_text(folder / "timestamp.txt", graded.timestamp)
        write_text(folder / self.module.notebook.name, graded.notebook)

    def _write_marks(self, graded: Graded) -> None:
        """Do what nbgrader's Autograde, SaveAutoGrades and AssignLatePenalties do.

        What people have written, manual scores, comments and extensions, stays.
        """
        student, name = graded.marks.student, self.module.name
        self.gradebook.update_or_create_student(student)
        when = {"timestamp": graded.timestamp} if graded.timestamp else {}
        submission = self.gradebook.update_or_create_submission(name, student, **when)
        notebook = self.gradebook.find_submission_notebook(name, name, student)
        for grade in notebook.grades:
            grade.auto_score = self._automatic(self.cells[grade.cell_id], graded)
            grade.needs_manual_grade = grade.auto_score is None or grade.manual_score is not None
        for comment in notebook.comments:
            is_blank = self.cells[comment.cell_id] in graded.untouched
            comment.auto_comment = NO_RESPONSE if is_blank else None
        notebook.late_submission_penalty = None
        self.gradebook.db.flush()
        late = submission.total_seconds_late
        if late > 0:
            self.gradebook.db.refresh(notebook)
            penalty = self.late.late_submission_penalty(student, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = min(max(penalty, 0), notebook.score)
                self.gradebook.db.flush()

    def _automatic(self, name: str, graded: Graded) -> float | None:
        """The points that need no person: of a test, of what nobody wrote, of a bare task."""
        points = {mark.grade_id: mark.points for mark in graded.marks.marks}
        if name in points:
            return points[name]
        return 0.0 if name in graded.untouched or not self.maxima.get(name) else None

    def close(self) -> None:
        """Give the connection back, and the gradebook its own way to work."""
        self.gradebook.db.remove()
        self.gradebook.db.configure(
            bind=self.gradebook.engine, join_transaction_mode="conditional_savepoint"
        )
        self.connection.close()


def _late_submission_plugin(course: Course) -> Any:
    """What nbgrader_config.py says about late hand-ins."""
    from nbgrader.preprocessors import AssignLatePenalties

    step = AssignLatePenalties(config=configuration(course))
    step.init_plugin()
    return step.plugin_inst


def autograded(course: Course, module: Module, student: str) -> Path:
    """The folder of a student's autograded notebook."""
    return course.autograders / "autograded" / student / module.name
