"""For honest submissions the judge's marks equal those of nbgrader's own executor, test by test.

Both grade the reference, the stub and every right and wrong variant of the course. They may differ
only by nbgrader's known faults, which are shown at the end of this file: it counts what is printed
to stderr as a failure, and silence as a success. So that warnings do not differ, they are off in
the kernel.

A kernel for each file would take half an hour. So one kernel runs many files, one after the other
as a long notebook, and forgets all names and the package between two of them. No file ends its
process or runs into a limit (`tito check` proves it); one that does fails this test.
"""

import copy
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SMALL_SOURCE
from tito.course import Course, Module, read_course
from tito.judge.assignment import read_assignment
from tito.judge.judge import open_judge
from tito.module.cells import Cell, Kind, stub_of
from tito.module.export import stage_reference
from tito.module.notebook import instructor_notebook
from tito.module.source import read_cells
from tito.proof.variants import read_variants, reference_solutions, variant_solutions
from tito.submission.recovery import Submission

COURSE = read_course(ROOT)
SHARE = 150  # files that a process grades before it takes others
RUN = (Kind.GIVEN, Kind.SOLUTION, Kind.TEST)
ARGUMENTS = ["--log-level=40", "--HistoryManager.enabled=False"]
#: What `%reset` collects is small, once the objects of the libraries are left out.
FIRST = "import gc\nimport numpy\ngc.freeze()"
FORGET = """\
import os, sys
for name in [name for name in sys.modules if name.partition(".")[0] == "tinytorch"]:
    del sys.modules[name]
import tinytorch
assert list(tinytorch.__path__) == [os.path.join(os.getcwd(), "tinytorch")]
%reset -f
"""

Sources = Mapping[str, str]  # a submission: the text of each answer, by grade_id


@dataclass(frozen=True)
class Verdict:
    """The points of a test, and why some were lost."""

    points: float | None
    message: str


Verdicts = dict[str, Verdict]  # of one submission, by grade_id of the test


def by_judge(course: Course, module: Module, submissions: Sequence[Sources]) -> list[Verdicts]:
    """What the judge says."""
    with open_judge(read_assignment(course, module)) as judge:
        graded = [judge.grade("student", Submission(sources)) for sources in submissions]
    return [{m.grade_id: Verdict(m.points, m.message) for m in g.marks} for g in graded]


def by_nbgrader(
    course: Course, module: Module, submissions: Sequence[Sources], warnings: str = "ignore"
) -> list[Verdicts]:
    """What nbgrader's executor says. `warnings` is the kernel's PYTHONWARNINGS."""
    from nbformat.v4 import new_code_cell, new_notebook
    from nbgrader.preprocessors import Execute

    cells = read_cells(module)
    empty = instructor_notebook(module, cells)
    pairs = [(c, n) for c, n in zip(cells, empty.cells, strict=True) if c.kind in RUN]
    parts = [_part(pairs, sources) for sources in (reference_solutions(cells), *submissions)]
    nodes = [new_code_cell(FIRST), *(node for part in parts for node in part)]
    for number, node in enumerate(nodes):
        node.id = f"cell-{number}"
    notebook = new_notebook(cells=nodes, metadata=empty.metadata)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        stage_reference(course, module, Path(folder))
        patch.setenv("PYTHONPATH", folder)
        patch.setenv("PYTHONWARNINGS", warnings)
        execute = Execute(timeout=course.limits.cell_seconds, extra_arguments=ARGUMENTS)
        execute.preprocess(notebook, {"metadata": {"path": folder}})
    assert not any(_message(part[0]) for part in parts), "the kernel was not made ready"
    reference, *found = map(_verdicts, parts)
    return [{**reference, **verdicts} for verdicts in found]


def _part(pairs: Sequence[tuple[Cell, Any]], sources: Sources) -> list[Any]:
    """The cells of a submission below one that makes the kernel ready for them.

    What stands above the first answer that differs from the reference's, runs in that one cell.
    The tests there are left out: with the reference they ran as the same text in the same state.
    """
    from nbformat.v4 import new_code_cell

    own = reference_solutions([cell for cell, _ in pairs])
    differs = [sources.get(cell.grade_id) != own.get(cell.grade_id) for cell, _ in pairs]
    first = differs.index(True) if True in differs else 0
    above = [cell for cell, _ in pairs[:first] if cell.kind is not Kind.TEST]
    part = [new_code_cell("\n".join([FORGET, *(own.get(c.grade_id, c.source) for c in above)]))]
    for cell, node in pairs[first:]:
        part.append(copy.deepcopy(node))
        part[-1].source = sources.get(cell.grade_id, node.source)
    return part


def _verdicts(nodes: Sequence[Any]) -> Verdicts:
    from nbgrader.utils import determine_grade, is_grade

    return {
        node.metadata.nbgrader.grade_id: Verdict(determine_grade(node)[0], _message(node))
        for node in nodes
        if is_grade(node)
    }


def _message(node: Any) -> str:
    texts = [f"{o.ename}: {o.evalue}" for o in node.outputs if o.output_type == "error"]
    return "\n".join(texts + [o.text for o in node.outputs if o.get("name") == "stderr"])


def all_submissions(module: Module) -> dict[str, Sources]:
    """The reference, the stub, and every variant."""
    cells = read_cells(module)
    found: dict[str, Sources] = {
        "the reference": reference_solutions(cells),
        "the stub": {cell.grade_id: stub_of(cell) for cell in cells if cell.is_answer},
    }
    for variant in read_variants(COURSE, module):
        found[variant.where] = variant_solutions(cells, variant)
    return found


@dataclass(frozen=True)
class Job:
    """Some submissions of a module in the hands of both graders."""

    names: Sequence[str]
    stock: "Future[list[Verdicts]]"
    judged: "Future[list[Verdicts]]"


@pytest.fixture(scope="module")
def jobs() -> Iterator[dict[str, list[Job]]]:
    """All submissions of the course, by module, in the hands of as many processes as fit."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), spawn) as pool:
        yield {module.name: _begin(pool, module) for module in COURSE.modules}
        pool.shutdown(cancel_futures=True)


def _begin(pool: ProcessPoolExecutor, module: Module) -> list[Job]:
    submissions = all_submissions(module)
    names = list(submissions)
    begun = []
    for start in range(0, len(names), SHARE):
        share = names[start : start + SHARE]
        sources = [submissions[name] for name in share]
        stock, judged = (
            pool.submit(grader, COURSE, module, sources) for grader in (by_nbgrader, by_judge)
        )
        begun.append(Job(share, stock, judged))
    return begun


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda module: module.name)
def test_the_judge_gives_the_points_that_nbgrader_gives(
    jobs: dict[str, list[Job]], module: Module
) -> None:
    tests = {cell.grade_id for cell in read_cells(module) if cell.kind is Kind.TEST}
    differences, compared = [], 0
    for job in jobs[module.name]:
        results = zip(job.names, job.stock.result(), job.judged.result(), strict=True)
        for name, stock, judged in results:
            assert stock.keys() == judged.keys() == tests
            compared += 1
            differences += _differences(name, stock, judged)
    assert "\n".join(differences) == ""
    files = (COURSE.autograders / module.name / "evidence").glob("*.py")
    assert compared == sum(path.read_text().count("# %% ") for path in files) + 2


def _differences(name: str, stock: Verdicts, judged: Verdicts) -> list[str]:
    return [
        f"{name}, {test}:\n"
        f"    nbgrader gives {stock[test].points:g}: {stock[test].message}\n"
        f"    the judge gives {judged[test].points:g}: {judged[test].message}"
        for test in stock
        if stock[test].points != judged[test].points
    ]


# ---- nbgrader's known faults, and what is no difference


@pytest.fixture
def tiny(small: Course) -> Course:
    """A course of one module, with the package that its tests may import."""
    shutil.copytree(ROOT / "tinytorch", small.root / "tinytorch")
    return small


def points(course: Course, code: str, warnings: str = "ignore") -> tuple[float | None, ...]:
    """The points for this code in the course's only solution cell: nbgrader's and the judge's."""
    submissions = [{"double": code}]
    stock = by_nbgrader(course, course.modules[0], submissions, warnings)
    judged = by_judge(course, course.modules[0], submissions)
    return stock[0]["test-double"].points, judged[0]["test-double"].points


def test_nbgrader_counts_a_warning_as_a_failure_and_the_judge_does_not(tiny: Course) -> None:
    code = "import warnings\ndef double(x):\n    warnings.warn('slow')\n    return 2 * x"
    assert points(tiny, code, warnings="default") == (0, 2)
    assert points(tiny, code) == (2, 2)


def test_nbgrader_counts_what_is_printed_to_stderr_as_a_failure(tiny: Course) -> None:
    code = "import sys\ndef double(x):\n    print(x, file=sys.stderr)\n    return 2 * x"
    assert points(tiny, code) == (0, 2)


def test_nbgrader_counts_a_test_that_says_nothing_as_a_success(tiny: Course) -> None:
    silence = "get_ipython().input_transformers_post.append(lambda lines: [])"
    code = f"def double(x):\n    return 5\n{silence}"
    assert points(tiny, code) == (2, 0)


def test_a_number_at_the_end_of_a_test_gives_the_same_points(tiny: Course) -> None:
    module = tiny.modules[0]
    text = SMALL_SOURCE.partition("assert double(2)")[0]
    text += "assert double(0) == 0\n1.5 * (double(2) == 4) + 0.5 * (double(-7) == -14)\n"
    module.source.write_text(text)
    earned = {"2 * x": 2, "abs(2 * x)": 1.5, "-abs(2 * x)": 0.5, "x": 0, "2 * x + 1": 0}
    submissions = [{"double": f"def double(x):\n    return {body}"} for body in earned]
    for grader in (by_nbgrader, by_judge):
        found = [verdicts["test-double"].points for verdicts in grader(tiny, module, submissions)]
        assert found == list(earned.values())
