"""Pictures of a hand-in reach the one who marks, whatever editor put them where; others do not."""

import base64
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.tito.submission.book import CELLS, HAND_INS, PICTURE, STUBS, Book, code, plot, text
from tests.tito.submission.made import picture_of_many_megabytes
from tito.report.markdown import to_html
from tito.submission.pictures import read_picture
from tito.submission.recovery import Submission, read_submission

ANSWER = "why-bend-answer"
HEADS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpeg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "webp": b"RIFF\n\0\0\0WEBP",
}


def read(change: Callable[[Book], None]) -> Submission:
    book = Book()
    change(book)
    return read_submission(book.file(), "02_activations.ipynb", CELLS)


def shown(found: Submission) -> str:
    return to_html(found.sources[ANSWER], found.pictures.get(ANSWER))


@pytest.mark.parametrize(
    "name",
    ["picture_as_attachment", "picture_as_data", "picture_in_a_tag", "plot_as_answer"],
)
def test_it_is_shown_in_the_answer(name: str) -> None:
    found = read(HAND_INS[name].make)
    assert shown(found).count(f'src="data:image/png;base64,{PICTURE}"') == 1
    assert ANSWER not in found.unwritten


@pytest.mark.parametrize("name", ["picture_as_svg", "picture_that_is_none"])
def test_what_is_no_picture_is_not(name: str) -> None:
    found = read(HAND_INS[name].make)
    assert "<img" not in shown(found) and "[image: sketch]" in shown(found)
    assert not found.pictures


@pytest.mark.parametrize("kind", HEADS)
def test_four_kinds_are_known_by_their_first_bytes(kind: str) -> None:
    data = base64.encodebytes(HEADS[kind] + bytes(99)).decode()
    [(name, bundle)] = read_picture(data.splitlines(keepends=True)).items()
    assert name.endswith(f".{kind}") and list(bundle) == [f"image/{kind}"]


@pytest.mark.parametrize(
    "data", [None, 7, "", "<svg/>", [b"x"], "aGVsbG8=", "\u00e4", base64.b64encode(b"BM").decode()]
)
def test_nothing_else_is_a_picture(data: object) -> None:
    assert read_picture(data) == {}


@pytest.mark.parametrize("name", ["a b.png", "Foto (1).png", "\u00fc&<.png", "image.png"])
def test_an_attachment_may_have_any_name(name: str) -> None:
    def change(book: Book) -> None:
        book.put(ANSWER, f"See ![it](attachment:{quote(name)}) there")
        book.find(ANSWER)["attachments"] = {name: {"image/png": PICTURE}}

    assert 'alt="it"' in shown(read(change))


def test_a_plot_of_an_own_cell_stands_below_it_and_its_code_runs() -> None:
    found = read(HAND_INS["plot_beside_an_answer"].make)
    assert [list(one.values()) for one in found.plots.values()] == [[{"image/png": PICTURE}]]
    assert found.extras == {ANSWER: ("print(3)",)}
    found = read(HAND_INS["plot_as_answer"].make)
    assert found.extras == {ANSWER: ("slopes = [1, 2]\nprint(slopes)",)}
    assert list(found.plots) == ["slopes = [1, 2]\nprint(slopes)"]


def test_two_cells_may_call_their_pictures_by_the_same_name() -> None:
    other = base64.b64encode(HEADS["gif"] + b"other").decode()

    def change(book: Book) -> None:
        book.drop(ANSWER)
        for data in (PICTURE, other):
            attachments = {"image.png": {"image/png": data}}
            node = text("![](attachment:image.png)")
            book.below("why-bend", {**node, "attachments": attachments})

    found = read(change)
    assert PICTURE in shown(found) and other in shown(found)


def test_pictures_of_a_hand_in_are_bounded_together() -> None:
    def change(book: Book) -> None:
        picture_of_many_megabytes(book)
        book.below(ANSWER, plot("print(3)"))

    found = read(change)
    assert not found.pictures and list(found.plots) == ["print(3)"]
    assert len(found.sources[ANSWER]) < 100


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("# Two are *one*.\n# Yes.", "<p>Two are <em>one</em>.\nYes.</p>"),
        ('"""Two are *one*."""', "<p>Two are <em>one</em>.</p>"),
        ("Two are *one*.", "<p>Two are <em>one</em>.</p>"),
        ("print(2 * 3)", '<pre><code class="language-python">print(2 * 3)\n</code></pre>'),
    ],
)
def test_an_answer_in_a_code_cell_looks_as_it_was_meant(cell: str, wanted: str) -> None:
    def change(book: Book) -> None:
        book.put(ANSWER, STUBS[ANSWER])
        book.below(ANSWER, code(cell))

    assert shown(read(change)).strip() == wanted


def test_an_answer_is_no_longer_than_can_be_shown() -> None:
    found = read(HAND_INS["endless_answer"].make)
    assert len(found.sources[ANSWER]) < 21_000
    assert "cut here" in shown(found)
