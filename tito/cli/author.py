"""The verbs for authors: a new module, its notebook and package, the proof of its tests.

Also the sample class, which is made of what authors wrote: right, untouched, mistaken and damaged
submissions.
"""

import shutil
import sys
from typing import Annotated

from typer import Argument, Exit, Option

from tito.cli import OptionalModule, this_course
from tito.cli.instructor import release_alone
from tito.course import Course, Module
from tito.errors import NotebookError, TitoError
from tito.files import write_text
from tito.module.build import State, generate, new_module, write
from tito.module.notebook import filled, notebook_text, student_notebook
from tito.module.source import read_cells
from tito.proof.variants import Variant, read_variants, reference_solutions, variant_solutions

PREFIX = "sample-"  # sample students carry it, so that no real hand-in is ever touched
MISTAKES = 5  # in the sample class of a module


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
            became = "written" if file.state is State.STALE and not check else file.state.value
            if backup:
                became = f"replaced; the work is kept in {module.shown(backup)}"
            print(f"{shown}: {became}")
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
    from tito.proof.prove import check_module, load_bearing, proofs_json, write_page

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
        print(f"{modules[0].shown(write_page(course, proofs))}: written")


def demo(
    remove: Annotated[
        bool, Option("--remove", help="Remove the sample class and its marks, do no more.")
    ] = False,
) -> None:
    """Run the whole course on a sample class: build, release, grade, export."""
    from tito.cli.grading import grade_class
    from tito.grading.classroom import Wishes
    from tito.module.export import import_exported

    course = this_course()
    if remove:
        print(f"sample students removed: {len(remove_sample_class(course))}")
        return
    print("A sample class of made-up students; one file breaks off half-way, to show that.")
    build_all(course)
    for module in course.modules:
        release_alone(course, module)
        students = make_sample_class(course, module)
        grade_class(course, module, Wishes(students=tuple(students)))
    for module in course.modules:
        print(f"{module.import_name} exports {', '.join(import_exported(course, module))}")


def make_sample_class(course: Course, module: Module) -> list[str]:
    """Write the sample class's submissions of a module; return the students' names.

    `sample-reference` hands in the reference, `sample-stub` the untouched notebook,
    `sample-corrupt` a file that breaks off half-way, and one student each of a few wrong variants
    of autograders/NN_name/evidence/.
    """
    cells = read_cells(module)
    blank = student_notebook(module, cells)
    reference = filled(blank, reference_solutions(cells))
    texts = {"reference": notebook_text(reference), "stub": notebook_text(blank)}
    for mistake in sample_mistakes(course, module):
        texts[mistake.name] = notebook_text(filled(blank, variant_solutions(cells, mistake)))
    texts["corrupt"] = texts["reference"][: len(texts["reference"]) // 2]
    submitted = course.autograders / "submitted"
    for old in submitted.glob(f"{PREFIX}*/{module.name}"):
        shutil.rmtree(old)
    for name, text in texts.items():
        write_text(submitted / f"{PREFIX}{name}" / module.name / module.notebook.name, text)
    return [f"{PREFIX}{name}" for name in texts]


def remove_sample_class(course: Course) -> list[str]:
    """Remove the sample students, and nobody else; return their names."""
    from tito.grading.nbgrader import opened

    with opened(course) as gradebook:
        found = {s.id for s in gradebook.students if s.id.startswith(PREFIX)}
        for student in found:
            gradebook.remove_student(student)
    for step in ("submitted", "autograded", "feedback"):
        for folder in (course.autograders / step).glob(f"{PREFIX}*"):
            shutil.rmtree(folder)
            found.add(folder.name)
    return sorted(found)


def sample_mistakes(course: Course, module: Module) -> list[Variant]:
    """A few wrong solutions from all over the notebook, each of which fails one test only."""
    order = [cell.grade_id for cell in read_cells(module)]
    chosen: dict[tuple[str, ...], Variant] = {}
    for mistake in read_variants(course, module):
        if len(mistake.fails) == 1 and mistake.fails[0] in order:
            chosen.setdefault(mistake.fails, mistake)
    several = sorted(chosen.values(), key=lambda mistake: order.index(mistake.fails[0]))
    step = max(1, len(several) // MISTAKES)
    return several[::step][:MISTAKES]
