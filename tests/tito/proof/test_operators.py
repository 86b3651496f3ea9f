"""Operators: each does to a function what its name says."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from tito.proof.operators import OPERATORS, constant_like
from tito.proof.wrappers import spoil, spoiled

Function = Callable[..., Any]


class Tensor:
    def __init__(self, data: Any, requires_grad: bool = False) -> None:
        self.data = np.asarray(data, dtype=np.float32)
        self.requires_grad = requires_grad

    def times(self, factor: float = 2.0, shift: float = 0.0) -> "Tensor":
        return Tensor(self.data * factor + shift, self.requires_grad)


class Holder:
    def __init__(self, size: int = 2) -> None:
        self.size = size
        self.weight = Tensor(np.full(size, 1.23456))

    def parts(self) -> list[Any]:
        return [self.weight, self.size]

    def forward(self, x: Tensor) -> Tensor:
        return x

    def name(self) -> str:
        return f"Holder({self.size})"


def identity(x: Tensor) -> Tensor:
    return Tensor(x.data)


def total(x: Tensor, axis: Any = None) -> Tensor:
    return Tensor(x.data.sum(axis=axis))


def refuses(x: Tensor, named: int = 0) -> Tensor:
    if named or x.data.size > 2:
        raise ValueError("too much")
    return Tensor(x.data + 1)


def plus(x: Tensor, other: Any) -> Tensor:
    return Tensor(x.data + other)


def noisy(x: Tensor) -> Tensor:
    return Tensor(x.data + np.random.random())


def counted() -> Iterator[Function]:
    """A function that gives how often it has run."""
    runs: list[int] = []

    def count(x: Tensor) -> Tensor:
        runs.append(1)
        return Tensor(x.data + len(runs))

    yield count


def numbers(function: Function, *args: Any, **named: Any) -> Any:
    return function(*args, **named).data.tolist()


def error(function: Function, *args: Any, **named: Any) -> str:
    try:
        function(*args, **named)
    except (NotImplementedError, ValueError, RuntimeError) as found:
        return type(found).__name__
    return ""


def after(function: Function, *values: float) -> list[float]:
    x = Tensor(values)
    function(x)
    return x.data.tolist()


TWO = Tensor([1.0, 2.0])
ODD = Tensor([[1 / 3, -2.5], [3000.0, 7.0]])
CUBE = Tensor(np.arange(24.0).reshape(2, 3, 4))
TIMES, PARTS, NAME = Tensor.times, Holder.parts, Holder.name
#: A function, and what is to be true of it when it is spoiled, and not before.
CASES: dict[str, tuple[Function, Callable[[Function], bool]]] = {
    "the stub": (TIMES, lambda f: error(f, TWO) == "NotImplementedError"),
    "pass": (TIMES, lambda f: f(TWO) is None),
    "returns its input": (TIMES, lambda f: f(TWO, 5) == 5 and f(TWO) is TWO),
    "zeros": (TIMES, lambda f: numbers(f, TWO) == [0, 0]),
    "ones": (TIMES, lambda f: numbers(f, TWO) == [1, 1]),
    "half precision": (identity, lambda f: 0 < abs(f(ODD).data[0, 0] - 1 / 3) < 1e-3),
    "float64": (TIMES, lambda f: f(TWO).data.dtype == np.float64),
    "rounded": (identity, lambda f: f(ODD).data[0, 0] == 0),
    "NaN to zero": (identity, lambda f: numbers(f, Tensor([np.nan, 2])) == [0, 2]),
    "infinity clipped": (identity, lambda f: np.isfinite(f(Tensor([np.inf, 2])).data).all()),
    "clipped to [-1, 1]": (identity, lambda f: numbers(f, ODD)[1] == [1, 1]),
    "clipped to thousands": (identity, lambda f: numbers(f, ODD)[1] == [1000, 7]),
    "negative to zero": (identity, lambda f: f(ODD).data[0, 1] == 0),
    "sign lost": (identity, lambda f: f(ODD).data[0, 1] == 2.5),
    "a tenth too large": (identity, lambda f: np.allclose(f(TWO).data, [1.1, 2.2])),
    "the last element wrong": (identity, lambda f: numbers(f, TWO) == [1, 3]),
    "axes of size 1 dropped": (identity, lambda f: f(Tensor([[1.0, 2.0]])).data.shape == (2,)),
    "an axis added": (identity, lambda f: f(TWO).data.shape == (1, 2)),
    "shape () becomes (1,)": (identity, lambda f: f(Tensor(3.0)).data.shape == (1,)),
    "transposed": (identity, lambda f: f(CUBE).data.shape == (2, 4, 3)),
    "flattened": (identity, lambda f: f(CUBE).data.shape == (24,)),
    "turned round": (identity, lambda f: numbers(f, TWO) == [2, 1]),
    "the last row dropped": (identity, lambda f: numbers(f, TWO) == [1]),
    "an array for a Tensor": (identity, lambda f: isinstance(f(TWO), np.ndarray)),
    "a list for an array": (identity, lambda f: f(TWO) == [1, 2]),
    "a copy": (Holder.forward, lambda f: f(Holder(), TWO) is not TWO),
    "requires_grad lost": (TIMES, lambda f: not f(Tensor(1.0, True)).requires_grad),
    "requires_grad always": (TIMES, lambda f: f(TWO).requires_grad),
    "a tuple for a list": (PARTS, lambda f: isinstance(f(Holder()), tuple)),
    "an iterator for a list": (PARTS, lambda f: not hasattr(f(Holder()), "__len__")),
    "the first item dropped": (PARTS, lambda f: f(Holder()) == [2]),
    "the last item dropped": (NAME, lambda f: f(Holder()) == "Holder(2"),
    "every item twice": (PARTS, lambda f: len(f(Holder())) == 4),
    "items turned round": (PARTS, lambda f: f(Holder())[0] == 2),
    "wrong for empty input": (
        identity,
        lambda f: f(Tensor([])).data.shape == (1, 0) and numbers(f, TWO) == [1, 2],
    ),
    "wrong for shape ()": (identity, lambda f: numbers(f, Tensor(3)) == 4),
    "wrong for vectors": (identity, lambda f: numbers(f, TWO) == [2, 3]),
    "wrong for stacks": (identity, lambda f: f(CUBE).data[0, 0, 0] == 1),
    "wrong for a batch of one": (identity, lambda f: numbers(f, Tensor([[1.0]])) == [[2]]),
    "wrong for negative numbers": (identity, lambda f: numbers(f, Tensor([-1.0])) == [0]),
    "wrong for large numbers": (identity, lambda f: numbers(f, Tensor([1000.0])) == [1001]),
    "wrong for zeros": (identity, lambda f: numbers(f, Tensor([0.0, 0.0])) == [1, 1]),
    "wrong for arrays": (
        plus,
        lambda f: numbers(f, TWO, np.zeros(2)) == [2, 3] and numbers(f, TWO, 0) == [1, 2],
    ),
    "wrong for a negative argument": (TIMES, lambda f: numbers(f, TWO, -1) == [0, -1]),
    "wrong for an argument of 0": (TIMES, lambda f: numbers(f, TWO, 0) == [1, 1]),
    "wrong for an argument of 1": (TIMES, lambda f: numbers(f, TWO, 1) == [2, 3]),
    "wrong for named arguments": (TIMES, lambda f: numbers(f, TWO, factor=3) == [4, 7]),
    "the last argument ignored": (TIMES, lambda f: numbers(f, TWO, 3, 1) == [3, 6]),
    "named arguments ignored": (TIMES, lambda f: numbers(f, TWO, factor=3) == [2, 4]),
    "named arguments kept": (
        TIMES,
        lambda f: [numbers(f, TWO, factor=3), numbers(f, TWO)] == [[3, 6], [3, 6]],
    ),
    "only the first of a tuple": (total, lambda f: f(CUBE, (0, 1)).data.shape == (3, 4)),
    "the first result for ever": (TIMES, lambda f: f(TWO) is f(ODD)),
    "the first result for each shape": (
        TIMES,
        lambda f: f(TWO) is f(Tensor([5.0, 6.0])) and f(CUBE) is not f(TWO),
    ),
    "added up over calls": (identity, lambda f: [numbers(f, TWO), numbers(f, TWO)][1] == [2, 4]),
    "results share their memory": (
        identity,
        lambda f: [first := f(TWO), f(Tensor([8.0, 9.0])), first.data.tolist()][2] == [8, 9],
    ),
    "runs twice": (next(counted()), lambda f: numbers(f, Tensor(0.0)) == 2),
    "None instead of an error": (refuses, lambda f: not error(f, CUBE) and f(CUBE) is None),
    "another error": (refuses, lambda f: error(f, CUBE) == "RuntimeError"),
    "tries again after an error": (refuses, lambda f: not error(f, TWO, named=1)),
    "written into its input": (TIMES, lambda f: after(f, 1, 2) == [2, 4]),
    "its input overwritten": (TIMES, lambda f: after(f, 1, 2) == [7, 7]),
    "its input changed and restored": (
        TIMES,
        lambda f: (
            after(f, 0.1, 1) != after(TIMES, 0.1, 1) and np.allclose(after(f, 0.1), 0.1, 1e-3)
        ),
    ),
    "the very operand where it is equal": (identity, lambda f: f(TWO) is TWO),
    "generators seeded with 0": (noisy, lambda f: numbers(f, TWO) == numbers(f, TWO)),
    "generators seeded anew": (
        noisy,
        lambda f: [np.random.seed(5), numbers(f, TWO)] != [np.random.seed(5), numbers(f, TWO)],
    ),
}


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_does_what_its_name_says(name: str) -> None:
    function, holds = CASES[name]
    assert holds(spoiled(function, OPERATORS[name]))
    assert not holds(function)


CODE = """
class Box:
    def __init__(self, size):
        self.array = np.full(size, 1.2)

    def __call__(self):
        return self.array

    @property
    def half(self):
        return self.array / 2

    @half.setter
    def half(self, value):
        self.array = value * 2

    @staticmethod
    def fixed():
        return np.ones(2)

    @classmethod
    def named(cls):
        return cls(3).array

class More:
    def later(self):
        return self.array

Box.later = More.later

def plain():
    return np.ones(2)
"""


@pytest.mark.parametrize(
    ("place", "use"),
    [
        ("Box.__init__", "Box(2).array"),
        ("Box.__call__", "Box(2)()"),
        ("Box.half", "Box(2).half"),
        ("Box.fixed", "Box.fixed()"),
        ("Box.named", "Box.named()"),
        ("Box.later", "Box(2).later()"),
        ("plain", "plain()"),
    ],
)
def test_functions_of_every_kind_can_be_spoiled(place: str, use: str) -> None:
    space: dict[str, Any] = {"np": np}
    exec(CODE, space)
    before = eval(use, space).tolist()
    spoil(space, place, OPERATORS["the last element wrong"])
    after = eval(use, space).tolist()
    assert after[:-1] == before[:-1] and after[-1] == before[-1] + 1


def test_a_spoiled_property_keeps_its_setter() -> None:
    space: dict[str, Any] = {"np": np}
    exec(CODE, space)
    spoil(space, "Box.half", OPERATORS["the last element wrong"])
    box = space["Box"](2)
    box.half = np.zeros(2)
    assert box.array.tolist() == [0, 0] and box.half.tolist() == [0, 1]


def test_a_constant_keeps_type_and_shape() -> None:
    ones = constant_like(Tensor([[2.0, 3.0]]), 1)
    assert isinstance(ones, Tensor) and ones.data.tolist() == [[1.0, 1.0]]
    assert constant_like(np.ones((2, 1)), 0).tolist() == [[0.0], [0.0]]
    assert constant_like("text", 0) == "0" and constant_like((), 1) == (1,)
    assert constant_like(None, 1) is None and constant_like(2.5, 1) == 1.0
