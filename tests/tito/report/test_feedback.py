"""Feedback pages: a student's own marks and work, no hidden test, nothing that runs."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.markdown_attacks import ANSWERS, FINDS, watched
from tests.tito.graded import Class, make_class, someone
from tests.tito.submission.book import PICTURE
from tito.course import Course, read_course
from tito.errors import GradingError
from tito.module.notebook import grade_id
from tito.module.source import read_cells
from tito.report.feedback import Feedback, PageState, write_feedback
from tito.report.markdown import math, to_html

ATTACK = """\
<script>alert(1)</script> and <img src=x onerror="alert(2)"> and 1 < 2, 3<4, `a <b> c`
[one](javascript:alert(3)) [two](&#106;avascript:alert(4)) [three](JAVA&Tab;SCRIPT:alert(5))
<javascript:alert(6)> [four][4] [five](data:text/html,alert(7)) $a < b$ ![six](https://x.org/6.png)
$\\text{</mtext><script>alert(9)</script>}$ $\\href{javascript:alert(10)}{x}$ [ok](https://x.org)

[4]: <java\tscript:alert(8)>
"""
GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
EMPTY = ("meta", "br", "hr")
BLOCKS = ("p", "div", "pre", "ul", "ol", "table", "blockquote", "section", "article", "h2", "h3")


class Reader(HTMLParser):
    """Collects the elements, attributes and words of a page, and whether elements are nested."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            assert "p" not in self.open, "a browser would end the paragraph here"
        self.open += [] if tag in EMPTY else [tag]
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name == "href"}

    def handle_endtag(self, tag: str) -> None:
        assert tag in EMPTY or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def group(small: Course, monkeypatch: pytest.MonkeyPatch) -> Class:
    return make_class(small, monkeypatch)


def feedback(group: Class, drafts: bool = False) -> dict[str, Feedback]:
    return {one.student: one for one in write_feedback(group.course, group.module, drafts)}


def page(group: Class, student: str = "ada") -> str:
    return feedback(group)[student].path.read_text(encoding="utf-8")


def test_a_page_says_what_was_reached_what_was_lost_and_why(group: Class) -> None:
    about = {
        "double": 0.0,
        "penalty": 0.5,
        "message": "twice <2> is 4",
        "printed": "I was here",
        "repairs": ("the file is called x.ipynb",),
        "comment": "Well said: $x^2$.",
        "answer": "It **is**.",
        "code": "def double(x):\n    return x < 1",
    }
    group.graded([someone("ada", first_name="Ada", last_name="Lovelace", **about)])
    path = feedback(group)["ada"].path
    folder = group.course.autograders / "feedback" / "ada" / "01_small"
    assert path == folder / "01_small.html"
    text = Reader(page(group)).text
    for said in (
        "Small & <b>good</b>",
        "Feedback for Ada Lovelace (ada)",
        "1 of 5 points",
        "Tests 0 of 2",
        "Written answers 1.5 of 3",
        "0.5 points taken off",
        "the file is called x.ipynb",
        "0 of 1 tests gave all their points",
        "test-double 0 of 2 not passed twice <2> is 4 Your code printed I was here",
        "Question 1: why is 2 x even? 1.5 of 3 Say it for x 2 , too. Your answer It is .",
        "Comment Well said: x 2 .",
        "return x < 1",
    ):
        assert said in text, (said, text)
    assert "<mfrac>" in page(group)


def test_a_page_holds_nothing_of_the_instructors_or_of_another_student(group: Class) -> None:
    group.graded([someone("ada", double=0.0), someone("bob", answer="BOB-SAYS")])
    text = page(group)
    for word in ("bob", "BOB-SAYS", "-14", "double(2)", "HIDDEN", "SCHEME", "REFERENCE"):
        assert word not in text
    source = group.module.source.read_text()
    assert "-14" in source and "THE-SCHEME" in source and "THE-REFERENCE" in source


def test_what_students_and_graders_wrote_cannot_run_or_fetch_anything(group: Class) -> None:
    texts = dict.fromkeys(("answer", "comment", "message", "printed"), ATTACK)
    marks = {"double": 0.0, "repairs": (ATTACK,), "first_name": ATTACK}
    group.graded([someone("ada", **texts, **marks, code=f'"""{ATTACK}"""')])
    found = Reader(page(group))
    assert found.tags.isdisjoint({"script", "img", "iframe", "object", "link", "svg", "form"})
    assert not any(name.startswith("on") or name == "src" for name in found.attributes)
    assert {t for t in found.targets if not t.startswith("#")} == {"https://x.org"}
    assert found.text.count("<script>alert(1)</script>") >= 6
    assert "[image: six]" in found.text


def test_a_page_is_shown_offline_on_a_phone_with_its_formulas(
    group: Class, browser: Browser
) -> None:
    answer = "$$\\frac{1}{2} + \\sqrt{x}$$\n\n" + "x" * 500
    group.graded([someone("ada", double=0.0, answer=f"{answer}\n\n{ATTACK}", message="m" * 500)])
    page(group)
    size = {"width": 390, "height": 844}
    context = browser.new_context(offline=True, viewport=size, color_scheme="dark")  # type: ignore[arg-type]
    shown = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("console", lambda message: said.append(message.text))
    shown.on("dialog", lambda dialog: said.append(dialog.message))
    address = feedback(group)["ada"].path.as_uri()
    shown.goto(address)
    assert asked == [address]
    assert said == []
    assert shown.locator("script").count() == 0
    root = shown.locator("mfrac").last
    numerator, denominator = (root.locator("mn").nth(n).bounding_box() for n in (0, 1))
    assert numerator and denominator
    assert numerator["y"] + numerator["height"] <= denominator["y"], "it is drawn as a fraction"
    assert shown.evaluate("document.documentElement.scrollWidth") <= size["width"]
    background = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(18, 22, 29)"
    context.close()


def test_no_attack_in_an_answer_or_comment_runs_or_fetches_anything(
    group: Class, browser: Browser
) -> None:
    names = [f"s{n}" for n in range(len(ANSWERS))]
    texts = dict(zip(names, ANSWERS, strict=True))
    said = ("answer", "comment", "message", "printed", "first_name")
    group.graded([someone(n, **dict.fromkeys(said, text)) for n, text in texts.items()])
    shown = browser.new_page()
    noted = watched(shown)
    for one in feedback(group).values():
        shown.goto(one.path.as_uri())
        assert shown.evaluate(f"({FINDS})(document.body)") == []
        assert "alert(1)" in shown.inner_text(".answer")
    assert noted == []
    shown.close()


def test_pictures_are_shown_with_the_answer_that_they_belong_to(
    group: Class, browser: Browser
) -> None:
    group.graded(
        [someone("ada", answer="![a sketch](attachment:a.png) ![gone](attachment:b.png)")]
    )
    file = group.course.autograders / "autograded" / "ada" / "01_small" / "01_small.ipynb"
    notebook = json.loads(file.read_text())
    [answer] = [cell for cell in notebook["cells"] if grade_id(cell) == "why-answer"]
    answer["attachments"] = {"a.png": {"image/png": PICTURE}}
    outputs = [{"output_type": "display_data", "data": {"image/gif": GIF}, "metadata": {}}]
    plot = {"cell_type": "code", "source": "plot()", "outputs": outputs, "metadata": {}}
    notebook["cells"].insert(notebook["cells"].index(answer), plot)
    file.write_text(json.dumps(notebook))
    shown = browser.new_page()
    shown.goto(feedback(group)["ada"].path.as_uri())
    widths = shown.locator(".answer img").evaluate_all("all => all.map(e => e.naturalWidth)")
    assert widths == [1, 1]
    assert "[image: gone]" in shown.inner_text(".answer")
    shown.close()


def test_who_waits_for_a_person_gets_a_page_only_as_a_draft(group: Class) -> None:
    group.graded([someone("ada", why=None), someone("bob")])
    made = feedback(group)
    assert [made[s].state for s in ("ada", "bob")] == [PageState.WAITING, PageState.WRITTEN]
    assert made["ada"].note == "to be marked by hand: why-answer"
    assert not made["ada"].path.exists()
    draft = feedback(group, drafts=True)["ada"]
    assert draft.state is PageState.WRITTEN
    text = Reader(draft.path.read_text(encoding="utf-8")).text
    assert "These points are not final" in text and "2 of 5 points so far" in text
    assert "an earlier page stands there still" in feedback(group)["ada"].note


def test_a_page_is_replaced_whole_and_only_when_it_changes(group: Class) -> None:
    group.graded([someone("ada")])
    path = feedback(group)["ada"].path
    before = path.stat()
    assert feedback(group)["ada"].state is PageState.SAME
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    group.graded([someone("ada", double=1.0)])
    assert feedback(group)["ada"].state is PageState.WRITTEN
    assert path.stat().st_ino != before.st_ino
    assert list(path.parent.iterdir()) == [path]


def test_a_hand_in_that_could_not_be_graded_gets_the_reason_and_no_points(group: Class) -> None:
    group.graded([someone("ada", double=0.0, why=0.0, note="is <b>damaged</b>")])
    text = Reader(page(group)).text
    assert "Not graded" in text and "is <b>damaged</b>" in text
    assert " points" not in text and "Your code" not in text


def test_what_cannot_be_read_or_named_is_left_out_with_a_reason(group: Class) -> None:
    group.graded([someone("ada"), someone("..")])
    group.kept["eve"] = someone("eve").grade
    made = feedback(group)
    assert [made[s].state for s in ("ada", "..", "eve")] == [
        PageState.WRITTEN,
        *[PageState.LEFT] * 2,
    ]
    assert "no name for a folder" in made[".."].note
    assert made["eve"].note == "the autograded notebook: there is no such file"
    with pytest.raises(GradingError, match="has no 01_small of fay"):
        list(write_feedback(group.course, group.module, students=["ada", "fay"]))


def test_what_nbgraders_exchange_needs_is_copied_beside_the_page(group: Class) -> None:
    group.graded([someone("ada"), someone("bob")])
    for student in ("ada", "bob"):
        folder = group.course.autograders / "submitted" / student / "01_small"
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text("2026-01-02 03:04:05 UTC")
    Path("secret").write_text("the teacher's")
    (folder / "submission_secret.txt").symlink_to(Path("secret").absolute())
    made = feedback(group)
    (folder.parent.parent / "ada" / "01_small" / "submission_secret.txt").write_text("own")
    assert feedback(group)["ada"].path.with_name("submission_secret.txt").read_text() == "own"
    assert made["bob"].path.with_name("timestamp.txt").read_text().startswith("2026")
    assert not made["bob"].path.with_name("submission_secret.txt").exists()


def test_every_formula_of_the_course_becomes_mathml() -> None:
    course = read_course(ROOT)
    cells = [cell for module in course.modules for cell in read_cells(module)]
    html = "".join(to_html(cell.source) for cell in cells if not cell.is_code)
    parts = html.split('class="math')[1:]
    assert len(parts) > 100
    assert [part[:200] for part in parts if not part.partition(">")[2].startswith("<math")] == []


@pytest.mark.parametrize(
    "formula", ["\\nonsense{x}", "{" * 100_000, "\\frac{1", "\\text{\ud800}", "\\cancel{<b>}"]
)
def test_a_formula_that_cannot_be_converted_is_shown_as_its_source(formula: str) -> None:
    assert math(formula, False).startswith("<code>")
    assert "<b>" not in math(formula, True)
    to_html(f"${formula}$").encode()
