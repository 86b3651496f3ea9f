"""IPython's cells as plain Python: magics and shell lines are left out."""

import ast
import re
import warnings
from collections.abc import Iterable

#: Cell magics that run their cell in the notebook. What others hold is no code of the notebook.
RUN = {"time", "capture", "prun"}
LONGEST = 100_000  # letters of a cell; what is longer is not looked at as Python
TRIES = 4  # lines that are left out one by one; where there are more, all that look like it are
CELL_MAGIC = re.compile(r"\s*%%(\w+)[^\n]*\n?")
LINE_MAGIC = re.compile(r"^([ \t]*)(?:[%!?]|[\w, \t]+=[ \t]*[%!]|\S.*\?[ \t]*$).*")


def parsed(text: str) -> tuple[ast.Module | None, int]:
    """The tree of Python text; or none of what is no Python, and the line at which it ends."""
    if len(text) > LONGEST:
        return None, 0
    try:
        with warnings.catch_warnings(action="ignore"):  # of doubtful escapes
            return ast.parse(text), 0
    except SyntaxError as error:
        return None, error.lineno or 0
    except (ValueError, MemoryError, RecursionError):
        return None, 0


def plain_python(text: str) -> str:
    """What a cell comes to without IPython. What is no Python even then stays as it is."""
    return read_cell(text)[0]


def read_cell(text: str) -> tuple[str, ast.Module | None]:
    """What a cell comes to without IPython, and its tree; none of what is no Python even then."""
    while magic := CELL_MAGIC.match(text):
        text = text[magic.end() :] if magic[1] in RUN else ""
    for _ in range(TRIES):
        tree, line = parsed(text)
        if tree is not None:
            if "get_ipython" in text:
                text = _without_shell(text, tree)
                tree = parsed(text)[0]
            return text, tree
        lines = text.split("\n")
        if not 0 < line <= len(lines) or not LINE_MAGIC.match(lines[line - 1]):
            return text, None
        lines[line - 1] = LINE_MAGIC.sub(r"\1pass", lines[line - 1])
        text = "\n".join(lines)
    changed = "\n".join(LINE_MAGIC.sub(r"\1pass", line) for line in text.split("\n"))
    tree, _ = parsed(changed)
    return (changed, tree) if tree else (text, None)


def _without_shell(text: str, tree: ast.Module) -> str:
    """Leave out each simple statement that speaks to IPython."""
    simple = (n for n in ast.walk(tree) if isinstance(n, ast.stmt) and not hasattr(n, "body"))
    named = {node: {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} for node in simple}
    return without(text, [node for node, names in named.items() if "get_ipython" in names])


def without(text: str, statements: Iterable[ast.stmt]) -> str:
    """Replace statements by some that do nothing, on as many lines."""
    lines = text.split("\n")
    for node in statements:
        first = lines[node.lineno - 1]
        indent = first[: len(first) - len(first.lstrip())]
        count = (node.end_lineno or node.lineno) - node.lineno
        lines[node.lineno - 1 : node.end_lineno] = [f"{indent}pass", *[""] * count]
    return "\n".join(lines)
