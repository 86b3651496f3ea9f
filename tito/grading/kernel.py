"""Runs the visible tests in a student's own notebook, in a Jupyter kernel, as nbgrader does."""

import os
from collections.abc import Sequence
from typing import Any

from tito.cells import Cell, Kind, stub_of
from tito.course import Course, Module
from tito.errors import GradingError, NotebookError
from tito.files import read_text
from tito.grading.marks import Mark, Status, StudentMarks
from tito.notebooks import NOTEBOOK_ADVICE, grade_id, read_notebook

LOCKED = (Kind.GIVEN, Kind.TEST, Kind.TASK)


def run_tests(course: Course, module: Module, cells: Sequence[Cell]) -> StudentMarks:
    """Run modules/NN_name/NN_name.ipynb from top to bottom and give every test its verdict.

    The notebook on disk is not changed. Given and test cells run as they were handed out.
    Raises NotebookError when it cannot be read, GradingError when no kernel starts.
    """
    import nbformat

    shown, advice = module.shown(module.notebook), NOTEBOOK_ADVICE.format(name=module.name)
    read_notebook(module.notebook, shown, advice)
    try:
        notebook = nbformat.reads(read_text(module.notebook), as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        reason = str(error).split("\n", 1)[0]
        raise NotebookError(f"is not a valid notebook: {reason}", shown, advice) from error
    handed_out = {cell.grade_id: stub_of(cell) for cell in cells if cell.kind in LOCKED}
    for cell in notebook.cells:
        cell.source = handed_out.get(grade_id(cell), cell.source)
    end = _execute(course, module, notebook)
    found = {grade_id(cell): cell for cell in notebook.cells}
    tests = [cell for cell in cells if cell.kind is Kind.TEST]
    return StudentMarks("you", tuple(_mark(c, found.get(c.grade_id), end) for c in tests))


def _execute(course: Course, module: Module, notebook: Any) -> str:
    """Run all cells with nbgrader's executor; return why it ended early, if it did."""
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import DeadKernelError
    from nbgrader.preprocessors import Execute

    os.environ["PYTHONWARNINGS"] = "ignore"  # as autograders/nbgrader_config.py: they cost nothing
    executor = Execute(
        timeout=course.limits.cell_seconds,
        kernel_name="python3",
        extra_arguments=["--log-level=40"],
    )
    try:
        executor.preprocess(notebook, {"metadata": {"path": str(module.notebook.parent)}})
    except DeadKernelError:
        return "the Python process died before this test"
    except NoSuchKernel as error:
        raise GradingError("there is no Python kernel", "", "Run `make lab` once.") from error
    return ""


def _mark(test: Cell, cell: Any, end: str) -> Mark:
    points = float(test.metadata["points"])
    if cell is None:
        message = "this test is missing from your notebook"
        return Mark(test.grade_id, 0.0, points, Status.NOT_RUN, message)
    if cell.execution_count is None and not cell.outputs:
        return Mark(test.grade_id, 0.0, points, Status.NOT_RUN, end or "it did not run")
    from nbgrader.utils import determine_grade

    earned, _ = determine_grade(cell)
    if earned == points:
        return Mark(test.grade_id, points, points, Status.PASSED)
    return Mark(test.grade_id, float(earned or 0), points, Status.FAILED, _message(cell))


def _message(cell: Any) -> str:
    for output in cell.outputs:
        if output.output_type == "error":
            if output.ename == "NotImplementedError" and not output.evalue:
                return "not written yet (NotImplementedError)"
            return output.evalue if output.ename == "AssertionError" else _named(output)
    text = "".join(o.get("text", "") for o in cell.outputs if o.get("name") == "stderr")
    return f"nbgrader counts what is printed to stderr as a failure: {text.strip()}"


def _named(output: Any) -> str:
    if output.ename in ("CellTimeoutError", "KeyboardInterrupt"):
        return "it took longer than the course allows"
    return f"{output.ename}: {output.evalue}"
