"""What LMSs and nbgrader give becomes hand-ins; nothing is lost, dropped or written elsewhere."""

import json
import os
import tempfile
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SMALL_SOURCE
from tests.tito.written_times import READ, REFUSED
from tito.course import Course, Limits, Module
from tito.errors import FileError
from tito.lms.archive import LARGEST
from tito.lms.collect import Collected, Collection, LeftOut, collect, lines
from tito.lms.filenames import lms_number, origin_of
from tito.lms.submitted_folder import Placed
from tito.submission.files import hand_ins

NAMES = ("01_tensor", "03_layers")
CANVAS = "doejane_LATE_4711_9001_03_layers-1.ipynb"
EXCHANGE = "jdoe+03_layers+2026-11-25 10:00:00.123456 UTC+aB3-_x"


def course_at(root: Path) -> Course:
    """A course of two modules, of which one has a source."""
    modules = tuple(Module(root, name) for name in NAMES)
    modules[1].source.parent.mkdir(parents=True, exist_ok=True)
    modules[1].source.write_text(SMALL_SOURCE.replace("core.small", "core.layers"))
    return Course(root, "c", "C", "a/b", "main", "", modules, Limits(1, 1, 1, 1))


def run(
    root: Path, source: Path, roster: Path | None = None, groups: Path | None = None
) -> Collection:
    course = course_at(root)
    return collect(course, course.modules[1], source, roster, groups)


def folder_of(root: Path, files: dict[str, str], name: str = "source") -> Path:
    for file, text in files.items():
        (root / name / file).parent.mkdir(parents=True, exist_ok=True)
        (root / name / file).write_text(text)
    return root / name


def zip_of(root: Path, files: list[tuple[str, str]], name: str = "source.zip") -> Path:
    with zipfile.ZipFile(root / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files:
            archive.writestr(file, text)
    return root / name


def tree(root: Path) -> dict[str, str]:
    files = sorted(path for path in (root / "autograders").rglob("*") if path.is_file())
    return {
        f.relative_to(root / "autograders" / "submitted").as_posix(): f.read_text() for f in files
    }


def reasons(found: Collection) -> dict[str, str]:
    return {left.name: left.reason for left in found.left_out}


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("doejane_4711_9001_03_layers.ipynb", "doejane-4711"),
        (CANVAS, "doejane-4711"),
        ("_4711_9001_work.ipynb", "student-4711"),
        ("anon_34567_9001_03_layers.ipynb", "anon_34567"),
        ("LATE_anon_aB3xZ_9001_03_layers.py", "anon_aB3xZ"),
        ("extracted/some-999--guy_8_4711_03_layers.ipynb", "some999guy-8"),
        ("J\u00fcrgen O'Hara_12_assignsubmission_file_/a/nb.ipynb", "j\u00fcrgenohara-12"),
        ("Jane Doe_12_assignsubmission_file/03_layers.ipynb", "janedoe-12"),
        ("Jane Doe_12_assignsubmission_file_03_layers.ipynb", "janedoe-12"),
        ("Participant_12_assignsubmission_file_/nb.ipynb", "participant-12"),
        (f"{EXCHANGE}/03_layers.ipynb", "jdoe"),
        ("j+d+03_layers+2026-11-25 10_00_00 UTC/03_layers.ipynb", "j+d"),
        ("downloaded/jdoe/03_layers/03_layers.ipynb", "jdoe"),
    ],
)
def test_each_layout_says_whose_a_file_is(tmp_path: Path, name: str, student: str) -> None:
    found = run(tmp_path, zip_of(tmp_path, [(name, "{}")]))
    assert [(one.student, one.placed) for one in found.collected] == [(student, Placed.NEW)]
    assert found.collected[0].late is ("LATE" in name)
    suffix = Path(name).suffix
    assert tree(tmp_path)[f"{student}/03_layers/03_layers{suffix}"] == "{}"


def test_an_inner_name_never_makes_a_file_another_students() -> None:
    victim = "victim_1_2_03_layers.ipynb"
    for parts in (
        ("Jane Doe_12_assignsubmission_file_", "victim", "03_layers", victim),
        ("Jane Doe_12_assignsubmission_file_", EXCHANGE, victim),
        (f"Jane Doe_12_assignsubmission_file_{victim}",),
        ("doejane_12_9001_victim_1_assignsubmission_file_x.ipynb",),
        (f"doejane_12_9001_{victim}",),
    ):
        assert lms_number(origin_of(parts, NAMES).student) == "12", parts


def test_with_a_roster_nbgraders_folders_are_of_those_in_it(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text('Student,ID,SIS Login ID,Section\n"Doe, Jane",4711,jdoe,A\n')
    names = ["jdoe/03_layers/03_layers.ipynb", "mallory/03_layers/03_layers.ipynb"]
    found = run(tmp_path, zip_of(tmp_path, [(name, "{}") for name in names]), roster)
    assert [one.student for one in found.collected] == ["jdoe"]
    assert reasons(found) == {names[1]: "mallory is not in the roster"}


def test_what_is_no_hand_in_is_left_with_its_reason(tmp_path: Path) -> None:
    said = {
        "notes.ipynb": "is not named or placed",
        "a_1_2_report.pdf": "neither a notebook nor",
        "a_1_2_all.zip": "put the notebook in it in its place",
        "janedoe_4711_999_my_work/bob/03_layers/03_layers.ipynb": "like one student's upload",
        "Jane Doe_12_assignsubmission_file_x\\bob\\03_layers\\03_layers.ipynb": "one student's",
        "doe_4_9_b+03_layers+2099-01-01 10:00:00 UTC/03_layers.ipynb": "like one student's upload",
        "a_1_text.html": "typed into the LMS",
        "Jane Doe_12_assignsubmission_onlinetext_/onlinetext.html": "typed into the LMS",
        "Default group_assignsubmission_file_/x.ipynb": "default group",
        "a_1_2_01_tensor-1.ipynb": "belongs to 01_tensor",
        "b/01_tensor/work.ipynb": "belongs to 01_tensor",
        f"{EXCHANGE.replace('03_layers', 'quiz')}/03_layers.ipynb": "belongs to quiz",
        "__MACOSX/._a_1_2_03_layers.ipynb": "left behind",
        "c_1_2_.ipynb_checkpoints": "neither a notebook nor",
        "submitted/03_layers/x.ipynb": "is not named or placed",
        "=1+1/03_layers/03_layers.ipynb": "cannot be a student id",
        "a[1]/03_layers/03_layers.ipynb": "cannot be a student id",
        "a\x1b[2J/03_layers/03_layers.ipynb": "cannot be a student id",
        f"{'x' * 201}/03_layers/03_layers.ipynb": "too long",
        "Doe/03_layers/03_layers.ipynb": "differ in case",
        "doe/03_layers/03_layers.ipynb": "differ in case",
        "smith_9_2_03_layers.ipynb": "have the same number",
        "other_9_3_03_layers.ipynb": "have the same number",
    }
    found = run(tmp_path, zip_of(tmp_path, [(name, "{}") for name in said]))
    assert found.collected == ()
    given = {name.replace("\\", "/"): words for name, words in said.items()}
    assert all(given[name] in reason for name, reason in reasons(found).items())
    assert len(found.left_out) == len(said)
    assert not (tmp_path / "autograders").exists()
    assert "\x1b" not in "".join(lines(found))


def test_of_several_attempts_the_latest_counts(tmp_path: Path) -> None:
    later = EXCHANGE.replace("10:00", "11:00")
    files = {
        f"{later}/03_layers.ipynb": "2",
        f"{later}/timestamp.txt": "2026-11-25 13:00:00 +0200\n",
        f"{later}/submission_secret.txt": "s",
        f"{EXCHANGE}/03_layers.ipynb": "1",
        f"{EXCHANGE}/timestamp.txt": "2026-11-25 10:00:00.123456 UTC",
        "roe_5_100_03_layers.ipynb": "1",
        "roe_5_99_03_layers-1.ipynb": "0",
        "roe_5_101_helper.py": "3",
        "Jo Poe_6_assignsubmission_file_/03_layers.ipynb": "1",
        "Jo Poe_6_assignsubmission_file_/03_layers (1).ipynb": "2",
        "Jo Poe_6_assignsubmission_file_/timestamp.txt": "2020-01-01 00:00:00 UTC",
    }
    found = run(tmp_path, folder_of(tmp_path, files))
    assert tree(tmp_path) == {
        "jdoe/03_layers/03_layers.ipynb": "2",
        "jdoe/03_layers/timestamp.txt": "2026-11-25 11:00:00.000000 UTC",
        "jopoe-6/03_layers/03_layers.ipynb": "1",
        "roe-5/03_layers/03_layers.ipynb": "1",
    }
    said = reasons(found)
    assert said[f"{EXCHANGE}/03_layers.ipynb"] == "an earlier attempt"
    assert said["roe_5_101_helper.py"] == "another file was taken"
    assert found.collected[0].timestamp == f"{later}/timestamp.txt"
    course = course_at(tmp_path)
    seen = hand_ins(course, course.modules[1], tmp_path / "autograders" / "submitted")
    assert [(one.student, one.note) for one in seen] == [
        ("jdoe", ""),
        ("jopoe-6", ""),
        ("roe-5", ""),
    ]


def notebook(answer: str) -> str:
    """A hand-in of the module, whose answer is this."""
    metadata = {"nbgrader": {"grade_id": "double", "solution": True}}
    cell = {"cell_type": "code", "metadata": metadata, "source": answer}
    return json.dumps({"cells": [cell], "nbformat": 4, "nbformat_minor": 5, "metadata": {}})


STUB = "    # YOUR CODE HERE\n    raise NotImplementedError()"
UNTOUCHED = notebook(f'#| export\ndef double(x):\n    """Return twice x."""\n{STUB}')
WORK, OTHER = notebook("def double(x):\n    return x + x"), notebook("def double(x): return 2 * x")


def test_what_holds_work_is_taken_whatever_its_name(tmp_path: Path) -> None:
    later = EXCHANGE.replace("10:00", "11:00")
    files = {
        f"{later}/03_layers.ipynb": UNTOUCHED,
        f"{EXCHANGE}/03_layers.ipynb": WORK,
        "roe_5_100_03_layers.ipynb": UNTOUCHED,
        "roe_5_101_mine.ipynb": WORK,
        "Jo Poe_6_assignsubmission_file_/03_layers.ipynb": UNTOUCHED,
        "Jo Poe_6_assignsubmission_file_/03_layers.py": "# %%\ndef double(x):\n    return x + x\n",
        "Al Coe_7_assignsubmission_file_/03_layers.ipynb": WORK,
        "Al Coe_7_assignsubmission_file_/03_layers (1).ipynb": OTHER,
        "Bo Woe_8_assignsubmission_file_/03_layers.ipynb": WORK,
        "Bo Woe_8_assignsubmission_file_/03_layers (1).ipynb": WORK,
    }
    found = run(tmp_path, folder_of(tmp_path, files))
    seen = tree(tmp_path)
    assert [name for name in seen if name.endswith(".py")] == ["jopoe-6/03_layers/03_layers.py"]
    assert [name for name, text in seen.items() if text == WORK] == [
        f"{student}/03_layers/03_layers.ipynb"
        for student in ("alcoe-7", "bowoe-8", "jdoe", "roe-5")
    ]
    assert {one.student: one.note for one in found.collected if one.note} == {
        "alcoe-7": "03_layers (1).ipynb holds work, too: compare them"
    }


def test_a_timestamp_is_read_or_said_to_be_none(tmp_path: Path) -> None:
    files = {}
    for n, text in enumerate((*READ, *REFUSED)):
        files[f"s{n:03}/03_layers/03_layers.ipynb"] = "{}"
        files[f"s{n:03}/03_layers/timestamp.txt"] = text
    found = run(tmp_path, folder_of(tmp_path, files)).collected
    assert len(found) == len(READ) + len(REFUSED)
    for one, text in zip(found, (*READ, *REFUSED), strict=True):
        path = tmp_path / "autograders" / "submitted" / one.student / "03_layers" / "timestamp.txt"
        if text in READ:
            written = READ[text] if "." in READ[text] else f"{READ[text]}.000000"
            assert (path.read_text(), one.note) == (f"{written} UTC", "")
        else:
            said = "no time can be read from its timestamp.txt: "
            assert one.note.startswith(f"{said}{text.replace(chr(27), '?')!r} is not of the form")
            assert not path.exists()


def test_a_time_that_only_the_exchanges_folder_says_is_read_or_said_to_be_none(
    tmp_path: Path,
) -> None:
    times = ("2026-11-25 10:00:00 UTC", "2026-11-25 10_00_00 +0100", "2026-11-25 10:00:00 CET")
    files = {f"s{n}+03_layers+{when}/03_layers.ipynb": "{}" for n, when in enumerate(times)}
    found = run(tmp_path, folder_of(tmp_path, files)).collected
    stamps = [text for name, text in tree(tmp_path).items() if name.endswith(".txt")]
    assert stamps == ["2026-11-25 10:00:00.000000 UTC", "2026-11-25 09:00:00.000000 UTC"]
    assert [one.note[:30] for one in found] == ["", "", "no time can be read from its f"]


def test_what_is_there_is_kept_before_a_newer_attempt_replaces_it(tmp_path: Path) -> None:
    def canvas(text: str) -> Collection:
        return run(tmp_path, zip_of(tmp_path, [("doe_1_2_03_layers.ipynb", text)]))

    assert canvas("A").collected[0].placed is Placed.NEW
    assert canvas("A").collected[0].placed is Placed.THERE
    assert canvas("B").collected[0].placed is Placed.REPLACED
    after = {
        "doe-1/03_layers/03_layers.ipynb": "B",
        "doe-1/.earlier/03_layers-1/03_layers.ipynb": "A",
    }
    assert tree(tmp_path) == after
    old = canvas("A")  # the zip of last week, collected by mistake
    assert old.collected == () and "was replaced by a later attempt" in old.left_out[0].reason
    assert tree(tmp_path) == after
    course = course_at(tmp_path)
    seen = hand_ins(course, course.modules[1], tmp_path / "autograders" / "submitted")
    assert [(one.student, one.note) for one in seen] == [("doe-1", "")]


def test_a_hand_in_of_nbgrader_gives_way_to_later_ones_only(tmp_path: Path) -> None:
    place = folder_of(tmp_path, {"jdoe/03_layers/final.ipynb": "A"}, "autograders/submitted")
    (place / "jdoe/03_layers/timestamp.txt").write_text("2026-11-25 10:30:00 UTC")
    before = tree(tmp_path)
    earlier = folder_of(tmp_path, {f"{EXCHANGE}/03_layers.ipynb": "B"}, "one")
    assert "is older" in run(tmp_path, earlier).left_out[0].reason
    assert tree(tmp_path) == before
    later = EXCHANGE.replace("10:00", "11:00")
    found = run(tmp_path, folder_of(tmp_path, {f"{later}/work.py": "C"}, "two"))
    assert found.collected[0].placed is Placed.REPLACED
    assert tree(tmp_path) == {
        "jdoe/03_layers/03_layers.py": "C",
        "jdoe/03_layers/timestamp.txt": "2026-11-25 11:00:00.123456 UTC",
        "jdoe/.earlier/03_layers-1/final.ipynb": "A",
        "jdoe/.earlier/03_layers-1/timestamp.txt": "2026-11-25 10:30:00 UTC",
    }
    forged = {"a/03_layers.ipynb": "D", "a/timestamp.txt": "2026-11-25 12:00:00 UTC"}
    timeless = folder_of(tmp_path, {f"jdoe/03_layers/{n}": t for n, t in forged.items()}, "three")
    assert run(tmp_path, timeless).collected[0].placed is Placed.REPLACED
    place = tmp_path / "autograders" / "submitted" / "jdoe" / "03_layers"
    assert [file.name for file in place.iterdir()] == ["03_layers.ipynb"]


def test_a_run_that_is_broken_off_leaves_whole_files_and_the_next_completes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    later = EXCHANGE.replace("10:00", "11:00")
    whole = Path.replace
    for allowed in range(8):
        root = tmp_path / str(allowed)
        run(root, folder_of(root, {f"{EXCHANGE}/03_layers.ipynb": "A" * 9000}, "one"))
        left = [allowed]

        def replace(self: Path, target: Path, left: list[int] = left) -> Path:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return whole(self, target)

        second = folder_of(root, {f"{later}/03_layers.py": "B" * 9000}, "two")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            try:
                run(root, second)
                completed = True
            except Killed:
                completed = False
        texts = {t for n, t in tree(root).items() if n.endswith(("03_layers.ipynb", ".py"))}
        assert texts <= {"A" * 9000, "B" * 9000}
        assert "A" * 9000 in texts
        run(root, second)
        files = {
            name: text
            for name, text in tree(root).items()
            if "/.03_" not in name and "/.t" not in name
        }
        assert files.pop("jdoe/03_layers/03_layers.py") == "B" * 9000
        assert "11:00" in files.pop("jdoe/03_layers/timestamp.txt")
        assert "A" * 9000 in files.values()
        assert "2026-11-25 10:00:00.123456 UTC" in files.values()
        assert all(name.startswith("jdoe/.earlier/") for name in files)
        if completed:
            return
    raise AssertionError("never completed")


def test_links_devices_and_unreadable_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.ipynb"
    secret.write_text("secret")
    source = folder_of(tmp_path, {"good_7_8_03_layers.ipynb": "ok"})
    (source / "doe_1_2_03_layers.ipynb").symlink_to(secret)
    (source / "linked").symlink_to(tmp_path)
    os.mkfifo(source / "roe_1_2_03_layers.ipynb")
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "autograders" / "submitted").mkdir(parents=True)
    (tmp_path / "autograders" / "submitted" / "good-7").symlink_to(outside)
    found = run(tmp_path, source)
    assert found.collected == ()
    assert all("not followed" in reason for reason in reasons(found).values())
    assert len(found.left_out) == 4
    assert list(outside.iterdir()) == []


def test_a_hostile_zip_writes_nothing_outside_and_says_what_is_wrong(tmp_path: Path) -> None:
    said = {
        "": "leads out",
        "../../doe_1_2_03_layers.ipynb": "leads out",
        "/etc/doe_2_2_03_layers.ipynb": "leads out",
        "C:/doe_3_2_03_layers.ipynb": "leads out",
        "..\\doe_4_2_03_layers.ipynb": "leads out",
        "x/../../y/03_layers/03_layers.ipynb": "leads out",
        "doe_5_2_03_layers.ipynb": "larger than",
        "doe_6_2_03_layers.ipynb": "stands 2 times",
        f"doe_7_2_{'n' * 1000}.ipynb": "more than 1000 letters",
        "doe_8_2_03_layers.ipynb": "not followed",
        "doe_9_2_03_layers.ipynb": "damaged in the zip",
        "doe_10_2_03_layers.ipynb": "is encrypted",
        "doe_11_2_03_layers.ipynb": "compressed in a way",
    }
    path = tmp_path / "source.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        for name in [*said, "doe_6_2_03_layers.ipynb"]:
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if "doe_8" in name else 0o100644) << 16
            info.compress_type = zipfile.ZIP_BZIP2 if "doe_11" in name else zipfile.ZIP_DEFLATED
            size = LARGEST + 1 if "doe_5" in name else 1
            with archive.open(info, "w") as file:  # `writestr` takes no empty name
                file.write(b"UNIQUE" if "doe_9" in name else b"x" * size)
        info = archive.getinfo("doe_9_2_03_layers.ipynb")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 30 + len(info.filename)] ^= 0xFF
    entry = data.rindex(b"doe_10_2_03_layers.ipynb") - 46
    data[entry + 8] |= 1  # what says that a member is encrypted
    path.write_bytes(data)
    found = run(tmp_path, path)
    assert found.collected == ()
    shown = {name.replace("\\", "/"): part for name, part in said.items()}
    assert Counter(left.name for left in found.left_out) == Counter(
        [*shown, "doe_6_2_03_layers.ipynb"]
    )
    assert all(shown[left.name] in left.reason for left in found.left_out)
    assert sorted(tmp_path.iterdir()) == [path, tmp_path / "src"]


def test_a_source_that_is_no_good_as_a_whole_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileError, match="there is no such folder or file"):
        run(tmp_path, tmp_path / "nowhere.zip")
    text = tmp_path / "text.zip"
    text.write_text("no zip")
    with pytest.raises(FileError, match="neither a folder nor a zip"):
        run(tmp_path, text)
    broken = zip_of(tmp_path, [("doe_1_2_\u00fc.ipynb", "x" * 99)])
    data = broken.read_bytes()
    for damage in (
        data.replace(b"PK\x01\x02", b"PK\x09\x09"),
        data.replace(b"\xc3\xbc", b"\xc3\xc3"),
    ):
        broken.write_bytes(damage)
        with pytest.raises(FileError, match="is a broken zip"):
            run(tmp_path, broken)
    monkeypatch.setattr("tito.lms.collect.MOST_BYTES", 5)
    large = zip_of(tmp_path, [(f"{name}_{name}_1_x.ipynb", "four") for name in "12"])
    found = run(tmp_path, large)
    assert len(found.collected) == 1 and "collect it in parts" in found.left_out[0].reason
    monkeypatch.setattr("tito.lms.archive.MOST_FILES", 2)
    with pytest.raises(FileError, match="more than 2 files"):
        run(tmp_path, zip_of(tmp_path, [(f"{n}", "") for n in range(3)]))


def test_a_zip_whose_names_make_no_promise_is_read_as_utf_8(tmp_path: Path) -> None:
    path = zip_of(
        tmp_path, [("m\u00fcller_1_2_03_layers.ipynb", "{}"), ("XYller_3_2_x.ipynb", "{}")]
    )
    data = bytearray(path.read_bytes().replace(b"XYller", b"\xff\xfeller"))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.index(start) + (7 if start == b"PK\x03\x04" else 9)
        data[place] &= ~0x08
    path.write_bytes(data)
    found = run(tmp_path, path)
    assert [one.student for one in found.collected] == ["ller-3", "m\u00fcller-1"]


CANVAS_ROSTER = """\
\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Layers (88)
    Points Possible,,,,,80
"Doe, Jane",4711,,jdoe,A,
"van der Roe, Jo Ann",4712,,jroe@uni.edu,A,
"Poe, Kim",4713,,,A,
"""
MOODLE_ROSTER = """\
Identifier;"Full name";"Email address";Grade
Participant 12;"Jane Doe";jane@uni.edu;
Participant 13;"Jo Roe";"../x";
"""


def test_a_roster_turns_numbers_into_logins_where_the_names_agree(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(CANVAS_ROSTER)
    names = {
        "doejane_4711_1_x.ipynb": "",
        "joannvanderroe_4712_1_x.ipynb": "",
        "poekim_4713_1_x.ipynb": "no login of poekim",
        "mallory_4710_1_x.ipynb": "mallory (4710) is not in the roster",
        "mallory_4711_4710_1_x.ipynb": "the roster has Doe, Jane for number 4711",
        "anon_4711_1_x.ipynb": "is anonymous",
    }
    found = run(tmp_path, zip_of(tmp_path, [(name, "{}") for name in names]), roster)
    assert [one.student for one in found.collected] == ["jdoe", "jroe@uni.edu"]
    assert all(names[name] and names[name] in reason for name, reason in reasons(found).items())

    roster.write_text(MOODLE_ROSTER)
    files = [
        (f"{who}_assignsubmission_file_/x.ipynb", "{}") for who in ("Jane Doe_12", "Jo Roe_13")
    ]
    found = run(tmp_path / "moodle", zip_of(tmp_path, files), roster)
    assert [one.student for one in found.collected] == ["jane@uni.edu"]
    assert "cannot be a student id" in found.left_out[0].reason


GROUPS = """\
name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id
Jane Doe,4711,,jdoe,A,Team Red 1,17,
Jo Ann van der Roe,4712,,jroe@uni.edu,A,Team Red 1,17,
Kim Poe,4713,,kpoe,A,Blue_Ones,18,
Ann Lone,4714,,alone,A,,,
"""


def test_each_of_a_team_gets_what_it_handed_in(tmp_path: Path) -> None:
    roster, groups = tmp_path / "roster.csv", tmp_path / "groups.csv"
    roster.write_text(CANVAS_ROSTER)
    groups.write_text(GROUPS)
    source = zip_of(
        tmp_path,
        [
            ("teamred1_4712_1_x.ipynb", "red"),
            ("Blue Ones_18_assignsubmission_file_/x.ipynb", "blue"),
            ("teamgreen_4711_3_x.ipynb", "{}"),
            ("Default group_assignsubmission_file_/x.ipynb", "{}"),
        ],
    )
    found = run(tmp_path, source, roster, groups)
    assert tree(tmp_path) == {
        "jdoe/03_layers/03_layers.ipynb": "red",
        "jroe@uni.edu/03_layers/03_layers.ipynb": "red",
        "kpoe/03_layers/03_layers.ipynb": "blue",
    }
    said = reasons(found)
    assert said["teamgreen_4711_3_x.ipynb"].endswith("give the list of groups with --groups")
    assert "put it into the folders" in said["Default group_assignsubmission_file_/x.ipynb"]
    again = run(tmp_path, source, roster, groups)
    assert {one.placed for one in again.collected} == {Placed.THERE}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "has not the columns of a list of groups.*Username and Group"),
        ("Username,Group\na,Team 1\nb,Team-1\n", "'Team 1' and 'Team-1' differ in signs only"),
    ],
)
def test_groups_that_cannot_be_told_apart_are_one_message(
    tmp_path: Path, text: str, message: str
) -> None:
    groups = tmp_path / "groups.csv"
    groups.write_text(text)
    with pytest.raises(FileError, match=message):
        run(tmp_path, zip_of(tmp_path, []), None, groups)


def test_a_student_never_gets_a_second_folder_for_one_number(tmp_path: Path) -> None:
    source = zip_of(tmp_path, [("doejane_4711_1_x.ipynb", "{}")])
    run(tmp_path, source)
    roster = tmp_path / "roster.csv"
    roster.write_text(CANVAS_ROSTER)
    found = run(tmp_path, source, roster)
    assert "jdoe and doejane-4711 have the same number" in found.left_out[0].reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has not the columns"),
        ("a,b\n1,2\n", "has not the columns"),
        ("Student,ID\nJane,1\n", "has no logins"),
        ("ID,SIS Login ID\n1,a\n2,A\n", "has 'a' 2 times"),
        ("ID,SIS Login ID\n1,a\n1,b\n", "has '1' 2 times"),
        (f'ID,SIS Login ID\n1,"{"x" * 200_000}"\n', "is no CSV file"),
    ],
)
def test_a_roster_that_cannot_be_trusted_is_one_message(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(FileError, match=message):
        run(tmp_path, zip_of(tmp_path, []), tmp_path / "roster.csv")


def test_what_is_said_is_short() -> None:
    found = Collection(
        (
            Collected("a", "a", Placed.NEW),
            Collected("b", "b", Placed.REPLACED, late=True, note="kept"),
        ),
        tuple(LeftOut(f"{n}.pdf", "is no notebook") for n in range(5)),
    )
    assert lines(found) == [
        "1 new, 1 replaced, 0 already there; 5 files left out",
        "b: replaced, late, kept",
        "left out: 0.pdf, 1.pdf, 2.pdf and 2 more: is no notebook",
    ]


PART = st.sampled_from(
    [
        "doejane_4711_9001_03_layers.ipynb",
        "doejane_4711_9002_03_layers-1.ipynb",
        "DOE_4711_9002_x.py",
        "anon_a_1_x.ipynb",
        "Jane Doe_12_assignsubmission_file_",
        "Jane Doe_12_assignsubmission_file_x.ipynb",
        EXCHANGE,
        EXCHANGE.replace("10:00", "11:00"),
        EXCHANGE.replace("jdoe", "JDOE"),
        "03_layers",
        "01_tensor",
        "03_layers.ipynb",
        "03_layers.py",
        "timestamp.txt",
        "jdoe",
        "..",
        ".",
        "",
        "__x",
        "a\\b",
    ]
) | st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), max_size=5)
TEXT = st.sampled_from(["A", "B", "2026-11-25 10:00:00 UTC", "2026-11-25 12:00:00 UTC"])
FILE = st.tuples(st.lists(PART, min_size=1, max_size=4).map("/".join).filter(bool), TEXT)


@settings(max_examples=150)
@given(st.lists(st.lists(FILE, max_size=8), min_size=1, max_size=3))
def test_no_file_is_dropped_and_a_second_run_changes_nothing(
    sources: list[list[tuple[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names that stand twice
        root = Path(folder)
        for files in sources:
            path = zip_of(root, files)
            found = run(root, path)
            after = tree(root)
            names = [one.name for one in found.collected] + [one.name for one in found.left_out]
            names += [one.timestamp for one in found.collected if one.timestamp]
            given_names = [n.replace("\\", "/") for n, _ in files if n[-1:] != "/"]
            assert Counter(names) == Counter(given_names)
            again = run(root, path)
            assert tree(root) == after
            assert all(one.placed is Placed.THERE for one in again.collected)
            assert len(again.collected) == len(found.collected)
            assert {path.name for path in root.iterdir()} <= {"source.zip", "src", "autograders"}
            lines(found)
