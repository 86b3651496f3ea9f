"""What one submission costs: the judge, a bare fork that runs the same cells, stock nbgrader.

All run the reference's cells and all tests; nbgrader does more (see report.py). What is measured
is processor time, of this process and of all that it starts, so that other programs on the machine
hardly matter.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.figures import Row, rounded
from benchmarks.place import copy_course, run, time_of_children
from tito.cli import this_course
from tito.course import Course, Module
from tito.files import write_text
from tito.grading.nbgrader import release
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.module.cells import Kind, replace_regions
from tito.module.export import stage_reference
from tito.module.notebook import filled, notebook_text, student_notebook
from tito.module.source import read_cells
from tito.proof.variants import reference_solutions
from tito.submission.recovery import Submission

MORE = 3  # hand-ins whose cost is what nbgrader takes beyond its start


def judge(rounds: int) -> Iterator[Row]:
    """Milliseconds a submission, by module."""
    course = this_course()
    for module in course.modules:
        means = beside_a_fork(course, module, rounds)
        means["stock nbgrader"] = stock(module)
        values = {name: rounded(1000 * seconds) for name, seconds in means.items()}
        ratios = {k: rounded(means["judge"] / v) for k, v in means.items() if k != "judge"}
        yield Row(f"submission of {module.name}", values, ratios)


def beside_a_fork(course: Course, module: Module, rounds: int) -> dict[str, float]:
    """Mean processor seconds of the judge and of a bare fork, taken in turn."""
    cells = read_cells(module)
    submission = Submission(reference_solutions(cells))
    spent: dict[str, list[float]] = {"judge": [], "bare fork": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        open_judge(read_assignment(course, module)) as grader,
    ):
        fork = bare_fork(course, module, Path(folder))
        server = grader.start.__self__  # type: ignore[attr-defined]
        for _ in range(rounds + 1):
            before = time.process_time() + time_of(server.program.pid)
            assert grader.grade("reference", submission).points == 80
            after = time.process_time() + time_of(server.program.pid)
            spent["judge"].append(after - before)
            before = time.process_time() + time_of_children()
            fork()
            spent["bare fork"].append(time.process_time() + time_of_children() - before)
    return {name: statistics.mean(found[1:]) for name, found in spent.items()}  # warm


def bare_fork(course: Course, module: Module, folder: Path) -> Callable[[], None]:
    """A function that forks this process, warm as it is, and runs all cells in the child."""
    cells, solutions = read_cells(module), reference_solutions(read_cells(module))
    stage_reference(course, module, folder)
    for name in [name for name in sys.modules if name.startswith("tinytorch")]:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    for earlier in course.earlier(module):
        import_module(f"tinytorch.core.{earlier.short_name}")
    sources = [
        replace_regions(solutions.get(cell.grade_id, cell.source), "SOLUTION", None)
        for cell in cells
        if cell.is_code and cell.kind is not Kind.DEMO
    ]
    import_module("tinytorch.testing")
    gc.collect()
    gc.freeze()  # as the judge's server does: a child need not copy what it only looks at

    def fork() -> None:
        child = os.fork()
        if child == 0:
            try:
                names: dict[str, Any] = {}
                for source in sources:
                    exec(source, names)  # noqa: S102 (the course's own cells)
                os._exit(0)
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        assert status == 0

    return fork


def stock(module: Module) -> float:
    """Processor seconds that `nbgrader autograde` takes for one more hand-in."""
    with tempfile.TemporaryDirectory() as folder:
        course = copy_course(Path(folder), is_stock=True)
        own = course.module(module.name)
        release(course, own)
        cells = read_cells(own)
        blank = student_notebook(own, cells)
        text = notebook_text(filled(blank, reference_solutions(cells)))
        spent = []
        for size in (1, 1 + MORE):
            for number in range(size):
                student = course.autograders / "submitted" / f"of{size}-{number}"
                write_text(student / own.name / own.notebook.name, text)
            before = time_of_children()
            one_thread = {"OPENBLAS_NUM_THREADS": "1"}  # as the judge has
            run(course, "nbgrader", "autograde", own.name, **one_thread)  # those that are new
            spent.append(time_of_children() - before)
        return (spent[1] - spent[0]) / MORE


def time_of(process: int) -> float:
    """Processor time of a process and of those it has waited for (proc(5), fields 14 to 17)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
