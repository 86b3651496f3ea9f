"""The main job: `make course` in a fresh copy, then plain nbgrader on what it left behind."""

import copy
import csv
import json
import re
import sqlite3
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_repository, environment, solve
from tito.cli.author import sample_mistakes
from tito.cli.grading import grade_class
from tito.course import read_course
from tito.grading.classroom import Wishes
from tito.judge.results import StudentMarks
from tito.module.source import read_cells

COURSE = read_course(ROOT)
NAMES = [module.name for module in COURSE.modules]
each_module = pytest.mark.parametrize("name", NAMES)
MARKS = """
    SELECT student_id, base_cell.name, coalesce(auto_score, 0) FROM grade
    JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
    JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
    JOIN assignment ON submitted_assignment.assignment_id = assignment.id
    JOIN base_cell ON grade.cell_id = base_cell.id
    WHERE assignment.name = ? AND base_cell.type = 'GradeCell'
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Run `make course` in a copy that borrows this environment; return copy and output."""
    root = copy_repository(tmp_path_factory.mktemp("course") / "tinytorch")
    (root / ".venv").symlink_to(sys.prefix)
    made = subprocess.run(
        ["make", "--assume-old=.venv/.course", "course"],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert made.stderr == ""
    return root, made.stdout


def nbgrader(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder = root / "autograders"
    command = ["nbgrader", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment(root), capture_output=True, text=True
    )


def table(output: str, name: str) -> dict[str, dict[str, float]]:
    """Read the printed table of a module: student -> test -> points."""
    part = re.split(r"^(?:\d\d_[a-z]+ *$|tinytorch\.core)", output, flags=re.MULTILINE)
    shown = part[1 + NAMES.index(name)]
    tests = re.findall(r"^ *\d+ (test-\S+) \(\d+\)$", shown, re.MULTILINE)
    rows = re.findall(r"^(sample-\S+) ([-\d. ]+?) (\d+) / 80", shown, re.MULTILINE)
    marks = {}
    for student, points, total in rows:
        values = [0.0 if p == "-" else float(p) for p in points.split()]
        assert sum(values) == float(total)
        marks[student] = dict(zip(tests, values, strict=True))
    return marks


def gradebook(root: Path, name: str) -> dict[str, dict[str, float]]:
    """Read the automatic scores of code tests straight from nbgrader's database."""
    tests = {c.grade_id for c in read_cells(COURSE.module(name)) if c.kind.name == "TEST"}
    marks: dict[str, dict[str, float]] = {}
    with sqlite3.connect(root / "autograders" / "gradebook.db") as database:
        for student, test, score in database.execute(MARKS, [name]):
            if test in tests:
                marks.setdefault(student, {})[test] = score
    return marks


@each_module
def test_the_reference_earns_all_points_the_stub_none_and_mistakes_something_between(
    run: tuple[Path, str], name: str
) -> None:
    module = COURSE.module(name)
    totals = {student: sum(marks.values()) for student, marks in table(run[1], name).items()}
    assert totals.pop("sample-reference") == 80
    assert totals.pop("sample-stub") == 0
    assert totals.pop("sample-corrupt") == 0
    mistakes = {f"sample-{mistake.name}" for mistake in sample_mistakes(COURSE, module)}
    assert set(totals) == mistakes
    assert all(40 < total < 80 for total in totals.values())


@each_module
def test_each_mistake_loses_just_the_tests_that_its_file_names(
    run: tuple[Path, str], name: str
) -> None:
    marks = table(run[1], name)
    for mistake in sample_mistakes(COURSE, COURSE.module(name)):
        lost = {t for t, points in marks[f"sample-{mistake.name}"].items() if points == 0}
        assert lost == set(mistake.fails), mistake.name


@each_module
def test_the_table_and_the_gradebook_agree_test_by_test(run: tuple[Path, str], name: str) -> None:
    kept = gradebook(run[0], name)
    assert table(run[1], name) == {s: kept[s] for s in kept if s.startswith("sample-")}


@each_module
def test_a_test_that_passes_is_silent_so_that_nbgrader_cannot_misread_it(
    run: tuple[Path, str], name: str
) -> None:
    path = run[0] / "autograders" / "autograded" / "sample-reference" / name / f"{name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tests = {
        c["id"]: c["outputs"] for c in cells if c["id"].startswith("test-") and "outputs" in c
    }
    assert len(tests) > 10
    assert {test: outputs for test, outputs in tests.items() if outputs} == {}


@each_module
def test_a_corrupt_file_fails_alone_and_the_table_says_why(
    run: tuple[Path, str], name: str
) -> None:
    root, output = run
    assert "is not a notebook: its JSON breaks off" in output
    autograded = {path.parts[-3] for path in root.glob(f"autograders/autograded/*/{name}/*.ipynb")}
    assert autograded == set(table(output, name))
    assert set(gradebook(root, name)["sample-corrupt"].values()) == {0}


def test_the_package_is_exported_and_named(run: tuple[Path, str]) -> None:
    assert "tinytorch.core.layers exports" in run[1]
    assert "Layer, Linear, Dropout, takes_training, Sequential" in run[1]


def test_the_run_leaves_every_committed_file_as_it_was(
    run: tuple[Path, str], tmp_path: Path
) -> None:
    fresh = [path.relative_to(tmp_path) for path in copy_repository(tmp_path).rglob("*.*")]
    files = [path for path in fresh if (tmp_path / path).is_file()]
    changed = [f for f in files if (tmp_path / f).read_bytes() != (run[0] / f).read_bytes()]
    assert len(files) > 50
    assert changed == []


@each_module
def test_nbgraders_release_is_the_notebook_that_students_open(
    run: tuple[Path, str], name: str
) -> None:
    released = json.loads(
        (run[0] / "autograders" / "release" / name / f"{name}.ipynb").read_text()
    )
    opened = json.loads((ROOT / "modules" / name / f"{name}.ipynb").read_text())
    assert released["cells"] == opened["cells"]


def test_plain_nbgrader_gives_the_same_marks_again(run: tuple[Path, str]) -> None:
    root, output = run
    graded = nbgrader(root, "autograde", "03_layers", "--force")
    assert graded.returncode == 1, "nbgrader reports the corrupt notebook"
    assert "sample-corrupt" in graded.stderr
    assert gradebook(root, "03_layers") == table(output, "03_layers")


def test_a_warning_of_right_code_costs_nothing_in_plain_nbgrader(run: tuple[Path, str]) -> None:
    module = read_course(run[0]).module("activations")
    silent, warns = r"np.errstate(over=\"ignore\")", "np.errstate()"  # as JSON writes it
    original = module.notebook.read_text(encoding="utf-8")
    solve(module)
    solved = module.notebook.read_text(encoding="utf-8")
    module.notebook.write_text(original, encoding="utf-8")
    assert silent in solved
    folder = run[0] / "autograders" / "submitted" / "ada" / module.name
    folder.mkdir(parents=True)
    (folder / module.notebook.name).write_text(solved.replace(silent, warns), encoding="utf-8")
    graded = nbgrader(run[0], "autograde", module.name, "--student=ada")
    assert graded.returncode == 0, graded.stderr
    assert sum(gradebook(run[0], module.name)["ada"].values()) == 80


def test_plain_nbgrader_grades_what_is_damaged_and_falls_for_no_trick(
    run: tuple[Path, str],
) -> None:
    module = read_course(run[0]).module("layers")
    untouched = module.notebook.read_text(encoding="utf-8")
    solve(module)
    solved = json.loads(module.notebook.read_text(encoding="utf-8"))
    module.notebook.write_text(untouched, encoding="utf-8")
    stripped, doubled, tricky = copy.deepcopy(solved), copy.deepcopy(solved), json.loads(untouched)
    for cell in stripped["cells"]:
        cell["metadata"] = {}
    doubled["cells"] += [dict(cell, id=f"{cell['id']}-2") for cell in doubled["cells"][:30]]
    for cell in tricky["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
        if cell["id"] == "layer":
            cell["source"] = "import numpy as np\nnp.allclose = lambda *a, **k: True"
    for student, notebook in (("bea", stripped), ("cid", doubled), ("dot", tricky)):
        folder = run[0] / "autograders" / "submitted" / student / module.name
        folder.mkdir(parents=True)
        (folder / module.notebook.name).write_text(json.dumps(notebook), encoding="utf-8")
        graded = nbgrader(run[0], "autograde", module.name, f"--student={student}")
        assert graded.returncode == 0, graded.stderr
    marks = gradebook(run[0], module.name)
    totals = {student: sum(marks[student].values()) for student in ("bea", "cid", "dot")}
    assert totals == {"bea": 80, "cid": 80, "dot": 0}


def put(root: Path, name: str, student: str, **answers: str) -> Path:
    """Hand in a solved notebook with other answers; return its folder."""
    module = read_course(root).module(name)
    untouched = module.notebook.read_text(encoding="utf-8")
    solve(module, {key.replace("_", "-"): text for key, text in answers.items()})
    folder = root / "autograders" / "submitted" / student / module.name
    folder.mkdir(parents=True)
    module.notebook.rename(folder / module.notebook.name)
    module.notebook.write_text(untouched, encoding="utf-8")
    return folder


def test_what_leads_elsewhere_is_neither_graded_nor_handed_back(run: tuple[Path, str]) -> None:
    root, secret = run[0], run[0] / "secret.txt"
    secret.write_text("the teacher's")
    right = put(root, "03_layers", "eve")
    linked = right.parent.parent / "fay" / "03_layers"
    linked.mkdir(parents=True)
    (linked / "03_layers.ipynb").symlink_to(right / "03_layers.ipynb")
    (put(root, "03_layers", "gus") / "data.txt").symlink_to(secret)
    (put(root, "03_layers", "hal") / "data.txt").write_text("my own")
    graded = nbgrader(root, "autograde", "03_layers", "--student=eve")
    assert graded.returncode == 0, graded.stderr
    graded = nbgrader(root, "autograde", "03_layers", "--student=fay")
    assert "03_layers.ipynb is a link" in graded.stderr
    for student in ("gus", "hal"):
        graded = nbgrader(root, "autograde", "03_layers", f"--student={student}")
        assert graded.returncode == 0, graded.stderr
    marks = gradebook(root, "03_layers")
    assert [sum(marks[s].values()) for s in ("eve", "fay", "gus", "hal")] == [80, 0, 80, 80]
    kept = (root / "autograders" / "autograded").glob("*/03_layers/data.txt")
    assert [path.parts[-3] for path in kept] == ["hal"]
    found = tito_grades(root, "eve", "fay", "gus")
    assert {student: one.points for student, one in found.items()} == {
        "eve": 80,
        "fay": 0,
        "gus": 80,
    }
    assert "is a link" in found["fay"].note


def tito_grades(root: Path, *students: str) -> dict[str, StudentMarks]:
    """What `tito grade 03_layers` finds out about some students."""
    course = read_course(root)
    module = course.module("layers")
    graded = grade_class(course, module, Wishes(students=students)).marks
    kept = gradebook(root, module.name)
    for one in graded:
        assert sum(kept[one.student].values()) == one.points
    return {one.student: one for one in graded}


def test_tito_puts_into_the_gradebook_what_nbgrader_cannot_read(run: tuple[Path, str]) -> None:
    root = run[0]
    folders = {s: put(root, "03_layers", s) for s in ("kim", "lea", "mia", "nel", "oda")}
    files = {student: folder / "03_layers.ipynb" for student, folder in folders.items()}
    files["kim"].write_bytes(b"\xef\xbb\xbf" + files["kim"].read_bytes())
    files["lea"].rename(folders["lea"] / "03_layers (1).ipynb")
    files["mia"].rename(folders["mia"].parent / "03_layers.ipynb")
    folders["mia"].rmdir()
    found = tito_grades(root, *folders)
    assert {one.points for one in found.values()} == {80}, found
    assert found["lea"].repairs == ("the file is called 03_layers (1).ipynb",)
    files["nel"].write_text('{"cells": [')
    files["oda"].write_text(files["oda"].read_text().replace("self.bias = ", "self.bias = ((", 1))
    found = tito_grades(root, "nel", "oda")
    assert (found["nel"].points, found["nel"].status) == (0, "not graded")
    assert found["oda"].points < 80
    assert "SyntaxError: '(' was never closed (line" in str(found["oda"].broken_cells)
    assert "NameError: name 'Linear' is not defined" in [m.message for m in found["oda"].marks]


def test_a_written_answer_runs_no_script_in_the_graders_browser(run: tuple[Path, str]) -> None:
    answer = """\
<script>alert(1)</script> and <img src=x onerror="alert(2)"> and 1 < 2, 3<4, `a <b> c`
[one](javascript:alert(3)) [two](&#106;avascript:alert(4)) [three](JAVA&Tab;SCRIPT:alert(5))
<javascript:alert(6)> [four][4] [five](data:text/html,alert(7)) $a < b$

[4]: <java	script:alert(8)>
"""
    put(run[0], "03_layers", "ida", q3_answer=answer)
    graded = nbgrader(run[0], "autograde", "03_layers", "--student=ida")
    assert graded.returncode == 0, graded.stderr
    made = nbgrader(run[0], "generate_feedback", "03_layers", "--student=ida")
    assert made.returncode == 0, made.stderr
    folder = run[0] / "autograders" / "feedback" / "ida" / "03_layers"
    page = (folder / "03_layers.html").read_text(encoding="utf-8").replace("\u200b", "")
    begin = page.index("alert(1)")
    shown = page[begin - 200 : page.index("four", begin)]
    for text in ("&lt;script&gt;", "&lt;img", "1 &lt; 2", "3&lt;4", "a &lt;b&gt; c"):
        assert text in shown, shown
    raw = (folder / "03_layers.html").read_text(encoding="utf-8")
    targets = [unescape(t) for t in re.findall(r'href="([^"]*)"', raw)]
    schemes = [re.sub(r"[\x00-\x20]", "", target).partition(":")[0].lower() for target in targets]
    assert {"javascript", "data", "vbscript"} & set(schemes) == set()
    assert "<script>alert" not in raw and "<img src=x" not in raw


def test_a_large_notebook_in_another_language_is_graded(run: tuple[Path, str]) -> None:
    folder = put(run[0], "03_layers", "joe")
    path = folder / "03_layers.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "\u00e9" * 4_000_000}]
    path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    graded = nbgrader(run[0], "autograde", "03_layers", "--student=joe")
    assert graded.returncode == 0, graded.stderr
    assert sum(gradebook(run[0], "03_layers")["joe"].values()) == 80


def test_plain_nbgrader_exports_the_totals_of_the_table(run: tuple[Path, str]) -> None:
    root, output = run
    exported = nbgrader(root, "export", "--to", "grades.csv")
    assert exported.returncode == 0, exported.stderr
    with (root / "autograders" / "grades.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for name in NAMES:
        totals = {
            row["student_id"]: float(row["score"]) for row in rows if row["assignment"] == name
        }
        expected = {student: sum(marks.values()) for student, marks in table(output, name).items()}
        assert {s: totals[s] for s in expected} == expected


def test_plain_nbgrader_generates_feedback_for_those_it_graded(run: tuple[Path, str]) -> None:
    made = nbgrader(run[0], "generate_feedback", "03_layers", "--force")
    assert made.returncode == 0, made.stderr
    found = run[0].glob("autograders/feedback/sample-*/03_layers/*.html")
    pages = {path.parts[-3] for path in found}
    graded = set(table(run[1], "03_layers"))
    assert pages | {"sample-corrupt"} == graded  # nbgrader itself cannot read that one


def test_feedback_shows_why_points_were_lost_but_no_hidden_test_and_no_mark_scheme(
    run: tuple[Path, str],
) -> None:
    made = nbgrader(run[0], "generate_feedback", "02_activations", "--force")
    assert made.returncode == 0, made.stderr
    folder = run[0] / "autograders" / "feedback" / "sample-stub" / "02_activations"
    page = (folder / "02_activations.html").read_text(encoding="utf-8")
    assert "not written yet: NotImplementedError (in " in page
    source = COURSE.module("02_activations").source.read_text(encoding="utf-8")
    for word in ("ReLU keeps large numbers", "HIDDEN TESTS", "MARK SCHEME"):
        assert word in source
        assert word not in page


def test_plain_nbgrader_generates_the_assignment_again(run: tuple[Path, str]) -> None:
    made = nbgrader(run[0], "generate_assignment", "02_activations", "--force")
    assert made.returncode == 0, made.stderr
