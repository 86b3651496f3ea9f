"""A sample class, made from the sources: right, untouched, mistaken and damaged submissions."""

import shutil

from tito.course import Course, Module
from tito.files import write_text
from tito.grading.nbgrader import opened
from tito.module.notebook import filled, notebook_text, student_notebook
from tito.module.source import read_cells
from tito.proof.variants import Variant, read_variants, reference_solutions, variant_solutions

PREFIX = "sample-"  # sample students carry it, so that no real hand-in is ever touched
MISTAKES = 5  # in the sample class of a module


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
