"""Marks filled into an LMS's own export: the right cells, and not a byte besides."""

from pathlib import Path
from typing import Any

import pytest

from tests.tito.graded import Class, make_class, someone
from tito.course import Course
from tito.errors import FileError, GradingError, TitoError
from tito.lms.exports import export_grades
from tito.lms.sheet import Export

CANVAS = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Module 1: Small (77),Other (78),"
    "Final Score\r\n"
    ",,,,,Manual Posting,,\r\n"
    "    Points Possible,,,,,5.00,1.00,(read only)\r\n"
    '"Lovelace, Ada",4711,u-1,ada,"A, ""B""",,1.00,20.00\r\n'
    '"Byron, Bob",4712,u-2,bob@example.org,A,1.00,"0.50",\r\n'
    '"Émile, Cid",4713,u-3,login-3,A,2.00,,\r\n'
    '"Dot, Dora",4714,u-4,dora,A,EX,,\r\n'
    '"Eve, Eva",4715,u-5,eva,A,3.50,,\r\n'
    '"=""Odd""",4716,u-6,odd,A,,,\r\n'
    '"Student, Test",4799,,0a1b,A,,,\r\n'
)
WORKSHEET = (
    "Identifier,Full name,ID number,Email address,Status,Grade,Maximum grade,"
    "Grade can be changed,Last modified (grade),Feedback comments\n"
    'Participant 11,Ada Lovelace,,ada@example.org,Submitted,,5.00,Yes,-,"two\nlines"\n'
    "Participant 12,Bob Byron,bob,b@example.org,Submitted,3.50,5.00,Yes,-,\n"
    "Participant 13,Cid Émile,,c@example.org,Submitted,,3.00,No,-,\n"
)


@pytest.fixture
def group(small: Course, monkeypatch: pytest.MonkeyPatch) -> Class:
    return make_class(small, monkeypatch)


def fill(group: Class, text: str | bytes, form: str = "canvas", **more: Any) -> Export:
    path = Path("export.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return export_grades(group.course, [group.module], form, path, **more)


def problems(made: Export) -> dict[str, str]:
    return {problem.student: problem.what for problem in made.problems}


def test_canvas_own_export_gets_the_marks_and_keeps_every_other_byte(group: Class) -> None:
    group.graded(
        [
            someone("a-login", lms_user_id="4711"),
            someone("x", why=0.0, email="Bob@Example.org"),
            someone("cidémile-4713", why=0.0),
            someone("dora"),
            someone("u-5"),
            someone("nobody"),
        ]
    )
    made = fill(group, CANVAS)
    expected = CANVAS.replace('B""",,1.00', 'B""",3.5,1.00').replace("A,1.00,", "A,2,")
    assert made.text == expected
    assert made.filled == 3
    assert made.columns == ("Module 1: Small (77)",)
    said = problems(made)
    assert said["x"] == "1.00 became 2"
    assert said["dora"] == "EX stays; the mark 3.5 is not in it"
    assert said["nobody"] == "has no row; the mark 3.5 is not in it"
    assert said["u-5"] == said["nobody"]  # an SIS User ID, where the class goes by SIS Login IDs
    assert set(said) == {"x", "dora", "u-5", "nobody"}


def test_a_class_whose_lms_parts_cells_by_semicolons_is_filled_too(group: Class) -> None:
    group.graded([someone("ada")])
    ada = "Lovelace, Ada;4711;ada;A;"
    text = f"Student;ID;SIS Login ID;Section;01_small\nPoints Possible;;;;5,00\n{ada}\n"
    made = fill(group, text)
    assert made.text == text.replace(ada, f"{ada}3.5")
    assert made.problems == ()


def test_moodles_worksheet_gets_the_marks_and_says_what_moodle_will_refuse(group: Class) -> None:
    group.graded([someone("adalovelace-11"), someone("bob"), someone("c", email="c@example.org")])
    made = fill(group, WORKSHEET, "moodle")
    expected = WORKSHEET.replace("Submitted,,5.00", "Submitted,3.5,5.00")
    assert made.text == expected.replace("Submitted,,3.00", "Submitted,3.5,3.00")
    assert made.columns == ("Grade",)
    assert made.filled == 3
    assert {p.student for p in made.problems} == {"c"}
    said = " ".join(problem.what for problem in made.problems)
    assert "above Moodle's maximum of 3" in said and "cannot be changed" in said


def test_moodles_gradebook_has_a_column_for_points_beside_others(group: Class) -> None:
    group.graded([someone("ada@example.org")])
    text = (
        '"First name",Surname,"Email address","Assignment: 01_small (Real)",'
        '"Assignment: 01_small (Feedback)","Assignment: 01_small (Percentage)"\n'
        "Ada,Lovelace,ada@example.org,-,,\n"
    )
    made = fill(group, text, "moodle")
    assert made.text == text.replace(",-,", ",3.5,")


def test_a_mark_goes_to_nobody_rather_than_to_the_wrong_person(group: Class) -> None:
    group.graded(
        [
            someone("smith-4711"),  # the number is another's
            someone("ada"),  # two students, one row
            someone("other", lms_user_id="4711"),
            someone("dora", lms_user_id="4713"),  # two rows, one student
        ]
    )
    made = fill(group, CANVAS)
    assert made.text == CANVAS
    assert made.filled == 0
    assert problems(made)["smith-4711"].startswith("has no row")
    assert all("fits" in problems(made)[student] for student in ("ada", "other", "dora"))


def test_an_id_that_collecting_made_finds_its_row_in_any_spelling(group: Class) -> None:
    group.graded([someone("wei\u00dfjan-4711")])
    text = 'Student,ID,Section,Small 1\n"Wei\u00df, Jan",4711,A,\n'
    assert fill(group, text).text == text.replace("A,", "A,3.5")


def test_who_is_marked_blind_in_moodle_is_found_by_number(group: Class) -> None:
    group.graded([someone("participant-11"), someone("participant-99")])
    text = "Identifier,Status,Grade\nParticipant 11,Submitted,\nParticipant 12,Submitted,\n"
    made = fill(group, text, "moodle")
    assert made.text == text.replace("Submitted,\n", "Submitted,3.5\n", 1)
    assert set(problems(made)) == {"participant-99"}


def test_marks_that_wait_and_what_could_not_be_graded_leave_their_cells_alone(
    group: Class,
) -> None:
    group.graded(
        [
            someone("ada", why=None),
            someone("bob@example.org", double=0.0, why=0.0, note="is damaged"),
            someone("login-3", needs_a_look=True, repairs=("joined",)),
        ]
    )
    made = fill(group, CANVAS)
    assert made.text == CANVAS.replace("A,2.00,", "A,3.5,")
    assert set(problems(made)) == {"ada", "bob@example.org", "login-3"}
    assert '"A, ""B""",2,1.00' in fill(group, CANVAS, drafts=True).text


def test_another_maximum_than_ours_is_said(group: Class) -> None:
    group.graded([someone("ada")])
    made = fill(group, CANVAS.replace("5.00,1.00,(read", "100,1.00,(read"))
    assert problems(made)[""] == "Module 1: Small (77) has 100 points in Canvas, here 5"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "has not the columns"),
        (
            CANVAS.replace("Module 1: Small", "Week one"),
            "no column for 01_small.*Name one: .*Week",
        ),
        (CANVAS.replace("Other", "Small 1"), "2 columns for 01_small"),
        (CANVAS.replace("Eve, Eva", 'Eve" Eva'), "stray quotation mark in row 8"),
        ("Student,ID,Section,Small 1\nÉmile,1,A,\n".encode("latin-1"), "not UTF-8.*byte 27"),
        (WORKSHEET, "is not an export of Canvas"),
    ],
)
def test_a_file_that_cannot_be_filled_is_refused_in_one_line(
    group: Class, text: str | bytes, said: str
) -> None:
    group.graded([someone("ada")])
    with pytest.raises(TitoError, match=said):
        fill(group, text)


def test_the_column_can_be_named(group: Class) -> None:
    group.graded([someone("ada")])
    for column in ("Other", "Other (78)"):
        assert '"A, ""B""",,3.5,20.00' in fill(group, CANVAS, column=column).text
    with pytest.raises(FileError, match="no column for None"):
        fill(group, CANVAS, column="None")
    with pytest.raises(FileError, match="Name one module"):
        export_grades(group.course, [group.module] * 2, "canvas", Path("export.csv"), column="x")
    with pytest.raises(GradingError, match="not an export of Moodle"):
        fill(group, CANVAS, "moodle")
