"""Module pages tell the truth: their code runs and gives what they show."""

import doctest
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, environment
from tito.course import Module, read_course
from tito.module.cells import Kind
from tito.module.source import read_cells

COURSE = read_course(ROOT)
HEADINGS = [
    "Overview",
    "What you build",
    "When you are done",
    "API reference",
    "Core concepts",
    "Memory and complexity",
    "Common errors",
    "In production",
    "Check your understanding",
    "Further reading",
    "What comes next",
    "Get started",
]
BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>pycon|python)\n(?P<code>.*?)^ *```$", re.M | re.S)
each_module = pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)


def text_of(module: Module) -> str:
    return module.source.with_name("ABOUT.md").read_text(encoding="utf-8")


def run_blocks(path: Path) -> int:
    """Run the blocks of a page in one namespace, PyTorch's aside; return how many were run."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": path.parent.name}
    count = 0
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if "import torch" in block["code"]:
            continue
        count += 1
        if block["kind"] == "python":
            exec(compile("\n" * line + block["code"], str(path), "exec"), names)
            continue
        parser, problems = doctest.DocTestParser(), []
        test = parser.get_doctest(block["code"], {}, path.parent.name, str(path), line)
        test.globs = names
        doctest.DocTestRunner(verbose=False).run(test, out=problems.append, clear_globs=False)
        assert problems == [], "".join(problems)
    return count


def run_page(root: Path, name: str) -> None:
    """Run a page of the course at `root` in a fresh process, with that course's package."""
    code = (
        "import pathlib, tests.test_about as about\n"
        f"assert about.run_blocks(pathlib.Path('src/{name}/ABOUT.md').resolve()) > 0"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


@each_module
def test_every_block_of_a_page_runs_and_gives_what_is_shown(module: Module) -> None:
    run_page(ROOT, module.name)
    blocks = list(BLOCK.finditer(text_of(module)))
    assert sum("Traceback" in block["code"] for block in blocks) >= 2, "common errors are shown"
    assert len(blocks) >= 10


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="PyTorch is not installed")
@each_module
def test_the_pytorch_code_of_a_page_runs(module: Module) -> None:
    blocks = [b["code"] for b in BLOCK.finditer(text_of(module)) if "import torch" in b["code"]]
    assert blocks
    for code in blocks:
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr


@each_module
def test_a_page_has_every_part(module: Module) -> None:
    text = text_of(module)
    assert text.startswith(f"# Module {module.name[:2]}: ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert "```mermaid" in text and "import torch" in text
    assert text.count("{dropdown} Answer") >= 6


@each_module
def test_a_page_links_to_where_the_module_is(module: Module) -> None:
    links = re.findall(r"\]\((https://(?:mybinder|github)[^)]+)\)", text_of(module))
    assert links == 2 * list(COURSE.launch_links(module).values())  # at the top, and to start


@each_module
def test_a_notebook_links_to_its_page(module: Module) -> None:
    page = COURSE.launch_links(module)["source"].replace(module.source.name, "ABOUT.md")
    prose = [cell.source for cell in read_cells(module) if cell.kind is Kind.PROSE]
    assert sum(f"[the page of this module]({page})" in text for text in prose) == 1


@each_module
def test_a_page_shows_no_statement_of_the_solution(module: Module) -> None:
    shown = {
        re.sub(r"^(>>>|\.\.\.) ?", "", x.strip()).strip() for x in text_of(module).split("\n")
    }
    secret: set[str] = set()
    for cell in read_cells(module):
        if cell.kind is Kind.SOLUTION:
            parts = re.findall(r"BEGIN SOLUTION\n(.*?)### END", cell.source, re.DOTALL)
            secret |= {line.strip() for part in parts for line in part.split("\n")}
    assert len(secret) > 10
    assert {line for line in secret & shown if len(line) > 12} == set()


@each_module
def test_a_page_does_not_answer_what_the_notebook_asks(module: Module) -> None:
    text = text_of(module).replace(",", "")
    for cell in read_cells(module):
        if cell.kind is Kind.SOLUTION and not re.search(r"^(def|class) ", cell.source, re.M):
            names: dict[str, object] = {}
            exec(cell.source, names)
            answers = [v for v in names.values() if isinstance(v, int) and abs(v) > 999]
            assert [a for a in answers if re.search(rf"(?<!\d){a}(?!\d)", text)] == []
