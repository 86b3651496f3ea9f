"""Grades as spreadsheets and for LMSs: numbers are numbers, and texts start no formula."""

import csv
import io

import pytest

from tests.tito.graded import Class, make_class, someone
from tito.course import Course
from tito.errors import GradingError
from tito.lms.exports import export_grades
from tito.lms.sheet import Export


@pytest.fixture
def group(small: Course, monkeypatch: pytest.MonkeyPatch) -> Class:
    made = make_class(small, monkeypatch)
    corrupt = "is not a notebook"
    made.graded(
        [
            someone("ada", first_name="Ada", last_name="Lovelace", lms_user_id="4711"),
            someone("bob", why=None, email="bob@example.org"),
            someone("cid", double=0.0, why=0.0, note=corrupt),
            someone("dot", double=0.0, why=0.5, penalty=1.0, message="twice 2 is 4"),
        ]
    )
    return made


def export(group: Class, form: str, drafts: bool = False) -> Export:
    return export_grades(group.course, [group.module], form, drafts=drafts)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def problems(made: Export) -> dict[str, str]:
    return {problem.student: problem.what for problem in made.problems}


def test_a_spreadsheet_has_a_row_for_each_student_and_no_mark_where_there_is_none(
    group: Class,
) -> None:
    made = export(group, "csv")
    assert made.text.startswith("\ufeffstudent,")
    ada, bob, cid, dot = rows(made.text[1:])
    name = group.module.name
    assert (ada["student"], ada["last name"], ada["LMS user id"]) == ("ada", "Lovelace", "4711")
    titles = ("test-double", "why-answer", "late penalty", "total", "maximum", "status")
    table = [[row[f"{name}/{title}"] for title in titles] for row in (ada, bob, cid, dot)]
    assert table == [
        ["2", "1.5", "0", "3.5", "5", "graded"],
        ["2", "", "0", "2", "5", "graded"],
        ["", "", "0", "", "5", "not graded"],
        ["0", "0.5", "1", "0", "5", "graded"],
    ]
    assert bob[f"{name}/to be marked by hand"] == "why-answer"
    assert cid[f"{name}/notes"] == "is not a notebook"
    assert set(problems(made)) == {"bob", "cid"}
    assert made.filled == 3


def test_marks_that_wait_go_to_an_lms_only_when_asked_for_and_never_silently(
    group: Class,
) -> None:
    for form in ("canvas", "moodle"):
        made, draft = export(group, form), export(group, form, drafts=True)
        assert (made.filled, draft.filled) == (2, 3)
        assert "left out" in problems(made)["bob"] and "bob" not in made.text
        assert "only the points so far" in problems(draft)["bob"] and "bob" in draft.text
        assert "not graded, no mark" in problems(draft)["cid"] and "cid" not in draft.text


def test_a_file_for_canvas_is_one_that_its_importer_takes(group: Class) -> None:
    header, possible, ada, dot = csv.reader(io.StringIO(export(group, "canvas").text))
    name = group.module.name
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", name]
    assert possible == ["    Points Possible", "", "", "", "", "5"]
    assert ada == ["Lovelace, Ada", "4711", "", "ada", "", "3.5"]
    assert dot == ["dot", "", "", "dot", "", "0"]


def test_a_file_for_moodle_can_be_mapped_by_email_or_username(group: Class) -> None:
    _, bob, _ = rows(export(group, "moodle", drafts=True).text)
    assert (bob["Username"], bob["Email address"]) == ("bob", "bob@example.org")
    assert bob[group.module.name] == "2"


def test_who_has_handed_in_and_is_not_graded_is_named(group: Class) -> None:
    (group.course.autograders / "release" / group.module.name).mkdir(parents=True)
    for student in ("ada", "eve"):
        folder = group.course.autograders / "submitted" / student / group.module.name
        folder.mkdir(parents=True)
        (folder / group.module.notebook.name).write_text("{}")
    assert problems(export(group, "canvas"))["eve"] == "handed in, but not graded yet"
    assert "ada" not in problems(export(group, "canvas"))


def test_an_empty_gradebook_and_too_many_modules_are_refused(group: Class) -> None:
    with pytest.raises(GradingError, match="one module"):
        export_grades(group.course, [group.module] * 2, "canvas")
    group.kept.clear()
    with pytest.raises(GradingError, match=r"nobody's 01_small is graded.*tito grade"):
        export(group, "csv")


def test_no_text_of_a_student_starts_a_formula(group: Class) -> None:
    attack = "=cmd|'/c calc'!A1"
    names = {"first_name": "\t+1", "last_name": "\uff1d1", "email": "-2"}
    repairs = ("@SUM(1)", "a;=1")
    group.graded([someone(attack, **names, repairs=repairs, needs_a_look=True)])
    (row,) = csv.reader(io.StringIO(export(group, "csv").text.split("\n", 1)[1]))
    assert [row[n] for n in range(4)] == [f"'{attack}", "'\uff1d1", "'+1", "'-2"]
    assert row[-1] == "'@SUM(1); a;'=1"
    for form in ("canvas", "moodle"):
        made = export(group, form)
        assert made.filled == 0
        assert "formula" in problems(made)[attack]
