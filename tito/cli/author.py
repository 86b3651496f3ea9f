"""The verbs for authors: a new module, its notebook and package, the proof of its tests."""

import sys
from typing import Annotated

from typer import Argument, Exit, Option

from tito.cli import OptionalModule, this_course
from tito.course import Course
from tito.errors import NotebookError, TitoError
from tito.module.build import State, generate, new_module, write


def new(name: Annotated[str, Argument(metavar="NN_name", help="such as 04_losses")]) -> None:
    """Write the skeleton of a new module, which builds and checks."""
    course = this_course()
    for path in new_module(course, name):
        print(f"{path.relative_to(course.root).as_posix()}: written")
    print(f"Edit them, then run `tito build` and `tito check {name}`.")


def build(
    check: Annotated[bool, Option("--check", help="Write nothing; fail if it would.")] = False,
    force: Annotated[bool, Option("--force", help="Back up own work, replace it.")] = False,
) -> None:
    """Make the student notebooks and the reference package from the sources."""
    states = build_all(this_course(), check, force)
    late = [name for name, state in states.items() if check and state is not State.CURRENT]
    if late:
        raise NotebookError("out of step with the sources", ", ".join(late), "Run `tito build`.")
    kept = [name for name, state in states.items() if state is State.OWN_WORK and not force]
    if kept:
        step = "`tito build --force` keeps a backup and replaces it."
        raise NotebookError("holds own work, so it was left as it is", ", ".join(kept), step)


def build_all(course: Course, check: bool = False, force: bool = False) -> dict[str, State]:
    """Build all modules, saying what becomes of each file; return what each was, by its name."""
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


def check(
    module: OptionalModule = None,
    quick: Annotated[
        bool, Option("--quick", help="Degenerate mutants only, few seeds, no judge.")
    ] = False,
    as_json: Annotated[bool, Option("--json", help="Print JSON instead of tables.")] = False,
    renew: Annotated[
        bool, Option("--write", help="Put the tables into autograders/README.md.")
    ] = False,
) -> None:
    """Prove that the tests are right: of one module with its details, or of all."""
    from rich.progress import track

    from tito.cli.tables import console, proof_table, wrong_table
    from tito.proof.prove import check_module, load_bearing, page, proofs_json, write_page

    course = this_course()
    if renew and (module or quick):
        raise TitoError("--write wants the whole proof", "", "Leave MODULE and --quick away.")
    modules = [module] if module else course.modules
    out = console()
    quiet = as_json or not out.is_terminal
    running = track(modules, "Checking", console=out, transient=True, disable=quiet)
    proofs = [check_module(course, one, quick) for one in running]
    if as_json:
        print(proofs_json(proofs))
    else:
        for proof in proofs if module else []:
            out.print(wrong_table(proof))
        out.print(proof_table(proofs))
        for line in (line for proof in proofs for line in load_bearing(proof)):
            out.print(line, markup=False, highlight=False, soft_wrap=True)
    problems = [f"{proof.module}: {problem}" for proof in proofs for problem in proof.problems]
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        raise Exit(1)
    if renew:
        write_page(course, proofs)
        print(f"{page(course).relative_to(course.root).as_posix()}: written")
