"""What the judge costs: a submission of each module, beside a bare fork that runs the same cells.

Both run the reference's cells and all tests, in turn. What is measured is processor time, of the
judge and all processes that it starts, so that other programs on the machine hardly matter. Prints
the means and, with `--write`, puts them into benchmarks/judge.json.
"""

import json
import os
import resource
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

ROUNDS = 50


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

        server = judge.setting.start.__self__  # type: ignore[attr-defined]
        spent = {"judge": 0.0, "fork": 0.0}
        for number in range(ROUNDS + 1):  # the first is a warm-up
            before = time.process_time() + time_of(server.program.pid)
            assert judge.grade("reference", submission).points == 80
            judged = time.process_time() + time_of(server.program.pid) - before
            before = time.process_time() + time_of_children()
            fork()
            forked = time.process_time() + time_of_children() - before
            if number:
                spent["judge"] += judged
                spent["fork"] += forked
    means = {name: round(1000 * seconds / ROUNDS, 1) for name, seconds in spent.items()}
    return {**means, "ratio": round(spent["judge"] / spent["fork"], 1)}


def time_of(process: int) -> float:
    """Processor time of a process and of those it has waited for (proc(5), fields 14 to 17)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def time_of_children() -> float:
    """Processor time of the processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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
