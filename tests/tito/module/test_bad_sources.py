"""A source as authors get it wrong: it is built, or refused, and the line is quoted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SMALL_SOURCE, Run
from tests.tito.module.test_build import Tito
from tito.course import Course
from tito.errors import TitoError
from tito.module.build import generate

IMPORTS = '# %% nbgrader={"grade_id": "imports"}'
DEMO = "\n# %%\n#| demo\n"
FILE = "src/01_small/01_small.py"


def changed(old: str, new: str) -> str:
    assert old in SMALL_SOURCE
    return SMALL_SOURCE.replace(old, new)


def header(*lines: str) -> str:
    return "".join(f"# {line}\n" for line in ("---", *lines, "---")) + SMALL_SOURCE


ACCEPTED: dict[str, str | bytes] = {
    "a magic in a demo cell": f"{SMALL_SOURCE}{DEMO}%matplotlib inline\nx = 1\n",
    "a magic that is commented": f"{SMALL_SOURCE}{DEMO}# %matplotlib inline\nx = 1\n",
    "a shell line in a demo cell": f"{SMALL_SOURCE}{DEMO}!ls\n",
    "a demo cell that awaits": f"{SMALL_SOURCE}{DEMO}await nothing\n",
    "a long line": f"{SMALL_SOURCE}{DEMO}x = '{'a' * 200_000}'",
    "a header that is no YAML": header("jupyter: ["),
    "a header that is a number": header("jupyter: 3"),
    "a kernel that is a number": header("jupyter:", "  kernelspec: 3"),
    "a format of jupytext's that is none": header(
        "jupyter:", "  jupytext:", "    text_representation:", "      format_name: nonsense"
    ),
    "a header of another program": header("title: x"),
    "a notebook format that is none": header("jupyter:", "  nbformat: 99", "  nbformat_minor: x"),
    "a header with a date": header("jupyter:", "  date: 2020-01-01"),
    "a coding line": "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n" + SMALL_SOURCE,
    "no space before the percent signs": SMALL_SOURCE.replace("# %%", "#%%"),
    "a directive with a space": changed("#| export\ndef", "# | export\ndef"),
    "nbdev's directive": changed("#| export\ndef", "#export\ndef"),
    "nbdev's directive with a space": changed("#| export\ndef", "# export\ndef"),
    "a heading that is called export": changed("# # Doubling", "# # export"),
    "prose in quotes": changed("[markdown]\n# # Doubling", '[md]\n"""\n# Doubling\n"""'),
    "code in a prose cell": changed("# # Doubling", "# # Doubling\nx = 1"),
    "Windows line ends": SMALL_SOURCE.replace("\n", "\r\n"),
    "old line ends": SMALL_SOURCE.replace("\n", "\r"),
    "a byte order mark": b"\xef\xbb\xbf" + SMALL_SOURCE.encode(),
    "tabs": SMALL_SOURCE.replace("    ", "\t"),
    "a future import": changed("import math", "from __future__ import annotations\nimport math"),
    "a future import further down": changed(
        "#| export\ndef", "#| export\nfrom __future__ import annotations\ndef"
    ),
    "a surrogate's escape": changed("# # Doubling", "# # \\ud800"),
    "single quotes in the metadata": changed(
        'nbgrader={"grade_id": "imports"}', "nbgrader={'grade_id': 'imports'}"
    ),
}

#: What is refused: the source, the line that is quoted, its text, and the cause.
REFUSED: dict[str, tuple[str | bytes, int, str, str]] = {
    "a demo cell that is no Python": (
        f"{SMALL_SOURCE}{DEMO}def f(:\n", 25, "def f(:", "the cell is not Python",
    ),
    "a demo cell nested too deeply": (
        f"{SMALL_SOURCE}{DEMO}x = {'(' * 300}1{')' * 300}", 25, "x = (((", "nested parentheses",
    ),
    "a given cell that is no Python": (
        changed("import math", "import math math"), 7, "import math math", "is not Python",
    ),
    "a solution that is no Python": (
        changed("return 2 * x", "return 2 *"), 14, "return 2 *", "is not Python",
    ),
    "a solution that is Python with its markers only": (
        changed("2 * x", "2 * x\\"), 9, "# %% nbgrader", "the reference's version is not Python",
    ),
    "a return outside": (changed("import math", "return 1"), 7, "return 1", "outside function"),
    "a test that is no Python": (
        changed("== 4", "="), 18, 'assert double(2) =, "', "is not Python",
    ),
    "a magic in a given cell": (
        changed("import math", "%matplotlib inline"), 7, "%matplotlib inline", "demo cells",
    ),
    "a magic in a solution": (
        changed("return 2 * x", "%time y = 2"), 14, "%time y = 2", "Magics belong in demo cells",
    ),
    "a cell magic": (f"{SMALL_SOURCE}\n# %%\n%%time\n", 23, "# %%", "has no grade_id"),
    "a cell of another language": (
        f'{SMALL_SOURCE}\n# %% language="bash"\n# ls\n', 23, "# %% language", "has no grade_id",
    ),
    "a header without its end": ("# ---\n" + SMALL_SOURCE, 1, "# ---", "before the first cell"),
    "not UTF-8": (SMALL_SOURCE.encode() + b"\n# a\xff\n", 23, "# a\ufffd", "is not UTF-8"),
    "half a surrogate pair": (
        changed("# # Doubling", "# # a\ud800").encode("utf-8", "surrogatepass"),
        2, "# # a\ufffd", "is not UTF-8",
    ),
    "UTF-16": (SMALL_SOURCE.encode("utf-16"), 1, "\ufffd\ufffd#", "is not UTF-8"),
    "an indented marker": (f"{SMALL_SOURCE}\n  # %%\ny = 1\n", 23, "# %%", "is indented"),
    "a vertical tab": (changed("Doubling", "Doub\vling"), 2, "# # Doub ling", "U+000B"),
    "a form feed": (changed("Doubling", "Doub\fling"), 2, "# # Doub ling", "U+000C"),
    "a NUL": (changed("Doubling", "Doub\0ling"), 2, "# # Doub?ling", "U+0000"),
    "a line separator": (changed("Doubling", "a\u2028b"), 2, "# # a b", "(LINE SEPARATOR)"),
    "an escape character": (changed("return 2", "'\x1b'; return 2"), 14, "'?'", "U+001B"),
    "a text for true": (changed("true", '"false"'), 9, '"solution": "false"', "true or false"),
    "a number for true": (changed("true", "1"), 9, '"solution": 1', "must be true or false"),
    "a list for true": (
        changed('"solution": true', '"task": []'), 9, '"task": []', "task must be true or false",
    ),
    "points in quotes": (changed('s": 2', 's": "2"'), 17, '"points": "2"', "whole number"),
    "negative points": (changed('s": 2', 's": -2'), 17, '"points": -2', "whole number"),
    "no number of points": (changed('s": 2', 's": NaN'), 17, '"points": NaN', "whole number"),
    "endless points": (changed('s": 2', 's": 1e999'), 17, '"points": 1e999', "whole number"),
    "true points": (changed('s": 2', 's": true'), 17, '"points": true', "whole number"),
    "a list as metadata": (
        changed('{"grade_id": "imports"}', "[1]"), 4, "# %% nbgrader=[1]", "does not know",
    ),
    "metadata that break off": (changed(IMPORTS, IMPORTS[:-1]), 4, IMPORTS[:-1], "does not know"),
    "metadata that nobody can read": (
        changed(IMPORTS, "# %% nbgrader=" + "-" * 9000), 0, "", "jupytext cannot read a marker",
    ),
    "a number as a name": (changed('"imports"', "3"), 4, '"grade_id": 3', "a text in quotes"),
    "null as a name": (changed('"imports"', "null"), 4, '"grade_id": null', "a text in quotes"),
    "an unknown directive": (
        changed("#| export\ndef", "#| exports\ndef"), 10, "#| exports", "directive 'exports'",
    ),
    "a directive with a large letter": (
        changed("#| export\ndef", "# Export\ndef"), 10, "# Export", "nearly a directive",
    ),
    "an indented directive": (
        changed("#| export\ndef", " #| export\ndef"), 10, "#| export", "nearly a directive",
    ),
    "a directive with two signs": (
        changed("#| export\ndef", "##| export\ndef"), 10, "##| export", "nearly a directive",
    ),
    "an export to another place": (
        changed("#| export\ndef", "#| export core.b\ndef"), 10, "#| export core.b", "a value",
    ),
    "a solution that is a task": (
        changed("true}", 'true, "task": true}'), 9, '"task": true', "task on a solution cell",
    ),
    "very many points": (changed('s": 2', f's": {"9" * 400}'), 17, '"points": 99', "whole number"),
    "a mark beside code": (
        changed("return 2 * x", "return 2 * x  ### END SOLUTION"), 9, "# %%", "beside code",
    ),
    "an open text": (changed("import math", 'x = """'), 12, '"""Return', "unterminated"),
    "text from right to left": (changed("Doubling", "\u202eb"), 2, "# # ?b", "U+202E"),
    "a raw cell": (f"{SMALL_SOURCE}\n# %% [raw]\n# x\n", 23, "# %% [raw]", "a cell of type raw"),
    "an empty file": ("", 0, "", "there are no cells in it"),
    "a comment only": ("# hello\n", 1, "# hello", "text before the first cell"),
    "a region that is open": (
        changed("    ### END SOLUTION\n", ""), 9, "# %% nbgrader", "without its END",
    ),
    "a region in small letters": (
        changed("BEGIN SOLUTION", "begin solution"), 9, "# %% nbgrader", "without its BEGIN",
    ),
    "tags": (changed(IMPORTS, '# %% tags=["x"]'), 4, '# %% tags=["x"]', "does not know: tags"),
    "a title": (changed(IMPORTS, "# %% A title"), 4, "# %% A title", "does not know: title"),
    "an id": (changed(IMPORTS, '# %% id="x y"'), 4, '# %% id="x y"', "does not know: id"),
}  # fmt: skip


def built(course: Course, tito: Tito, source: str | bytes) -> Run:
    data = source.encode() if isinstance(source, str) else source
    course.modules[0].source.write_bytes(data)
    return tito("build")


@pytest.mark.parametrize("name", ACCEPTED)
def test_it_is_built_and_the_package_has_the_function(
    small: Course, tito: Tito, name: str
) -> None:
    assert built(small, tito, ACCEPTED[name]).code == 0
    package = {}
    exec(compile(small.modules[0].exported.read_text(), "package", "exec"), package)
    assert package["double"](2) == 4


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_the_line_and_the_cause(small: Course, tito: Tito, name: str) -> None:
    source, line, text, cause = REFUSED[name]
    run = built(small, tito, source)
    assert (run.code, run.out) == (1, "")
    assert run.err.startswith(f"tito: {FILE}") and run.err.count("\n") == 1
    assert cause in run.err
    if line:
        assert f"line {line}: " in run.err and text in run.err.split("`", 1)[1]
    assert not small.modules[0].exported.exists()


WORDS = ("# %% [markdown]\n", "# ---\n", "```", "# In[3]:", "-" * 9000, "return", 'active="py"')
BITS = st.sampled_from(WORDS) | st.sampled_from("{}[\"'#\\%!=\t\n\f")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning")  # of escapes
def test_whatever_stands_in_it_there_is_a_message_and_no_traceback(small: Course) -> None:
    module = small.modules[0]

    @given(st.lists(st.tuples(st.integers(0, len(SMALL_SOURCE)), BITS), min_size=1, max_size=4))
    @settings(max_examples=80)
    def check(changes: list[tuple[int, str]]) -> None:
        text = SMALL_SOURCE
        for place, bit in changes:
            text = text[:place] + bit + text[place:]
        module.source.write_text(text)
        try:
            assert len(generate(module)) == 2
        except TitoError as error:
            assert str(error).startswith(FILE)

    check()
