"""What the judge costs: a submission of each module, beside a bare fork that runs the same cells.

Both run the reference's cells and all tests, in turn, on one processor: the time that passes is
the time that judge and student, or the fork, keep it busy. Prints the medians and, with `--write`,
puts them into benchmarks/judge.json.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tito.cells import Kind, replace_regions
from tito.course import Course, Module, find_root, read_course
from tito.evidence import reference_solutions
from tito.files import write_text
from tito.grading.classroom import open_judge
from tito.release import stage_reference
from tito.source import read_cells
from tito.submission import Submission

ROUNDS = 40


def bare_fork(course: Course, module: Module, folder: Path) -> Callable[[], None]:
    """A function that forks this process, warm as it is, and runs all cells in the child."""
    cells, solutions = read_cells(module), reference_solutions(read_cells(module))
    stage_reference(course, module, folder)
    for name in [name for name in sys.modules if name.startswith("tinytorch")]:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    for earlier in course.earlier(module):
        __import__(f"tinytorch.core.{earlier.short_name}")
    sources = [
        replace_regions(solutions.get(cell.grade_id, cell.source), "SOLUTION", None)
        for cell in cells
        if cell.is_code and cell.kind is not Kind.DEMO
    ]

    def run() -> None:
        child = os.fork()
        if child == 0:
            names: dict[str, Any] = {}
            for source in sources:
                exec(source, names)  # noqa: S102 (the course's own cells)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status == 0

    return run


def measure(course: Course, module: Module) -> dict[str, float]:
    """Milliseconds a submission, of the judge and of the bare fork, and their ratio."""
    cells = read_cells(module)
    submission = Submission(reference_solutions(cells))
    with tempfile.TemporaryDirectory() as folder, open_judge(course, module) as judge:
        fork = bare_fork(course, module, Path(folder))

        def grade() -> None:
            assert judge.grade("reference", submission).points == 80

        times: dict[str, list[float]] = {"judge": [], "fork": []}
        for _ in range(ROUNDS):
            for name, act in (("judge", grade), ("fork", fork)):
                before = time.perf_counter()
                act()
                times[name].append(time.perf_counter() - before)
    medians = {name: round(statistics.median(taken) * 1000, 1) for name, taken in times.items()}
    return {**medians, "ratio": round(medians["judge"] / medians["fork"], 1)}


def main() -> None:
    """Measure every module."""
    course = read_course(find_root(Path.cwd()))
    found = {module.name: measure(course, module) for module in course.modules}
    for name, row in found.items():
        print(f"{name}: " + ", ".join(f"{key} {value:.1f}" for key, value in row.items()))
    if "--write" in sys.argv:
        write_text(Path(__file__).with_suffix(".json"), json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
