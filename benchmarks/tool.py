"""Building, exporting and starting: what authors and students wait for."""

import functools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.figures import Row, compared, rounded
from benchmarks.place import copy_course, run, run_all
from benchmarks.timing import interleaved
from tito.course import Course
from tito.grading.nbgrader import release
from tito.module.build import generate

MILLISECOND = 1e-3
PYTHON = Path(sys.executable).name
#: Prints the names of all modules that a build loads.
LOADED = """
import runpy, sys
sys.argv = ["tito", "build", "--check"]
try:
    runpy.run_module("tito", run_name="__main__")
finally:
    print("loaded:", *sys.modules)
"""
#: Loads the modules of such a list, as `tito` does, and does nothing else.
LOAD = """
import importlib
from tito.module.notebook import import_quickly
import_quickly()
for name in {names!r}:
    try:
        importlib.import_module(name)
    except ImportError:  # a name that only stands for others
        pass
"""


def tool(rounds: int) -> Iterator[Row]:
    """All rows about the tool itself."""
    with tempfile.TemporaryDirectory() as folder:
        course = copy_course(Path(folder))
        yield from building(course, rounds)
        yield from exporting(course, rounds)
        yield from starting(course, rounds)


def building(course: Course, rounds: int) -> Iterator[Row]:
    """`tito build`, beside jupytext and nbgrader, which make the notebooks of the same sources."""
    for module in course.modules:
        found = interleaved({"tito": functools.partial(generate, module)}, rounds)
        yield compared(f"build {module.name}, warm", found, MILLISECOND, {"tito": 200})
        release(course, module)  # makes what nbgrader starts from
    imports = [PYTHON, "-c", LOAD.format(names=_loaded_by_a_build(course))]
    sources = [str(module.source) for module in course.modules]
    stock = [["jupytext", "--quiet", "--to", "ipynb", *sources]]
    stock += [["nbgrader", "generate_assignment", m.name, "--force"] for m in course.modules]
    found = interleaved(
        {
            "tito": _commands(course, ["tito", "build"]),
            "its imports": _commands(course, imports),
            "jupytext and nbgrader": _commands(course, *stock),
        },
        rounds,
    )
    row = compared("build all modules", found, MILLISECOND)
    yield row
    beyond = rounded(row.values["tito"] - row.values["its imports"])
    yield Row("build all modules, beyond imports", {"tito": beyond}, {}, {"tito": 1000})


def exporting(course: Course, rounds: int) -> Iterator[Row]:
    """`tito export`, beside jupytext, which turns the same notebook into Python."""
    module = course.modules[-1]
    release(course, module)
    solved = course.autograders / "source" / module.name / module.notebook.name
    module.notebook.write_bytes(solved.read_bytes())
    found = interleaved(
        {
            "tito": _commands(course, ["tito", "export", module.name]),
            "jupytext": _commands(
                course,
                ["jupytext", "--quiet", "--output", "stock.py", str(solved)],
            ),
        },
        rounds,
    )
    yield compared(f"export {module.name}", found, MILLISECOND)


def starting(course: Course, rounds: int) -> Iterator[Row]:
    """Starts, beside those of what stands below or in the same place."""
    bare = {"bare Python": _commands(course, [PYTHON, "-c", "pass"])}
    peers = {"NumPy": "numpy", "PyTorch": "torch"}
    imports = {
        name: _commands(course, [PYTHON, "-c", f"import {module}"])
        for name, module in {"tinytorch": "tinytorch.core.layers", **peers}.items()
        if find_spec(module)
    }
    yield compared("import tinytorch.core.layers", interleaved(imports, rounds), MILLISECOND)
    help_page = {"nbgrader --help": _commands(course, ["nbgrader", "--help"])}
    for command in (["tito", "--help"], ["tito", "status"]):
        ours = {"tito": _commands(course, command)}
        found = interleaved({**ours, **bare, **help_page}, rounds)
        yield compared(" ".join(command), found, MILLISECOND)


def _loaded_by_a_build(course: Course) -> list[str]:
    printed = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=course.root, capture_output=True, text=True, check=True
    )
    names = printed.stdout.partition("loaded: ")[2].split()
    return [name for name in names if name != "__main__"]


def _commands(course: Course, *commands: Sequence[str]) -> Callable[[], None]:
    if len(commands) == 1:
        return functools.partial(run, course, *commands[0])
    return functools.partial(run_all, course, commands)
