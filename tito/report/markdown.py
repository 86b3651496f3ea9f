"""What students and authors wrote as HTML in which nothing runs and nothing is fetched.

Formulas become MathML here, so that a page needs no script and no network; one that cannot be
converted is shown as its source. Pages come from the templates beside this file: all values are
escaped, none may be missing.
"""

import functools
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tito.text import visible

LONGEST_FORMULA = 1_000  # deep nesting of a longer one could end the process
LONGEST_TEXT = 20_000
CUT = "\n\n(cut here: the rest is in your notebook)"
WEB = re.compile(r"https?://", re.IGNORECASE)
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

CONVERTER = LatexToMathML(fancy_error=False)


def environment(**filters: Callable[..., Any]) -> Environment:
    """Where templates are found and rendered, with filters of a page's own."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(filters)
    return made


def to_html(text: str) -> Markup:
    """Markdown as HTML, its headings as mere bold lines."""
    return Markup(_parser().render(visible(text, LONGEST_TEXT, CUT)))  # noqa: S704


def line_to_html(text: str) -> Markup:
    """The same, of one line."""
    return Markup(_parser().renderInline(visible(text, LONGEST_TEXT, CUT)))  # noqa: S704


@functools.lru_cache(maxsize=500)  # what many have left untouched
def code_to_html(code: str) -> Markup:
    """Python as HTML, its words in classes that the page's style gives colours."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    shown = visible(code, LONGEST_TEXT, f"\n# {CUT.strip()}")
    return Markup(highlight(shown, PythonLexer(), HtmlFormatter(nowrap=True)))  # noqa: S704


def last_heading(text: str) -> str:
    """The last heading in a text, or nothing."""
    tokens = _parser().parse(text)
    found = [tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open"]
    return found[-1] if found else ""


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_labels=False, allow_digits=False, double_inline=True)
    parser.validateLink = lambda url: WEB.match(url) is not None  # type: ignore[method-assign]
    rules: dict[str, Callable[..., str]] = {
        "image": lambda _, tokens, place, *__: f"[image: {escape(tokens[place].content)}]",
        "link_open": _link,
        "heading_open": lambda *_: '<p class="heading">',
        "heading_close": lambda *_: "</p>\n",
    }
    rules |= dict.fromkeys(("math_inline", "math_inline_double", "math_block"), _math)
    for kind, rule in rules.items():
        parser.add_render_rule(kind, rule)
    return parser


def _link(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    target = escape(str(tokens[place].attrs.get("href", "")))
    return f'<a href="{target}" rel="noopener noreferrer nofollow">'


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
        made = CONVERTER.convert_with_local_state(formula, displaystyle=display)
        if {"<", ">"} & set(HARMLESS.sub("", made)):
            raise ValueError
    except (LatexError, ValueError):
        return f"<code>{escape(formula)}</code>"
    return str(made).replace("&ApplyFunction;", "\u2061")  # what is read aloud as `of`
