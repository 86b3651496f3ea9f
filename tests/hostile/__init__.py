"""Hostile, damaged and unusual submissions, a file each: the list of what grading withstands.

A file says in its docstring what it does, then what it must earn: EARNS, in points (MODULE is
"03_layers"; all its points are 80, and "all" means them), LOST, the tests that it may not pass,
all others being passed, STATUS, the verdicts on some tests, REPAIR and PROBLEM, words of what is
said about the file, SHOWN and NOT_SHOWN, words that the student sees, LIMITS for one that takes
long, NAME, what the file is called. Of the submission it says what differs from a notebook with
all solutions, or, with BASE = "stub", none: FIRST, a cell above all others, OWN, cells below
others, CELLS, other solutions, BEFORE and AFTER, lines above and below what a cell holds. Where
that is not enough, `submission(kit)` makes the bytes.
"""

import importlib
import json
from copy import deepcopy
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from tito.course import Course
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions

NAMES = sorted(p.stem for p in Path(__file__).parent.glob("*.py") if p.stem != "__init__")
QUICK = {"cell_seconds": 1, "notebook_seconds": 20, "memory_megabytes": 512}

#: A first cell that finds what leads to the judge, and can speak as the grader's program does.
SPEAK = """
import json, os, stat, struct, sys

def is_socket(number):
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False

channels = [number for number in range(256) if is_socket(number)]

def write(data):
    for number in channels:
        os.write(number, data)

def say(message, arrays=b""):
    text = message if type(message) is bytes else json.dumps(message).encode()
    write(struct.pack(">II", len(text), len(arrays)) + text + arrays)

def from_now_on(answer):  # to each request that is not for a cell to run
    notebook = sys.modules["tito.judge.student"].Notebook
    before = notebook._answer
    def chosen(self, request):
        return before(self, request) if request["do"] == "run" else answer(self, request)
    notebook._answer = chosen

print("channels:", len(channels))
"""


class Kit:
    """Makes submissions of a module."""

    def __init__(self, course: Course, name: str = "03_layers") -> None:
        module = course.module(name)
        self.course, self.root = course, course.root
        self.solutions = reference_solutions(read_cells(module))
        self.stub = json.loads(module.notebook.read_text(encoding="utf-8"))

    def notebook(self, base: str = "reference", **parts: Any) -> dict[str, Any]:
        """A notebook, with these parts of a file of this folder."""
        about = SimpleNamespace(**parts)
        notebook = deepcopy(self.stub)
        solutions = self.solutions if base == "reference" else {}
        solutions = {**solutions, **getattr(about, "CELLS", {})}
        cells = [code_cell(about.FIRST)] if hasattr(about, "FIRST") else []
        for cell in notebook["cells"]:
            name = name_of(cell)
            text = solutions.get(name, "".join(cell["source"]))
            lines = (getattr(about, part, {}).get(name) for part in ("BEFORE", "AFTER"))
            above, below = lines
            cell["source"] = "\n".join(part for part in (above, text, below) if part)
            cells.append(cell)
            if name in getattr(about, "OWN", {}):
                cells.append(code_cell(about.OWN[name]))
        return {**notebook, "cells": cells}


def name_of(cell: dict[str, Any]) -> str:
    """The grade_id of a cell, or ""."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def is_test(cell: dict[str, Any]) -> bool:
    """Whether a cell is a test cell."""
    return cell["metadata"].get("nbgrader", {}).get("grade", False) and cell["cell_type"] == "code"


def code_cell(text: str) -> dict[str, Any]:
    """A cell of the student's own."""
    return {
        "cell_type": "code",
        "source": text,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }


def file_bytes(notebook: Any) -> bytes:
    """A notebook as the bytes of a file."""
    return json.dumps(notebook).encode()


def read(name: str) -> ModuleType:
    """A file of this folder."""
    return importlib.import_module(f"{__name__}.{name}")


def submission_of(file: ModuleType, kit: Kit) -> bytes:
    """What a file of this folder hands in."""
    if hasattr(file, "submission"):
        return file.submission(kit)
    base = getattr(file, "BASE", "reference")
    parts = ("FIRST", "CELLS", "BEFORE", "AFTER", "OWN")
    return file_bytes(
        kit.notebook(base, **{p: getattr(file, p) for p in parts if hasattr(file, p)})
    )
