"""What a class costs: `tito grade`, beside stock `nbgrader autograde` on the same hand-ins.

The class is made from the evidence in autograders/NN_name, the same every time. Both start from a
released module and an empty gradebook, and their marks must be the same.
"""

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from benchmarks.figures import Row, rounded
from benchmarks.place import copy_course, run
from tito.course import Course, Module
from tito.files import write_text
from tito.grading.classroom import Wishes, grade_outstanding
from tito.grading.gradebook import read_grades
from tito.grading.nbgrader import opened, release
from tito.grading.pool import processors
from tito.grading.worker import Graded
from tito.judge.assignment import read_assignment
from tito.module.cells import Kind
from tito.module.notebook import filled, notebook_text, student_notebook
from tito.module.source import read_cells
from tito.proof.variants import read_variants, reference_solutions, variant_solutions
from tito.submission.files import submitted

MODULE = "03_layers"


def solutions(course: Course, module: Module) -> Iterator[dict[str, str]]:
    """What a class hands in: a wrong solution, the reference, and all others well mixed."""
    cells = read_cells(module)
    wrong, *variants = sorted(read_variants(course, module), key=lambda variant: variant.is_right)
    random.Random(0).shuffle(variants)  # noqa: S311 (no secret)
    others = (variant_solutions(cells, variant) for variant in variants)
    yield from cycle([variant_solutions(cells, wrong), reference_solutions(cells), *others])


def make_class(course: Course, module: Module, size: int) -> None:
    """Release a module and hand in `size` notebooks of students s0001, s0002, ..."""
    release(course, module)
    cells = read_cells(module)
    blank = student_notebook(module, cells)
    words = [cell.grade_id for cell in cells if cell.kind is Kind.WRITTEN]
    for number, answers in enumerate(islice(solutions(course, module), size), 1):
        own = {name: f"Answer {number} in my own words." for name in words if number % 3}
        text = notebook_text(filled(blank, {**answers, **own}))
        student = course.autograders / "submitted" / f"s{number:04}"
        write_text(student / module.name / module.notebook.name, text)


def points(course: Course, module: Module) -> dict[str, dict[str, float | None]]:
    """The automatic points in a gradebook, by student and test."""
    cells = read_cells(module)
    order = [cell.grade_id for cell in cells if cell.kind is Kind.TEST]
    with opened(course) as gradebook:
        kept = read_grades(gradebook, module, cells)
    return {s: {name: grade.automatic[name] for name in order} for s, grade in kept.items()}


def class_of(size: int) -> Iterator[Row]:
    """Seconds for a whole class, by number of workers, and both ways."""
    counts = sorted({1, *(n for n in (2, 4, 8, 16) if n < processors()), processors()})
    marks, seconds = {}, {}
    for name, command in {
        **{str(n): ("tito", "grade", MODULE, "--jobs", str(n)) for n in counts},
        "stock": ("nbgrader", "autograde", MODULE),
    }.items():
        with tempfile.TemporaryDirectory() as folder:
            course = copy_course(Path(folder), is_stock=name == "stock")
            make_class(course, course.module(MODULE), size)
            begin = time.perf_counter()
            run(course, *command)
            seconds[name] = time.perf_counter() - begin
            marks[name] = points(course, course.module(MODULE))
    assert all(found == marks["stock"] for found in marks.values())
    assert len(marks["stock"]) == size
    assert len({tuple(found.values()) for found in marks["stock"].values()}) > 1  # who differ
    for n in counts:
        workers = "one worker" if n == 1 else f"{n} workers"
        values = {"tito": seconds[str(n)], "stock nbgrader": seconds["stock"]}
        yield Row(
            f"class of {size}, {workers}",
            {key: rounded(value) for key, value in values.items()},
            {"stock nbgrader": rounded(values["tito"] / values["stock nbgrader"])},
            {"stock nbgrader": 1 / 25} if n == 2 else {},
        )


def scale(size: int) -> Iterator[Row]:
    """Grade a large class in this process; watch rate and memory."""
    done, memory = [], []

    def watch(running: Iterator[Graded], _: int) -> list[Graded]:
        for _graded in running:
            done.append(time.perf_counter())
            memory.append(int(Path("/proc/self/statm").read_text().split()[1]))
        return []

    with tempfile.TemporaryDirectory() as folder:
        course = copy_course(Path(folder))
        module = course.module(MODULE)
        make_class(course, module, size)
        found, assignment = submitted(course, module), read_assignment(course, module)
        grade_outstanding(course, assignment, found, Wishes(), watch)
    tenth = size // 10
    first, last = done[tenth] - done[0], done[-1] - done[-tenth - 1]
    name = f"class of {size:,}"
    values = {"first tenth": rounded(first / tenth), "last tenth": rounded(last / tenth)}
    yield Row(f"{name}, seconds a hand-in", values)
    page = resource.getpagesize() / 2**20
    values = {"first tenth": round(memory[tenth] * page), "last tenth": round(memory[-1] * page)}
    yield Row(f"{name}, megabytes of the main process", values)
