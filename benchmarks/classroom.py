"""What a class costs: `tito grade`, beside stock `nbgrader autograde` on the same hand-ins.

The class is made from the evidence in autograders/NN_name, the same every time. Both start from a
released module and an empty gradebook, and their marks must be the same. `--size 2000 --alone`
leaves nbgrader out and shows whether rate and memory stay flat.
"""

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tito.cells import Kind
from tito.course import Course, Module, find_root, read_course
from tito.evidence import evidence_solutions, read_evidence, reference_solutions
from tito.files import write_text
from tito.grading.gradebook import read_entries
from tito.release import release, student_notebook
from tito.sample import filled
from tito.source import instructor_notebook, notebook_text, read_cells

MODULE = "03_layers"
FOLDERS = ("autograders", "modules", "src", "tinytorch", "tito.toml")


def solutions(course: Course, module: Module) -> Iterator[dict[str, str]]:
    """What a class hands in: the reference, all right and all wrong solutions, again and again."""
    cells = read_cells(module)
    evidence = [*read_evidence(course, module, "right"), *read_evidence(course, module, "wrong")]
    yield from cycle(
        [reference_solutions(cells), *(evidence_solutions(cells, one) for one in evidence)]
    )


def make_class(course: Course, module: Module, size: int) -> None:
    """Release a module and hand in `size` notebooks of students s0001, s0002, ..."""
    release(course, module)
    cells = read_cells(module)
    blank = student_notebook(module, instructor_notebook(module, cells))
    words = [cell.grade_id for cell in cells if cell.kind is Kind.WRITTEN]
    for number, answers in enumerate(islice(solutions(course, module), size), 1):
        own = {name: f"Answer {number} in my own words." for name in words if number % 3}
        text = notebook_text(filled(blank, {**answers, **own}))
        student = course.autograders / "submitted" / f"s{number:04}"
        write_text(student / module.name / module.notebook.name, text)


def copy_course(target: Path, is_stock: bool) -> Course:
    """A copy of this course; with nbgrader's own executor, if it is to be `stock`."""
    here = find_root(Path.cwd())
    names = subprocess.run(["git", "ls-files", *FOLDERS], cwd=here, capture_output=True, text=True)
    for name in names.stdout.splitlines():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(here / name, target / name)
    config = target / "autograders" / "nbgrader_config.py"
    if is_stock:
        text = re.sub(r"^c\.Autograde.*?^\]\n", "", config.read_text(), flags=re.M | re.S)
        write_text(config, text)
    return read_course(target)


def run(course: Course, *command: str) -> float:
    """Seconds that a command takes."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    folder = course.autograders if command[0] == "nbgrader" else course.root
    environment = {**os.environ, "PATH": programs, "PYTHONPATH": str(course.root)}
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return time.perf_counter() - begin


def points(course: Course, module: Module) -> dict[str, dict[str, float | None]]:
    """The automatic points in a gradebook, by student and test."""
    order = [cell.grade_id for cell in read_cells(module) if cell.kind is Kind.TEST]
    kept = read_entries(course, module, order)
    return {s: {name: entry.automatic[name] for name in order} for s, entry in kept.items()}


def compare(folder: Path, size: int) -> dict[str, Any]:
    """Grade one class both ways."""
    ours, stock = (copy_course(folder / name, name == "stock") for name in ("tito", "stock"))
    for course in (ours, stock):
        make_class(course, course.module(MODULE), size)
    tito = run(ours, "tito", "grade", MODULE)
    nbgrader = run(stock, "nbgrader", "autograde", MODULE)
    marks = points(ours, ours.module(MODULE))
    assert len(marks) == size
    assert marks == points(stock, stock.module(MODULE))
    rates = {"tito_seconds": round(tito, 1), "nbgrader_seconds": round(nbgrader, 1)}
    return {"size": size, **rates, "ratio": round(nbgrader / tito, 1)}


def scale(folder: Path, size: int) -> dict[str, Any]:
    """Grade a class in this process; watch rate and memory."""
    from tito.grading.assignment import read_assignment
    from tito.grading.classroom import Classroom
    from tito.grading.folders import submitted
    from tito.grading.gradebook import opened
    from tito.grading.pool import local_pool, processors

    course = copy_course(folder, is_stock=False)
    module = course.module(MODULE)
    make_class(course, module, size)
    done, memory = [], []
    with opened(course) as gradebook, local_pool(processors()) as pool:
        classroom = Classroom(course, read_assignment(course, module), gradebook)
        for _ in classroom.grade(submitted(course, module), pool):
            done.append(time.perf_counter())
            memory.append(int(Path("/proc/self/statm").read_text().split()[1]))
    tenth = size // 10
    first, last = (b - a for a, b in ((done[0], done[tenth]), (done[-tenth - 1], done[-1])))
    page = resource.getpagesize() / 2**20
    return {
        "size": size,
        "seconds": round(done[-1] - done[0], 1),
        "rate_first_tenth": round(tenth / first, 2),
        "rate_last_tenth": round(tenth / last, 2),
        "megabytes_at_a_tenth": round(memory[tenth] * page),
        "megabytes_at_the_end": round(memory[-1] * page),
    }


def main() -> None:
    """Measure, print, and with `--write` keep the figures in benchmarks/classroom.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--alone", action="store_true", help="without nbgrader")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure = scale if options.alone else compare
        found = measure(Path(folder), options.size)
    print(json.dumps(found, indent=2))
    if options.write:
        path = Path(__file__).with_suffix(".json")
        kept = json.loads(path.read_text()) if path.is_file() else {}
        kept["scale" if options.alone else "class"] = found
        write_text(path, json.dumps(kept, indent=2) + "\n")


if __name__ == "__main__":
    main()
