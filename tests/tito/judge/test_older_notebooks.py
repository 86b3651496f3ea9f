"""A hand-in made with an older notebook, whose given cells were others, earns what it deserves.

Given cells are the instructor's, whatever stands in the file. Those of 01 and 03 held once what
`tinytorch.helpers` has now.
"""

import json
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT
from tito.course import Module, read_course
from tito.judge.assignment import read_assignment
from tito.judge.judge import Judge, open_judge
from tito.module.cells import Kind
from tito.proof.variants import reference_solutions
from tito.submission.recovery import read_submission

COURSE = read_course(ROOT)
#: Given cells as students once got them, by module.
OLDER = {
    "01_tensor": {
        "checks": """\
import operator
from contextlib import suppress

from tinytorch.testing import (
    assert_close,
    assert_float32,
    assert_raises,
    assert_shape,
    assert_unchanged,
    to_array,
)""",
    },
    "02_activations": {},
    "03_layers": {
        "test-imports": """\
import builtins
import math
import random

from tinytorch.core.activations import ReLU
from tinytorch.core.tensor import manual_seed
from tinytorch.core.tensor import rng as package_rng
from tinytorch.testing import (
    assert_binomial,
    assert_close,
    assert_float32,
    assert_normal,
    assert_raises,
    assert_shape,
    assert_unchanged,
    to_array,
)""",
        "example-layers": '''\
class Stretch(Layer):
    """Multiplies its input by a factor and adds a shift."""

    runs = 0

    def forward(self, x: Tensor, factor: float = 2.0, shift: float = 0.0) -> Tensor:
        self.runs += 1
        return factor * x + shift


class Same(Layer):
    """Gives back the very tensor that it was given."""

    def forward(self, values: Tensor) -> Tensor:
        return values


class Unfinished(Layer):
    """Its author forgot to write forward()."""


class Later(Layer):
    """Its author wrote a forward() that says: not yet."""

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError("Later is not ready")


def run(layer: Layer, *values, **named) -> Tensor:
    """Call a layer; but where that is `Layer.__call__`, which has its own test, run `forward`."""
    if type(layer).__call__ is Layer.__call__:
        return layer.forward(*values, **named)
    return layer(*values, **named)


def own_parameters(layer: Layer) -> list[Tensor]:
    """List a layer's parameters; none where that is `Layer.parameters`, which has its own test."""
    inherited = type(layer).parameters is Layer.parameters
    return list(() if inherited else layer.parameters())


def seed_shared(seed: int | None) -> None:
    """Start the generators that all code shares: NumPy's own, Python's and the package's."""
    np.random.seed(seed)
    random.seed(seed)
    manual_seed(seed)


def shared_draws() -> list[float]:
    """Draw a number from each of them."""
    return [float(np.random.random()), random.random(), float(package_rng.random())]''',
        "test-layers": '''\
class Times:
    """Multiplies by a number; takes the flag, does not mind it; learns nothing."""

    owned: tuple[Tensor, ...] = ()
    runs = 0

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        self.runs += 1
        return values * self.factor

    def __call__(self, *values, **named) -> Tensor:
        return self.forward(*values, **named)

    def parameters(self) -> list[Tensor]:
        return list(self.owned)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.factor})"


class Plus(Times):
    """Adds tensors, which are its parameters."""

    def __init__(self, *owned: Tensor) -> None:
        self.owned = owned

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        for tensor in self.owned:
            values = values + tensor
        return values


class Flip(Times, Dropout):
    """Multiplies by its factor in training, and by -1 otherwise."""

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        return values * (self.factor if training else -1.0)


class Plain(Times):
    """Takes no flag, but a shift, which it adds."""

    def forward(self, values: Tensor, shift: float = 0.0) -> Tensor:
        return values * self.factor + shift


class Fussy(Flip):
    """Fails when it is first run, as if something in a layer inside it had gone wrong."""

    def __init__(self, factor: float, error: str = "TypeError") -> None:
        self.factor = factor
        self.error = error

    def forward(self, values: Tensor, training: bool = True) -> Tensor:
        self.runs += 1
        if self.runs == 1:
            error = getattr(builtins, self.error)
            raise error("Inner.forward() got an unexpected keyword argument 'training'")
        return values * self.factor


class Chain(Sequential):
    """A Sequential that does without `Layer.__call__`, which has its own test."""

    def __call__(self, *values, **named) -> Tensor:
        return self.forward(*values, **named)


def chain_and_length(layers: list) -> tuple[Sequential, int]:
    """Make a Sequential of a list; give it, and how long the list is afterwards."""
    return Sequential(layers), len(layers)''',
    },
}


@pytest.fixture(scope="module", params=COURSE.modules, ids=lambda module: module.name)
def module(request: pytest.FixtureRequest) -> Module:
    found: Module = request.param
    return found


@pytest.fixture(scope="module")
def judge(module: Module) -> Iterator[Judge]:
    with open_judge(read_assignment(COURSE, module, unsafe=True)) as opened:
        yield opened


def older(module: Module, answers: dict[str, str]) -> bytes:
    """A notebook with older given cells and these answers."""
    notebook = json.loads(module.notebook.read_text(encoding="utf-8"))
    cells = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]
    }
    for name, source in {**OLDER[module.name], **answers}.items():
        cells[name]["source"] = source
    return json.dumps(notebook).encode()


def test_an_older_notebook_earns_all_points_for_right_answers_and_none_for_none(
    judge: Judge, module: Module
) -> None:
    names, said = list(OLDER[module.name]), "was changed; the original is used"
    many = f"the given cells {', '.join(names)}: each {said}"
    notes = tuple(
        many if len(names) > 1 else f"the given cell {name} {said}" for name in names[:1]
    )
    for answers, points in ((reference_solutions(judge.cells), 80), ({}, 0)):
        data = older(module, answers)
        marks = judge.grade("ann", read_submission(data, module.notebook.name, judge.cells))
        assert (marks.points, marks.note, marks.repairs) == (points, "", notes)


def test_older_given_cells_are_others_than_those_of_today(judge: Judge, module: Module) -> None:
    today = {cell.grade_id: cell.source for cell in judge.cells if cell.kind is Kind.GIVEN}
    assert not OLDER[module.name].items() & today.items()
    assert OLDER[module.name].keys() <= today.keys()
