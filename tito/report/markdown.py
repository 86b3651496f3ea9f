"""What students and authors wrote as HTML in which nothing runs and nothing is fetched.

Formulas become MathML here, so that a page needs no script and no network; one that cannot be
converted is shown as its source. Pages come from the templates beside this file: all values are
escaped, none may be missing.
"""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context, select_autoescape
from jinja2.runtime import Context
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

from tito.module.notebook import Attachments
from tito.submission.pictures import ATTACHMENT, of_text
from tito.text import CUT, LONGEST_TEXT, visible

LONGEST_FORMULA = 1_000  # deep nesting of a longer one could end the process
LINK = re.compile(r"https?://|mailto:|#", re.IGNORECASE)  # where a link may lead
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


def to_html(text: str, attachments: Any = None, headings: bool = False) -> Markup:
    """Markdown as HTML, with the pictures in it and `attachments` of its cell.

    Headings are mere bold lines, unless they may stay `headings`.
    """
    text, attachments, _ = of_text(text, attachments)
    seen = visible(text, LONGEST_TEXT, CUT)
    return Markup(_parser(headings).render(seen, {"attachments": attachments}))  # noqa: S704


@pass_context
def for_nbconvert(context: Context, text: str) -> str:
    """What stands in the place of nbconvert's filter `markdown2html`, which lets scripts through.

    MathJax finds nothing to do in it, nor the filter for links that comes next, which takes long.
    """
    attachments = context.get("cell", {}).get("attachments")
    html = str(to_html(text, attachments, headings=True)).replace("[", "&#91;")
    return f'<div class="tex2jax_ignore">{html}</div>'


def line_to_html(text: str) -> Markup:
    """The same, of one line."""
    return Markup(_parser().renderInline(visible(text, LONGEST_TEXT, CUT)))  # noqa: S704


@functools.lru_cache(maxsize=500)  # what many have left untouched
def code_to_html(code: str) -> Markup:
    """Python as HTML, its words in classes that the page's style gives colours."""
    from pygments import formatters, highlight, lexers

    shown = visible(code, LONGEST_TEXT, f"\n# {CUT.strip()}")
    html = highlight(shown, lexers.PythonLexer(), formatters.HtmlFormatter(nowrap=True))
    return Markup(html)  # noqa: S704


def last_heading(text: str) -> str:
    """The last heading in a text, or nothing."""
    tokens = _parser().parse(text)
    found = [tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open"]
    return found[-1] if found else ""


@functools.cache
def _parser(headings: bool = False) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_labels=False, allow_digits=False, double_inline=True)
    parser.validateLink = lambda url: (  # type: ignore[method-assign]
        url.startswith(ATTACHMENT) or LINK.match(url) is not None
    )
    rules: dict[str, Callable[..., str]] = {"image": _image, "link_open": _link}
    if not headings:
        rules["heading_open"] = lambda *_: '<p class="heading">'
        rules["heading_close"] = lambda *_: "</p>\n"
    rules |= dict.fromkeys(("math_inline", "math_inline_double", "math_block"), _math)
    for kind, rule in rules.items():
        parser.add_render_rule(kind, rule)
    return parser


def _link(_: Any, tokens: Sequence[Token], place: int, *__: Any) -> str:
    target = str(tokens[place].attrs.get("href", ""))
    if not LINK.match(target):
        return "<a>"
    return f'<a href="{escape(target)}" rel="noopener noreferrer nofollow">'


def _image(_: Any, tokens: Sequence[Token], place: int, __: Any, env: Mapping[str, Any]) -> str:
    """A picture that the cell itself holds; of any other, that it is one."""
    token = tokens[place]
    name = str(token.attrs.get("src", "")).removeprefix(ATTACHMENT)
    attachments: Attachments = env.get("attachments", {})
    for mime, data in attachments.get(name, {}).items():
        return f'<img alt="{escape(token.content)}" src="data:{mime};base64,{data}">'
    return f"[image: {escape(token.content)}]"


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
