"""The verbs for students: how far a notebook is, whether it is right, into the package, Lab."""

import os
import sys
from pathlib import Path
from typing import Annotated

from typer import Exit, Option

from tito.cli import OneModule, OptionalModule, this_course
from tito.module.export import export_state, reference_text, replace_export
from tito.module.source import read_cells
from tito.submission.own_notebook import export_notebook, notebook_state


def status() -> None:
    """Show how far each notebook is and what the package holds."""
    for module in this_course().modules:
        print(f"{module.name}: notebook {notebook_state(module)}; package: {export_state(module)}")


def test(module: OneModule) -> None:
    """Run every visible test in your notebook and show a table of the results."""
    from tito.cli.tables import console, own_table
    from tito.judge.judge import run_tests

    own = run_tests(this_course(), module)
    out = console()
    out.print(own_table(module.name, own))
    for line in own.broken_cells:
        out.print(line, markup=False)
    out.print(f"{own.points:g} of {own.max_points:g} points by the tests that you can see")
    if own.points < own.max_points:
        raise Exit(1)


def export(
    module: OneModule,
    reference: Annotated[bool, Option("--reference", help="Put the reference back.")] = False,
) -> None:
    """Put the code of your notebook into the tinytorch package."""
    cells = read_cells(module)
    untouched: list[str] = []
    if reference:
        backup = replace_export(module, reference_text(module, cells))
    else:
        untouched, backup = export_notebook(this_course(), module, cells)
    if backup:
        print(f"edited by hand, so a copy is kept in {module.shown(backup)}")
    if untouched:
        print(f"still the stub, and exported so: {', '.join(untouched)}")
    print(f"{module.shown(module.exported)}: {'the reference' if reference else 'your code'}")


def lab(module: OptionalModule = None) -> None:
    """Open a module's notebook (the first one's) in JupyterLab."""
    course = this_course()
    notebook = (module or course.modules[0]).notebook
    # Lab's own terminals find tito on PATH; Lab shows the whole course, not the notebook's folder.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    os.chdir(course.root)
    jupyter = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={course.root}"]
    os.execv(sys.executable, [*jupyter, notebook.relative_to(course.root).as_posix()])  # noqa: S606 (no shell)
