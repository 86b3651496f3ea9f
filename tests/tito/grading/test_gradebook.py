"""The gradebook that `tito grade` writes is the one that `nbgrader autograde` writes."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.conftest import ROOT, environment
from tests.tito.small_class import hand_in
from tests.tito.submission.book import PICTURE, plot
from tito.course import Course, read_course
from tito.errors import GradingError
from tito.grading.gradebook import Grade, read_grades
from tito.grading.nbgrader import back_up, only_run, opened, release
from tito.module.source import read_cells

NAME = "01_small"
GRADES = """
    SELECT submitted_assignment.student_id, student.first_name, timestamp, extension,
        late_submission_penalty, base_cell.name, base_cell.type, auto_score, manual_score,
        extra_credit, needs_manual_grade
    FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN student ON submitted_assignment.student_id = student.id
    JOIN base_cell ON grade.cell_id = base_cell.id
"""
COMMENTS = """
    SELECT submitted_assignment.student_id, base_cell.name, auto_comment, manual_comment
    FROM comment JOIN submitted_notebook ON comment.notebook_id = submitted_notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN base_cell ON comment.cell_id = base_cell.id
"""
LATE = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> list[str]:
    """Two empty databases: "" is an SQLite file in the course directory."""
    if request.param == "sqlite":
        return ["", ""]
    server = request.getfixturevalue("postgres")
    return [server.new_database(), server.new_database()]


@pytest.fixture(scope="module")
def courses(
    databases: list[str], small_release: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Course, Course]:
    """Two copies of a course with the same class; one for tito to grade, one for nbgrader."""
    found = []
    for name, url in zip(("tito", "nbgrader"), databases, strict=True):
        root = tmp_path_factory.mktemp(name)
        shutil.copytree(small_release, root, dirs_exist_ok=True)
        if url:
            with (root / "tito.toml").open("a") as config:
                config.write(f'\n[grading]\ndatabase = "{url}"\n')
        course = read_course(root)
        if url:
            release(course, course.modules[0])
        late = course.autograders / "nbgrader_config.py"
        late.write_text(late.read_text() + LATE)
        hand_in_a_class(course)
        with opened(course) as gradebook:
            gradebook.update_or_create_assignment(NAME, duedate="2026-03-01 00:00:00 UTC")
            gradebook.update_or_create_student("late-but-allowed", first_name="Lea")
            with gradebook.db.no_autoflush:
                gradebook.add_submission(NAME, "late-but-allowed")
            gradebook.grant_extension(NAME, "late-but-allowed", days=3)
        found.append(course)
    return found[0], found[1]


def command(root: Path, *words: str) -> None:
    folder = root / "autograders" if words[0] == "nbgrader" else root
    run = subprocess.run(words, cwd=folder, env=environment(ROOT), capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def hand_in_a_class(course: Course) -> None:
    """Right, wrong, late, unanswered and damaged notebooks, as nbgrader can read them, too."""
    answer, late = "In **my** words: $a < b$ <script>", "2026-03-02 10:00:00 UTC"
    hand_in(course, "right", "2 * x", answer)
    hand_in(course, "wrong", "-x")
    hand_in(course, "late", "2 * x", answer, late)
    hand_in(course, "late-but-allowed", "2 * x", answer, late)
    path = hand_in(course, "damaged", "2 * x", answer)
    notebook = json.loads(path.read_text())
    cells = {cell["id"]: cell for cell in notebook["cells"] if cell["id"] != "test-double"}
    cells["why-answer"]["attachments"] = {"a.png": {"image/png": PICTURE}}
    notebook["cells"] = [*cells.values(), plot("print(3)")]
    path.write_text(json.dumps(notebook))


def rows(course: Course) -> list[list[Any]]:
    with opened(course) as gradebook:
        found = [list(row) for q in (GRADES, COMMENTS) for row in gradebook.db.execute(text(q))]
    return sorted(found, key=repr)


def known(course: Course) -> dict[str, Grade]:
    module = course.module(NAME)
    with opened(course) as gradebook:
        return read_grades(gradebook, module, read_cells(module))


def test_tito_and_nbgrader_write_the_same_rows(courses: tuple[Course, Course]) -> None:
    ours, theirs = courses
    for force in ([], ["--force"]):
        command(ours.root, "tito", "grade", NAME, *force)
        command(theirs.root, "nbgrader", "autograde", NAME, *force)
        found, expected = rows(ours), rows(theirs)
        if force:  # nbgrader has a person look again at what nobody changed; tito does not
            again = [row for row in expected if row[0] == "right" and row[5:6] == ["why-answer"]]
            assert [row[-1] for row in again] == [True]
            again[0][-1] = False
            expected.sort(key=repr)
        assert found == expected
        assert len({row[0] for row in found}) == 5
        for course in courses:  # a person's marks, before the second round
            with opened(course) as gradebook:
                grade = gradebook.find_grade("why-answer", NAME, NAME, "right")
                grade.manual_score, grade.needs_manual_grade = 1.5, False
                comment = gradebook.find_comment("why-answer", NAME, NAME, "right")
                comment.manual_comment = "Half of it."
                gradebook.db.commit()
    held = known(ours)
    late = {name: grade.penalty for name, grade in held.items()}
    assert late.pop("late") == 2
    assert set(late.values()) == {0}
    assert held["wrong"].waiting == ()  # what nobody wrote is 0, without a person
    assert held["damaged"].waiting == ("why-answer",)
    assert held["right"].comments["why-answer"] == "Half of it."
    assert held["wrong"].comments["why-answer"] == "No response."


def test_both_leave_the_same_autograded_notebooks(courses: tuple[Course, Course]) -> None:
    def notebooks(course: Course) -> dict[str, Any]:
        paths = sorted((course.autograders / "autograded").rglob("*"))
        return {
            path.relative_to(course.autograders).as_posix(): told(path)
            for path in paths
            if path.is_file()
        }

    def told(path: Path) -> Any:
        if path.suffix != ".ipynb":
            return path.read_text().strip()
        notebook = json.loads(path.read_text())
        notebook["metadata"]["tinytorch"].pop("record", None)  # nbgrader's has none
        for cell in notebook["cells"]:
            cell.pop("execution_count", None)
            if "nbgrader" not in cell["metadata"]:
                cell.pop("id")  # by chance, of an own cell
        return notebook

    ours, theirs = map(notebooks, courses)
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert ours[name] == theirs[name], name
    assert json.dumps(ours["autograded/damaged/01_small/01_small.ipynb"]).count(PICTURE) == 2


def test_a_backup_is_a_gradebook_with_the_same_rows(courses: tuple[Course, Course]) -> None:
    course = courses[0]
    before = known(course)
    with opened(course) as gradebook:
        path = back_up(course, gradebook)
    kept = Course(**{**vars(course), "database": f"sqlite:///{path}"})
    assert len(before) == 5
    assert known(kept) == before


def test_only_one_run_may_write_a_gradebook(courses: tuple[Course, Course]) -> None:
    course = courses[0]
    elsewhere = Course(**{**vars(course), "root": courses[1].root})  # another machine, say

    def is_refused(other: Course) -> bool:
        with opened(other) as second:
            try:
                with only_run(other, second):
                    return False
            except GradingError as error:
                return "another run" in str(error)

    with opened(course) as gradebook, only_run(course, gradebook):
        assert is_refused(course)
        assert is_refused(elsewhere) == bool(course.database)
    assert not is_refused(course)
