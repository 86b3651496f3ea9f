"""What test cells need beside a student's code: it works on classes that it has never seen."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.conftest import ROOT
from tests.tinytorch.common import assert_matches
from tinytorch import helpers
from tinytorch.core import tensor
from tinytorch.core.layers import Layer as ReferenceLayer
from tinytorch.core.layers import Sequential, takes_training
from tinytorch.core.tensor import Tensor
from tito.course import read_course
from tito.module.export import stage_reference


class Layer:
    """A student's, with a mistake in what has tests of its own."""

    def forward(self, x: Any) -> Any:
        return ("forward", x)

    def __call__(self, x: Any) -> Any:
        return "a mistake"

    def parameters(self) -> Any:
        return ["a mistake"]


class Inherits(Layer):
    pass


class Overrides(Inherits):
    def __call__(self, x: Any, *, flag: bool = False) -> Any:
        return ("call", x, flag)

    def parameters(self) -> Any:
        return ("own",)


class StandsAlone:
    __call__ = Overrides.__call__
    parameters = Overrides.parameters


@pytest.fixture
def generators() -> Iterator[None]:
    yield
    helpers.seed_shared(None)


@pytest.mark.parametrize("kind", [Layer, Inherits])
def test_what_a_layer_has_from_the_class_layer_is_not_asked(kind: type) -> None:
    assert helpers.run(kind(), 3) == ("forward", 3)
    assert helpers.own_parameters(kind()) == []


@pytest.mark.parametrize("kind", [Overrides, StandsAlone])
def test_what_a_layer_defines_itself_is_asked(kind: type) -> None:
    assert helpers.run(kind(), 3, flag=True) == ("call", 3, True)
    assert helpers.own_parameters(kind()) == ["own"]


def test_a_layer_that_cannot_be_called_is_not_run() -> None:
    class Neither:
        def forward(self, x: Any) -> Any:
            return x

    with pytest.raises(TypeError):
        helpers.run(Neither(), 3)


def test_a_seed_starts_all_shared_generators(generators: None) -> None:
    helpers.seed_shared(11)
    expected = [np.random.RandomState(11).random(), random.Random(11).random()]
    assert helpers.shared_draws() == [*expected, np.random.default_rng(11).random()]
    helpers.seed_shared(11)
    assert tensor.rng.random() == np.random.default_rng(11).random()


def test_draws_differ_from_each_other_and_without_a_seed_each_time(generators: None) -> None:
    draws = []
    for _ in range(3):
        draws += helpers.shared_draws()
        helpers.seed_shared(None)
    assert len(set(draws)) == 9
    assert all(type(draw) is float and 0 <= draw < 1 for draw in draws)


def test_layers_that_extend_the_class_that_is_handed_over() -> None:
    same, later = helpers.same_class(ReferenceLayer)(), helpers.later_class(ReferenceLayer)()
    x = Tensor([1.0])
    assert isinstance(same, ReferenceLayer) and isinstance(later, ReferenceLayer)
    assert same(x) is x
    assert (repr(same), repr(later)) == ("Same()", "Later()")
    with pytest.raises(NotImplementedError, match="Later is not ready"):
        later(x)


def test_a_bare_class_bears_its_name_and_adds_nothing() -> None:
    bare = helpers.bare_class(ReferenceLayer, "Blur")()
    assert isinstance(bare, ReferenceLayer) and repr(bare) == "Blur()"
    with pytest.raises(NotImplementedError, match="Blur"):
        bare.forward(Tensor([1.0]))


def test_runs_are_counted_for_each_layer_alone() -> None:
    one, other = object(), object()
    assert [helpers.count_run(layer) for layer in (one, other, one)] == [1, 1, 2]
    assert (helpers.runs_of(one), helpers.runs_of(other), helpers.runs_of(object())) == (2, 1, 0)


def test_a_chain_is_a_sequential_that_does_without_the_call_of_layer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain = helpers.chain_class(Sequential)(helpers.Times(2.0), helpers.Times(3.0))
    monkeypatch.setattr(ReferenceLayer, "__call__", None)
    assert isinstance(chain, Sequential)
    assert_matches(chain(Tensor([1.0]), training=False), [6.0])


def test_a_list_that_is_emptied_is_seen() -> None:
    layers = [helpers.Times(2.0), helpers.Times(3.0)]
    model, length = helpers.chain_and_length(Sequential, layers)
    assert length == 2 and len(model.layers) == 2 and len(layers) == 3
    assert helpers.chain_and_length(lambda found: found.clear(), layers)[1] == 0  # type: ignore


def test_small_layers_compute_what_the_notebook_says() -> None:
    x, one, two = Tensor([1.0, 5.0]), Tensor([1.0]), Tensor([2.0])
    times, plus, plain = helpers.Times(2.0), helpers.Plus(one, two), helpers.Plain(2.0)
    assert_matches(times(x, training=False), [2.0, 10.0])
    assert_matches(plus(x), [4.0, 8.0])
    assert_matches(plain(x, shift=0.5), [2.5, 10.5])
    assert (helpers.runs_of(times), helpers.runs_of(helpers.Times(2.0))) == (1, 0)
    assert times.parameters() == [] and plus.parameters() == [one, two]
    assert repr(times) == "Times(2.0)"
    assert [takes_training(type(layer)) for layer in (times, plus, plain)] == [True, True, False]
    assert not any(isinstance(layer, ReferenceLayer) for layer in (times, plus, plain))


def test_an_error_class_is_the_built_in_one() -> None:
    assert helpers.error_class("KeyError") is KeyError


@pytest.mark.parametrize("name", ["tensor", "layers"])
def test_no_module_of_the_course_is_needed_to_import_the_helpers(
    tmp_path: Path, name: str
) -> None:
    course = read_course(ROOT)
    stage_reference(course, course.module(name), tmp_path)
    code = "import sys, tinytorch.helpers as h; print(h.__file__, 'tinytorch.core' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == [str(tmp_path / "tinytorch" / "helpers.py"), "False"]
