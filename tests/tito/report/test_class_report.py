"""The page and the lines say what counts, whatever students are called or write."""

from html.parser import HTMLParser

import pytest
from playwright.sync_api import Browser

from tests.markdown_attacks import ANSWERS, FINDS, watched
from tito.judge.results import Mark, Status, StudentMarks
from tito.report.class_report import lines, page, percent
from tito.report.similarity import Fragment, Pair
from tito.report.statistics import Summary, summarise

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\u202e' * 2000  # > 100 KB
PAIR = Pair(HOSTILE, "bob", 0.91, 40, (Fragment("linear", "a < b\n    c", "<b>&amp;</b>"),))


class Tags(HTMLParser):
    """Collects the tags with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def small_class(text: str, number: int = 40) -> Summary:
    students = [
        StudentMarks(
            f"{text}{n}" if n else text,
            (
                Mark(
                    "test-shape",
                    2.0 * (n % 4 == 0),
                    2,
                    [Status.PASSED, Status.FAILED][n % 4 > 0],
                    text,
                ),
                Mark(
                    "test-odd",
                    3.0 * (n % 4 > 0),
                    3,
                    [Status.PASSED, Status.FAILED][n % 4 == 0],
                    text,
                ),
            ),
            text if n == 5 else "",
            (text,),
            n == 6,
        )
        for n in range(number)
    ]
    return summarise(students)


def test_the_page_runs_nothing_loads_nothing_and_is_bounded() -> None:
    text = page(HOSTILE, small_class(HOSTILE), [PAIR] * 20)
    found = Tags(text)
    assert found.open == [] and len(text) < 200_000
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in found.tags}
    for _, attributes in found.tags:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert "default-src 'none'" in text and "url(" not in text and "http:" not in text
    assert "<script>alert(1)</script>" in found.text  # as text
    assert not any(letter in text for letter in "\x1b\u202e")
    assert "a < b\n    c" in found.text and "<b>&amp;</b>" in found.text


@pytest.mark.parametrize("text", ANSWERS)
def test_no_attack_in_a_name_or_message_runs_in_a_browser(browser: Browser, text: str) -> None:
    shown = browser.new_page()
    noted = watched(shown)
    shown.set_content(page(text, small_class(text), [PAIR]))
    found = shown.evaluate(f"({FINDS})(document.body)")
    assert set(found) <= {"svg"}, "the page's own diagrams"
    assert "alert(1)" in shown.inner_text("body")
    assert noted == []
    shown.close()


def test_the_page_is_accessible_and_says_what_it_must() -> None:
    found = Tags(page("03_layers", small_class("no"), [PAIR]))
    assert ("html", {"lang": "en"}) in found.tags
    assert all("scope" in attributes for tag, attributes in found.tags if tag == "th")
    names = {attributes.get("id") for _, attributes in found.tags}
    for tag, attributes in found.tags:
        assert set((attributes.get("aria-labelledby") or "").split()) <= names
        assert tag != "svg" or {"role", "aria-hidden"} & attributes.keys()
        assert (attributes.get("href") or "#").removeprefix("#") in {*names, ""}
    for said in ("holds personal data", "Likeness is no proof", "look at this test", "test-odd"):
        assert said in found.text
    assert "0 to 10 percent: 0." in found.text


@pytest.mark.parametrize("number", [0, 1])
def test_a_class_of_nobody_has_a_page_and_lines(number: int) -> None:
    summary = small_class("", number)
    assert Tags(page("01_small", summary, [])).open == []
    assert lines(summary, [])[0].startswith(f"{number} submissions")


def test_the_lines_say_what_to_do_and_hold_nothing_that_steers_a_terminal() -> None:
    said = lines(small_class(HOSTILE), [PAIR])
    assert all(line.isascii() and line.isprintable() and len(line) < 800 for line in said)
    assert said[0] == "40 submissions: 38 graded, 1 not graded, 1 needs a look"
    assert said[1].startswith("marks of 5: mean 2.7, median 3, quartiles 2.5 and 3, from 2 to 3")
    assert any(line.startswith("   26 %  test-shape  29 of 29: ") for line in said)
    assert "  test-shape, test-odd" in said and any("no proof" in line for line in said)
    assert any(line.startswith("   91 %  ") for line in said)


def test_only_all_is_a_hundred_percent() -> None:
    assert [percent(share) for share in (0, 0.001, 0.5, 0.999, 1)] == ["0", "1", "50", "99", "100"]
