"""What test cells need beside a student's code: small layers, and what asks about classes.

It runs in the process of that code, in the notebook and when it is graded, and the judge does not
trust it: what it says is the student's own word. So it holds what can be done only there; a test
compares values itself, with the checks of `tinytorch.testing`.

A given cell imports it. It cannot import the module under test: a class of that is handed over.
"""

import builtins
import importlib
import random
from typing import Any

import numpy as np

# ---- Generators that all code shares


def seed_shared(seed: int | None) -> None:
    """Start them at `seed`, or anywhere: NumPy's own, Python's and the package's."""
    np.random.seed(seed)
    random.seed(seed)
    _package().manual_seed(seed)


def shared_draws() -> list[float]:
    """Draw a number in [0, 1) from each of them."""
    numbers = (np.random.random(), random.random(), _package().rng.random())  # noqa: S311
    return [float(number) for number in numbers]


def _package() -> Any:
    return importlib.import_module("tinytorch.core.tensor")


# ---- Layers of the notebook, without what they inherit from its `Layer`


def run(layer: Any, *values: Any, **named: Any) -> Any:
    """Call a layer; but where that is `Layer.__call__`, which has its own test, run `forward`."""
    if _is_inherited(layer, "__call__"):
        return layer.forward(*values, **named)
    return layer(*values, **named)


def own_parameters(layer: Any) -> list[Any]:
    """List a layer's parameters; none where that is `Layer.parameters`, which has its own test."""
    return [] if _is_inherited(layer, "parameters") else list(layer.parameters())


def _is_inherited(layer: Any, method: str) -> bool:
    """Whether this method of a layer is that of the class named Layer among its bases."""
    own = getattr(type(layer), method)
    bases = (base for base in type(layer).__mro__ if base.__name__ == "Layer")
    return any(own is getattr(base, method) for base in bases)


def chain_class(sequential: type) -> type:
    """The subclass of Sequential that does without `Layer.__call__`, which has its own test."""

    def call(self: Any, *values: Any, **named: Any) -> Any:
        return self.forward(*values, **named)

    return type("Chain", (sequential,), {"__call__": call})


def chain_and_length(sequential: type, layers: list[Any]) -> tuple[Any, int]:
    """Make a Sequential of a list; give it, and how long the list was. Then the list grows."""
    model, length = sequential(layers), len(layers)
    layers.append(Times(1.0))
    return model, length


# ---- Counts, kept where no class of the notebook can change them

_runs: list[Any] = []


def count_run(layer: Any) -> int:
    """Note that a layer runs; give how often it has, this time included."""
    _runs.append(layer)
    return runs_of(layer)


def runs_of(layer: Any) -> int:
    """How often a layer has run."""
    return sum(one is layer for one in _runs)


# ---- Subclasses of the notebook's `Layer`


def same_class(layer: type) -> type:
    """The layers that give back the very tensor that they were given."""

    def forward(self: Any, values: Any) -> Any:
        return values

    return type("Same", (layer,), {"forward": forward})


def bare_class(layer: type, name: str) -> type:
    """A class of layers of this name, whose author forgot to write `forward`."""
    return type(name, (layer,), {})


def later_class(layer: type) -> type:
    """The layers whose author wrote a `forward` that says: not yet."""

    def forward(self: Any, x: Any) -> Any:
        raise NotImplementedError("Later is not ready")

    return type("Later", (layer,), {"forward": forward})


# ---- Layers that extend no class of the notebook, so that its mistakes do not count again


class Times:
    """Multiplies by a number; takes the flag, does not mind it; learns nothing."""

    owned: tuple[Any, ...] = ()

    def __init__(self, factor: float) -> None:
        """Keep the factor."""
        self.factor = factor

    def forward(self, values: Any, training: bool = True) -> Any:
        """Multiply a tensor by the factor."""
        count_run(self)
        return values * self.factor

    def __call__(self, *values: Any, **named: Any) -> Any:
        """Run `forward`."""
        return self.forward(*values, **named)

    def parameters(self) -> list[Any]:
        """List the tensors that the layer owns."""
        return list(self.owned)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.factor})"


class Plus(Times):
    """Adds tensors, which are its parameters."""

    def __init__(self, *owned: Any) -> None:
        """Keep the tensors."""
        self.owned = owned

    def forward(self, values: Any, training: bool = True) -> Any:
        """Add them all to a tensor."""
        for tensor in self.owned:
            values = values + tensor
        return values


class Plain(Times):
    """Takes no flag, but a shift, which it adds."""

    def forward(self, values: Any, shift: float = 0.0) -> Any:
        """Multiply a tensor by the factor, and add the shift."""
        return values * self.factor + shift


def error_class(name: str) -> Any:
    """The built-in error of this name, for a layer to raise: classes cannot cross to it."""
    return getattr(builtins, name)
