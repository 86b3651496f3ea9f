"""Markdown of students and authors as HTML in which nothing runs and nothing is fetched.

Formulas become MathML here, so that a page needs no script and no network; one that cannot be
converted is shown as its source.
"""

import functools
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

LONGEST_FORMULA = 1_000  # deep nesting of a longer one could end the process
LONGEST_TEXT = 20_000
CUT = "\n\n(cut here: the rest is in your notebook)"
WEB = re.compile(r"https?://", re.IGNORECASE)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b]")  # U+200B stands in what is made inert
ELEMENTS = (
    "math|menclose|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|"
    "mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover"
)
ATTRIBUTES = (
    "accent|accentunder|columnspan|depth|display|displaystyle|fence|form|height|largeop|"
    "linethickness|lspace|mathvariant|maxsize|minsize|movablelimits|notation|rspace|scriptlevel|"
    "separator|stretchy|style|symmetric|voffset|width"
)
#: A tag that only shows something: no link, no script, nothing from elsewhere.
HARMLESS = re.compile(rf"</?(?:{ELEMENTS})(?: (?:{ATTRIBUTES})=\"[ \w#%;:.+-]*\")*/?>")


def visible(text: Any, longest: int = LONGEST_TEXT) -> str:
    """A text that can be written and shown, and is not too long for a page."""
    shown = text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""
    shown = UNSEEN.sub("", shown)
    return shown if len(shown) <= longest else shown[:longest] + CUT


def to_html(text: str) -> str:
    """A text as HTML, its headings as mere bold lines."""
    return str(_parser().render(visible(text)))


def line_to_html(text: str) -> str:
    """The same, of one line."""
    return str(_parser().renderInline(visible(text)))


def last_heading(text: str) -> str:
    """The last heading in a text, or nothing."""
    tokens = _parser().parse(text)
    found = [tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open"]
    return found[-1] if found else ""


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_labels=False, allow_digits=False, double_inline=True)
    for kind in ("math_inline", "math_inline_double", "math_block"):
        parser.add_render_rule(kind, _math)
    parser.validateLink = _is_web  # type: ignore[method-assign]
    parser.add_render_rule("image", _image)
    parser.add_render_rule("link_open", _link)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    return parser


def _is_web(url: str) -> bool:
    return WEB.match(url) is not None


def _image(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    return f"[image: {escape(tokens[place].content)}]"


def _link(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    target = escape(str(tokens[place].attrs.get("href", "")))
    return f'<a href="{target}" rel="noopener noreferrer nofollow">'


def _heading(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    return '<p class="heading">' if tokens[place].nesting == 1 else "</p>\n"


def _math(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    token = tokens[place]
    display = token.type != "math_inline"
    tag = "div" if token.type == "math_block" else "span"
    kind = "math block" if display else "math"
    return f'<{tag} class="{kind}">{math(token.content, display)}</{tag}>'


@functools.lru_cache(maxsize=10_000)
def math(formula: str, display: bool) -> str:
    """A formula as MathML, or its source."""
    try:
        if len(formula) > LONGEST_FORMULA:
            raise ValueError
        made = _converter().convert_with_local_state(formula, displaystyle=display)
        if {"<", ">"} & set(HARMLESS.sub("", made)):
            raise ValueError
    except (LatexError, ValueError):
        return f"<code>{escape(formula)}</code>"
    return str(made).replace("&ApplyFunction;", "\u2061")  # what is read aloud as `of`


@functools.cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)
