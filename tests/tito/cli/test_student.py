"""`tito status` tells how far a student is, whatever stands in the notebook."""

from collections.abc import Callable

from tests.conftest import Run, solve
from tito.course import Course

Tito = Callable[..., Run]


def test_status_tells_how_far_each_notebook_is(course: Course, tito: Tito) -> None:
    tensor, activations, layers = course.modules
    solve(tensor)
    activations.notebook.unlink()
    layers.notebook.write_text("{")
    layers.exported.unlink()
    lines = tito("status").out.splitlines()
    assert lines[0] == "01_tensor: notebook 12 of 12 solution cells written; package: reference"
    assert lines[1] == "02_activations: notebook missing; package: reference"
    assert lines[2] == "03_layers: notebook damaged; package: missing"


def test_status_of_a_fresh_clone_is_untouched_everywhere(course: Course, tito: Tito) -> None:
    lines = tito("status").out.splitlines()
    assert len(lines) == len(course.modules)
    assert all("notebook untouched; package: reference" in line for line in lines)
