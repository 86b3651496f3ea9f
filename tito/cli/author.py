"""The command line for students and authors; `teaching` has the verbs for instructors."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tito.cli import instructor as teaching
from tito.cli.terminal import ModuleName, console, new_app, this_course
from tito.course import Course
from tito.errors import NotebookError, TitoError
from tito.module.ipynb import import_quickly
from tito.text import printable

if TYPE_CHECKING:
    from tito.module.build import State

app = new_app("Build, export and grade the TinyTorch course.")
app.add_typer(teaching.app)


def main() -> None:
    """Run the command line; a TitoError becomes one line on stderr and exit code 1."""
    import_quickly()
    try:
        app()
    except TitoError as error:
        print(printable(f"tito: {error}"), file=sys.stderr)
        sys.exit(1)


@app.command()
def status() -> None:
    """Show how far each notebook is and what the package holds."""
    from tito.module.progress import read_progress

    course = this_course()
    for module in course.modules:
        progress = read_progress(module)
        print(f"{module.name}: notebook {progress.notebook}; package: {progress.package}")


@app.command()
def build(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail if it would.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Back up own work, replace it.")] = False,
) -> None:
    """Make the student notebooks and the reference package from the sources."""
    from tito.module.build import State

    course = this_course()
    states = _build(course, check, force)
    late = [name for name, state in states.items() if check and state is not State.CURRENT]
    if late:
        raise NotebookError("out of step with the sources", ", ".join(late), "Run `tito build`.")
    kept = [name for name, state in states.items() if state is State.OWN_WORK and not force]
    if kept:
        step = "`tito build --force` keeps a backup and replaces it."
        raise NotebookError("holds own work, so it was left as it is", ", ".join(kept), step)


def _build(course: Course, check: bool, force: bool) -> "dict[str, State]":
    from tito.module.build import State, generate, write

    states = {}
    for module in course.modules:
        for file in generate(module):
            shown = module.shown(file.path)
            states[shown] = file.state
            backup = None if check else write(file, force)
            if backup:
                print(f"{shown}: replaced; the work is kept in {module.shown(backup)}")
            elif file.state is State.STALE and not check:
                print(f"{shown}: written")
            else:
                print(f"{shown}: {file.state.value}")
    return states


@app.command()
def export(
    name: ModuleName,
    reference: Annotated[
        bool, typer.Option("--reference", help="Put the reference back.")
    ] = False,
) -> None:
    """Put the code of your notebook into the tinytorch package."""
    from tito.module.export import export_notebook, reference_text, replace_export
    from tito.module.source import read_cells

    course = this_course()
    module = course.module(name)
    cells = read_cells(module)
    untouched: list[str] = []
    if reference:
        backup = replace_export(module, reference_text(module, cells))
    else:
        untouched, backup = export_notebook(course, module, cells)
    if backup:
        print(f"edited by hand, so a copy is kept in {module.shown(backup)}")
    if untouched:
        print(f"still the stub, and exported so: {', '.join(untouched)}")
    print(f"{module.shown(module.exported)}: {'the reference' if reference else 'your code'}")


@app.command()
def test(name: ModuleName) -> None:
    """Run every visible test in your notebook and show a table of the results."""
    from tito.cli.tables import own_table
    from tito.judge.judge import run_tests

    course = this_course()
    module = course.module(name)
    own = run_tests(course, module)
    out = console()
    out.print(own_table(module.name, own))
    for line in own.broken_cells:
        out.print(line, markup=False)
    out.print(f"{own.points:g} of {own.max_points:g} points by the tests that you can see")
    if own.points < own.max_points:
        raise typer.Exit(1)


@app.command()
def check(
    name: Annotated[str, typer.Argument(metavar="[MODULE]")] = "",
    quick: Annotated[
        bool, typer.Option("--quick", help="No small faults, few seeds, not in the judge.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Put the tables into autograders/README.md.")
    ] = False,
) -> None:
    """Prove that the tests are right: of one module with its details, or of all."""
    from rich.progress import track

    from tito.cli.tables import proof_table, wrong_table
    from tito.proof.page import page, proofs_json, write_page
    from tito.proof.prove import check_module

    course = this_course()
    if write and (name or quick):
        raise TitoError("--write wants the whole proof", "", "Leave MODULE and --quick away.")
    modules = [course.module(name)] if name else course.modules
    out = console()
    quiet = as_json or not out.is_terminal
    running = track(modules, "Checking", console=out, transient=True, disable=quiet)
    proofs = [check_module(course, module, quick) for module in running]
    if as_json:
        print(proofs_json(proofs))
    else:
        for proof in proofs if name else []:
            out.print(wrong_table(proof))
        out.print(proof_table(proofs))
    problems = [f"{proof.module}: {problem}" for proof in proofs for problem in proof.problems]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise typer.Exit(1)
    if write:
        write_page(course, proofs)
        print(f"{page(course).relative_to(course.root).as_posix()}: written")


@app.command()
def new(name: Annotated[str, typer.Argument(metavar="NN_name", help="such as 04_losses")]) -> None:
    """Write the skeleton of a new module, which builds and checks."""
    from tito.module.new import new_module

    course = this_course()
    for path in new_module(course, name):
        print(f"{path.relative_to(course.root).as_posix()}: written")
    print(f"Edit them, then run `tito build` and `tito check {name}`.")


@app.command("course")
def run_course(
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove the sample class and its marks, do no more.")
    ] = False,
) -> None:
    """Run the whole course on a sample class: build, release, grade, export."""
    from tito.cli.demo import make_sample_class, remove_sample_class
    from tito.cli.grading import Wishes, grade_class
    from tito.module.candidate import import_exported

    course = this_course()
    if remove:
        print(f"sample students removed: {len(remove_sample_class(course))}")
        return
    _build(course, check=False, force=False)
    for module in course.modules:
        teaching.release_alone(course, module)
        students = make_sample_class(course, module)
        grade_class(course, module, Wishes(students=tuple(students)))
    for module in course.modules:
        names = import_exported(course, module)
        print(f"tinytorch.core.{module.short_name} exports {', '.join(names)}")


@app.command()
def lab(name: Annotated[str, typer.Argument(metavar="[MODULE]")] = "") -> None:
    """Open a module's notebook (the first one's) in JupyterLab."""
    course = this_course()
    module = course.module(name) if name else course.modules[0]
    # Lab's own terminals find tito on PATH; Lab shows the whole course, not the notebook's folder.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    os.chdir(course.root)
    jupyter = [sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={course.root}"]
    os.execv(sys.executable, [*jupyter, module.shown(module.notebook)])  # noqa: S606 (no shell)
