"""The code is linted, formatted and typed; the nine rooms of tito import downhill only."""

import ast
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.conftest import ROOT

#: The rooms of tito, from the ground up: each imports only itself and those before it.
FOLDERS = ("", "module", "submission", "judge", "proof", "grading", "lms", "report", "cli")
LONGEST = 40  # lines of a function
STRANGERS = {"lms", "report"}  # do not know each other
PRINTS = {
    "judge.folders",
    "judge.server",
    "judge.shell",
}  # programs whose standard output is a channel


@pytest.mark.parametrize(
    "command", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join
)
def test_the_code_is_clean(command: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def folder_of(name: str) -> str:
    """The room of `tito.judge.run`: "judge"; of `tito.errors`, the ground: ""."""
    parts = name.split(".")
    return parts[1] if len(parts) > 2 or (ROOT / "tito" / parts[-1]).is_dir() else ""


def imports_of(path: Path) -> list[str]:
    """The files of tito that a file imports, anywhere in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tito":
            files = [f"{node.module}.{alias.name}" for alias in node.names]
            is_folder = (ROOT / (node.module or "").replace(".", "/")).is_dir()
            found += files if is_folder else [node.module or ""]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith("tito.")]
    return found


FILES = sorted(path for path in (ROOT / "tito").rglob("*.py") if path.name != "__main__.py")


def test_the_rooms_of_tito_are_the_nine_of_the_map() -> None:
    rooms = {path.parent.relative_to(ROOT / "tito").as_posix() for path in FILES}
    assert {room.removeprefix(".") for room in rooms} == set(FOLDERS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_downhill(path: Path) -> None:
    room = path.parent.relative_to(ROOT / "tito").as_posix().removeprefix(".")
    for name in imports_of(path):
        other = folder_of(name)
        broken = f"{path.name} in {room or 'the ground'} imports {name}"
        assert FOLDERS.index(other) <= FOLDERS.index(room), f"{broken}, which is above it"
        assert {other, room} != STRANGERS, f"{broken}: these two do not know each other"


def test_no_two_files_of_tito_import_each_other() -> None:
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): set(imports_of(path))
        for path in FILES
    }
    while free := {name for name, imported in graph.items() if not imported & set(graph)}:
        for name in free:
            del graph[name]
    assert not graph, f"these import each other in a circle: {', '.join(sorted(graph))}"


def test_no_two_classes_of_tito_share_a_name_and_no_function_is_long() -> None:
    homes: dict[str, list[str]] = {}
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(path.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= LONGEST, f"{path.name}: {node.name} has {length} lines"
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_only_the_command_line_prints() -> None:
    for path in FILES:
        name = ".".join(path.relative_to(ROOT / "tito").with_suffix("").parts)
        calls = (node for node in ast.walk(ast.parse(path.read_text())) if _is_print(node))
        if not name.startswith("cli.") and name not in PRINTS:
            lines = [node.lineno for node in calls]
            assert lines == [], f"{name} prints in line {lines}: only cli does"


def _is_print(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"


def test_no_emoji_stands_in_code_or_output() -> None:
    for folder in ("tito", "tinytorch", "src", "tests", "autograders"):
        for path in (ROOT / folder).rglob("*.py"):
            odd = [c for c in path.read_text(encoding="utf-8") if ord(c) > 0x2BFF]
            assert odd == [], path
