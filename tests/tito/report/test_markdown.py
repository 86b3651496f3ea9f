"""Markdown of students' becomes HTML in which nothing runs, in our pages and in nbgrader's."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.markdown_attacks import ATTACKS, FINDS, watched
from tests.tito.submission.book import PICTURE
from tito.report.markdown import for_nbconvert, to_html
from tito.text import LONGEST_TEXT


def nbconverts(text: str, **cell: Any) -> str:
    """What nbconvert's templates get."""
    return for_nbconvert({"cell": cell}, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("convert", [to_html, nbconverts])
def test_no_attack_runs_or_fetches_anything(
    browser: Browser, convert: Callable[[str], str]
) -> None:
    assert len(ATTACKS) > 400
    shown = browser.new_page()
    noted = watched(shown)
    for start in range(0, len(ATTACKS), 50):
        parts = (f"<section>{convert(attack)}</section>" for attack in ATTACKS[start : start + 50])
        shown.set_content("".join(parts))
        assert shown.evaluate(f"({FINDS})(document.body)") == []
        assert shown.locator("body > section").count() == len(ATTACKS[start : start + 50])
    assert noted == []
    shown.close()


def test_the_list_of_attacks_bites(browser: Browser) -> None:
    """Nbconvert's own conversion lets many of them through."""
    from nbconvert.exporters import HTMLExporter

    convert, shown = HTMLExporter().markdown2html, browser.new_page()
    found = 0
    for attack in ATTACKS:
        try:
            html = convert(SimpleNamespace(get=lambda _, other: other), attack)
        except Exception:  # noqa: BLE001 (a missing attachment)
            html = "<svg>"
        shown.set_content(f"<template>{html}</template>")
        content = "document.querySelector('template').content"
        found += bool(shown.evaluate(f"({FINDS})({content})"))
    assert found > 100
    shown.close()


@pytest.mark.parametrize(
    "target", ["https://x.org/a?b=c#d", "HTTP://x.org", "mailto:a@b.org", "#question-2"]
)
def test_known_links_lead_where_they_say(target: str) -> None:
    assert f'<a href="{target}"' in to_html(f"[a]({target})")


@pytest.mark.parametrize(
    "text",
    [
        "![a](attachment:a.png)",
        f"![a](data:image/png;base64,{PICTURE})",
        f"![a][b]\n\n[b]: <data:image/png;base64,{PICTURE}>",
        '<img width="300" src="attachment:a.png" alt="a">',
        "<img src=attachment:a.png width=300>",
        "It stands below.",
    ],
)
def test_a_picture_of_the_cell_is_shown(text: str) -> None:
    html = to_html(text, {"a.png": {"image/png": PICTURE}})
    assert html.count(f'src="data:image/png;base64,{PICTURE}"') == 1


@pytest.mark.parametrize("attachments", [None, {}, {"a.png": {}}, {"a.png": {"image/png": "x"}}])
def test_a_picture_that_is_not_there_is_named(attachments: Any) -> None:
    assert "[image: a]" in to_html("![a](attachment:a.png)", attachments)
    assert "&#91;image: a]" in nbconverts("![a](attachment:a.png)", attachments=attachments)


def test_headings_stay_headings_in_a_notebook_only() -> None:
    assert "<h2>a</h2>" in nbconverts("## a")
    assert '<p class="heading">a</p>' in to_html("## a")


@pytest.mark.parametrize(
    "part",
    ["$", "[", "![[", "*", "`", "> ", "- ", "_a", "$a", "$$a$ ", "[a](<b", "|a", "1. a\n", "&#"],
)
def test_no_text_takes_long(part: str) -> None:
    start = time.process_time()
    nbconverts(part * (10**6 // len(part)))
    assert time.process_time() - start < 2, f"of {LONGEST_TEXT} letters"
