"""An instructor's path in nbgrader's formgrader, in a real browser, after `tito grade`."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import (
    FLAGS,
    PATIENCE,
    answers,
    chromium_program,
    end_group,
    free_port,
    wait,
)
from tests.conftest import copy_repository, environment
from tests.markdown_attacks import ANSWERS, FINDS, watched
from tests.tito.submission.book import PICTURE
from tito.course import Course, read_course
from tito.grading.nbgrader import opened
from tito.module.notebook import filled, grade_id, notebook_text, student_notebook
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions

NAME = "03_layers"
COMMENT = "Say *why*: <b>fan-in</b>, not fan-out."


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course whose class is graded: ann wrote an answer in words, bob did not."""
    root = copy_repository(tmp_path_factory.mktemp("course") / "tinytorch")
    course = read_course(root)
    tito(root, "release", NAME)
    put(course, "ann", {"q3-answer": "Because of the scale."})
    put(course, "bob", {})
    tito(root, "grade", NAME)
    return course


def put(course: Course, student: str, answers: dict[str, str], **pictures: dict[str, str]) -> None:
    """Hand in a right notebook with these written answers, and attachments in the first."""
    module = course.module(NAME)
    cells = read_cells(module)
    right = reference_solutions(cells)
    solved = {name: text for name, text in right.items() if not name.endswith("-answer")}
    notebook = filled(student_notebook(module, cells), {**solved, **answers})
    for cell in notebook.cells:
        if pictures and grade_id(cell) == "q3-answer":
            cell.attachments = pictures
            output = new_output("display_data", {"image/png": PICTURE})
            plot = new_code_cell("print('my plot')", outputs=[output])
    if pictures:
        notebook.cells.append(plot)
    path = course.autograders / "submitted" / student / NAME / module.notebook.name
    path.parent.mkdir(parents=True)
    path.write_text(notebook_text(notebook))


def tito(root: Path, *words: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "tito", *words],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def address(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start JupyterLab in the course directory, as the guide says."""
    state, port = tmp_path_factory.mktemp("state"), free_port()
    (state / "config").mkdir()
    server = {"allow_root": True, "open_browser": False, "port": port, "port_retries": 0}
    settings = {"ServerApp": server, "IdentityProvider": {"token": ""}}
    (state / "config" / "jupyter_server_config.json").write_text(json.dumps(settings))
    names = {"HOME": "home", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    variables = {name: str(state / folder) for name, folder in names.items()}
    with (state / "log").open("w") as log:
        process = subprocess.Popen(
            ["jupyter", "lab"],
            cwd=course.autograders,
            env=environment(course.root, **variables),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: answers(f"{address}/api/status", process), (state / "log").read_text)
        yield address
    finally:
        end_group(process)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A page that reaches this machine only, as where there is no network."""
    with sync_playwright() as playwright:
        program = chromium_program()
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE * 1000)
        expect.set_options(timeout=PATIENCE * 1000)
        page.route(lambda url: not url.startswith((address, "file:")), lambda route: route.abort())
        yield page
        browser.close()


def test_a_manual_score_and_a_comment_reach_feedback_and_marks(
    course: Course, address: str, page: Page
) -> None:
    page.goto(f"{address}/formgrader")
    row = page.locator("tr", has=page.get_by_text(NAME, exact=True))
    expect(row.locator("td.num-submissions")).to_have_text("2")
    page.goto(f"{address}/formgrader/manage_submissions/{NAME}")
    for student, score in (("ann", "80"), ("bob", "80")):
        row = page.locator("tr", has=page.locator("td.student-id", has_text=student))
        expect(row.locator("td.score")).to_contain_text(score)
        expect(row.locator("td.status")).to_have_text(
            "needs manual grading" if student == "ann" else "graded"
        )
    page.goto(f"{address}/formgrader/gradebook/{NAME}/{NAME}")
    page.get_by_text("Submission #1").or_(page.get_by_text("Submission #2")).first.wait_for()
    with opened(course) as gradebook:
        identity = gradebook.find_submission_notebook(NAME, NAME, "ann").id
    page.goto(f"{address}/formgrader/submissions/{identity}/")
    expect(page.get_by_text("Because of the scale.")).to_be_visible()
    page.wait_for_load_state("networkidle")  # it fills in what is known of scores
    score = page.locator("input.score#q3-answer")
    score.fill("1.5")
    score.press("Tab")
    comment = page.locator("textarea#q3-answer-comment")
    comment.fill(COMMENT)
    comment.press("Tab")

    def is_saved() -> bool:
        with opened(course) as gradebook:
            grade = gradebook.find_grade("q3-answer", NAME, NAME, "ann")
            kept = gradebook.find_comment("q3-answer", NAME, NAME, "ann")
            return grade.manual_score == 1.5 and kept.manual_comment == COMMENT

    wait(is_saved, lambda: page.locator("#statusmessage").inner_text())

    said = tito(course.root, "feedback", NAME)
    assert said == "2 written\n"
    path = course.autograders / "feedback" / "ann" / NAME / f"{NAME}.html"
    page.goto(path.as_uri())
    expect(page.get_by_text("81.5")).to_be_visible()
    expect(page.get_by_text("1.5 of 7")).to_be_visible()
    expect(page.get_by_text("Say why")).to_be_visible()
    tito(course.root, "marks", NAME, "--to", "grades.csv")
    text = (course.root / "grades.csv").read_text(encoding="utf-8-sig")
    marks = {row["student"]: row for row in csv.DictReader(io.StringIO(text))}
    assert marks["ann"][f"{NAME}/q3-answer"] == "1.5"
    totals = {student: row[f"{NAME}/total"] for student, row in marks.items()}
    assert totals == {"ann": "81.5", "bob": "80"}


def test_answers_run_nothing_and_their_pictures_are_shown_where_they_are_marked(
    course: Course, address: str, page: Page
) -> None:
    names = ("q3-answer", "q5-answer", "q6-answer")
    put(course, "eve", dict(zip(names, ANSWERS, strict=False)))
    shown = "![one](attachment:a.png) ![gone](attachment:gone.png)"
    answers = {"q3-answer": shown, "q5-answer": ANSWERS[-1], "q6-answer": "$" * 10**6}
    put(course, "fay", answers, **{"a.png": {"image/png": PICTURE}})
    tito(course.root, "grade", NAME)
    run = subprocess.run(
        ["nbgrader", "generate_feedback", NAME, "--force"],
        cwd=course.autograders,
        env=environment(course.root),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    noted = watched(page)
    for student in ("eve", "fay"):
        with opened(course) as gradebook:
            identity = gradebook.find_submission_notebook(NAME, NAME, student).id
        feedback = course.autograders / "feedback" / student / NAME / f"{NAME}.html"
        for place in (f"{address}/formgrader/submissions/{identity}/", feedback.as_uri()):
            page.goto(place)
            texts = page.locator(".text_cell_render, .text_cell .rendered_html")
            assert texts.count() > 10
            for found in texts.evaluate_all(f"all => all.map({FINDS})"):
                assert found == []
            assert page.get_by_text("alert(1)").count() > 50
            if student == "fay":
                widths = "all => all.map(e => e.naturalWidth)"
                assert page.locator("img").evaluate_all(widths) == [1, 1]
                expect(page.get_by_text("[image: gone]")).to_be_visible()
                expect(page.get_by_text("(cut here:")).to_be_visible()
    assert noted == []
    # Lab, to which the formgrader leads, has walls of its own: it only fetches pictures.
    page.goto(f"{address}/lab/tree/autograded/eve/{NAME}/{NAME}.ipynb")
    texts = page.locator(".jp-MarkdownOutput", has_text="alert(1)")
    texts.first.wait_for()
    for found in texts.evaluate_all(f"all => all.map({FINDS})"):
        assert not any(what.startswith(("link", "SCRIPT", "IFRAME", "SVG")) for what in found)
    assert "1" not in noted, "no dialog"
