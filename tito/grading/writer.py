"""Puts marks into nbgrader's gradebook, and the autograded notebooks where nbgrader has them."""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tito.course import Course, Module
from tito.errors import GradingError, RefusedError
from tito.files import write_text
from tito.grading.gradebook import Change
from tito.grading.marks import autograded, autograded_texts
from tito.grading.nbgrader import back_up, configuration
from tito.grading.worker import Graded
from tito.module.notebook import cell_texts

LONGEST_NAME = 128  # letters of a student's name, in nbgrader's tables
NO_RESPONSE = "No response."  # nbgrader's own words


class Writer:
    """The one writer of a run. What it writes of a submission is there whole or not at all."""

    def __init__(self, course: Course, module: Module, gradebook: Any, is_new: bool) -> None:
        """Write into a gradebook that is open; no copy of one that is `new` is kept."""
        self.course, self.module, self.gradebook = course, module, gradebook
        self.is_backed_up = is_new
        self.reopened: dict[str, tuple[str, ...]] = {}  # what people marked, changed since
        notebook = gradebook.find_notebook(module.name, module.name)
        cells = (*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells)
        self.cells = {cell.id: cell.name for cell in cells}
        # nbgrader's API commits at every step; here its session works in a transaction of ours.
        gradebook.db.remove()
        self.connection = gradebook.engine.connect()
        gradebook.db.configure(bind=self.connection, join_transaction_mode="rollback_only")
        self.late = _late_submission_plugin(course)

    def back_up(self) -> None:
        """Copy the gradebook as it was before this run, if there was anything in it."""
        if not self.is_backed_up:
            back_up(self.course, self.gradebook)
        self.is_backed_up = True

    def written(self, running: Iterable[Graded]) -> Iterator[Graded]:
        """Write each that comes; what the database, or the folder, does not take is lost."""
        for graded in running:
            try:
                if not graded.is_lost:
                    self._write(graded)
                yield graded
            except RefusedError as error:
                note = f"its marks cannot be kept: {error}"
                yield replace(graded, marks=replace(graded.marks, note=note), is_lost=True)

    def _write(self, graded: Graded) -> None:
        """Write marks, flags and comments; then the notebook, which says that all is there."""
        from sqlalchemy.exc import DataError, IntegrityError, OperationalError

        student = graded.marks.student
        if len(student) > LONGEST_NAME:
            raise RefusedError(f"the name is longer than {LONGEST_NAME} letters")
        path = autograded(self.course, self.module, student)
        _make_room(path)
        try:
            with self.connection.begin(), self.gradebook.db.no_autoflush:
                reopened = self._write_marks(graded, autograded_texts(path))
                path.unlink(missing_ok=True)  # without it, this is not graded yet
        except (DataError, IntegrityError, ValueError) as error:
            # nbgrader makes any error of the database a ValueError (InvalidEntry)
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from None
            raise RefusedError(str(error).splitlines()[0]) from error
        finally:
            self.gradebook.db.remove()
        if graded.timestamp:
            write_text(path.with_name("timestamp.txt"), graded.timestamp)
        write_text(path, graded.notebook)
        if reopened:
            self.reopened[student] = reopened

    def _write_marks(self, graded: Graded, answers: dict[str, str]) -> tuple[str, ...]:
        """Do what nbgrader's Autograde, SaveAutoGrades and AssignLatePenalties do.

        What people have written, manual scores, comments and extensions, stays. nbgrader has them
        look at it again each time; here only where the answer, or the judge's points, changed:
        this returns their grade_ids. `answers` are those of the hand-in before.
        """
        student, name = graded.marks.student, self.module.name
        self.gradebook.update_or_create_student(student)
        when = graded.timestamp or None  # not the time of an earlier hand-in
        submission = self.gradebook.update_or_create_submission(name, student, timestamp=when)
        notebook = self.gradebook.find_submission_notebook(name, name, student)
        points = {mark.grade_id: mark.points for mark in graded.marks.marks}
        now, reopened = cell_texts(json.loads(graded.notebook)), []
        for grade in notebook.grades:
            cell, before = self.cells[grade.cell_id], grade.auto_score
            if cell in points:
                grade.auto_score = points[cell]
            else:  # what nobody wrote, and a bare task, need no person
                is_nothing = cell in graded.untouched or not grade.max_score
                grade.auto_score = 0.0 if is_nothing else None
            if grade.manual_score is None:
                grade.needs_manual_grade = grade.auto_score is None
            elif answers.get(cell) != now.get(cell) or before != grade.auto_score:
                reopened += [] if grade.needs_manual_grade else [cell]
                grade.needs_manual_grade = True
        for comment in notebook.comments:
            is_blank = self.cells[comment.cell_id] in graded.untouched
            comment.auto_comment = NO_RESPONSE if is_blank else None
        self.gradebook.db.flush()
        notebook.late_submission_penalty = self._penalty(submission, notebook)
        self.gradebook.db.flush()
        return tuple(reopened)

    def _penalty(self, submission: Any, notebook: Any) -> float | None:
        """What being late costs by the policy in nbgrader_config.py; None where nothing."""
        late = submission.total_seconds_late
        if not late:
            return None
        self.gradebook.db.refresh(notebook)
        penalty = self.late.late_submission_penalty(submission.student_id, notebook.score, late)
        return None if penalty is None else min(max(penalty, 0.0), notebook.score)

    def renew_penalties(self) -> list[Change]:
        """Give all the penalty that due date and extensions now ask for; say whose changed."""
        changes = []
        with self.connection.begin(), self.gradebook.db.no_autoflush:
            for submission in self.gradebook.assignment_submissions(self.module.name):
                for notebook in submission.notebooks:
                    before = notebook.late_submission_penalty or 0.0
                    notebook.late_submission_penalty = self._penalty(submission, notebook)
                    now = notebook.late_submission_penalty or 0.0
                    if before != now:
                        changes.append(Change(submission.student_id, before, now))
            if changes:
                self.back_up()  # which sees what is committed
            self.gradebook.db.flush()
        self.gradebook.db.remove()
        return changes

    def close(self) -> None:
        """Give the connection back, and the gradebook its own way to work."""
        self.gradebook.db.remove()
        self.gradebook.db.configure(
            bind=self.gradebook.engine, join_transaction_mode="conditional_savepoint"
        )
        self.connection.close()


def _make_room(path: Path) -> None:
    """Clear what a run of nbgrader's left beside an autograded notebook; follow no link."""
    folder = path.parent
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise RefusedError(f"autograded/{folder.parent.name} is or holds a link: remove it")
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            if old != path:
                shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    except OSError as error:
        what = f"autograded/{folder.parent.name} cannot be written: {error.strerror}"
        raise RefusedError(what) from error


def _late_submission_plugin(course: Course) -> Any:
    """What nbgrader_config.py says about late hand-ins."""
    from nbgrader.preprocessors import AssignLatePenalties
    from traitlets import TraitError

    try:
        step = AssignLatePenalties(config=configuration(course))
        step.init_plugin()
    except (ImportError, TraitError) as error:
        what = f"the plugin for late hand-ins cannot be used: {error}"
        raise GradingError(what, "nbgrader_config.py", "Correct it there.") from error
    return step.plugin_inst
