"""The library beside the plain NumPy expression and beside PyTorch, in time and in memory."""

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.figures import Row, compared
from benchmarks.timing import Work, extra_bytes, interleaved
from tinytorch.core.activations import GELU, ReLU, Sigmoid, Softmax, Tanh
from tinytorch.core.layers import Dropout, Linear, Sequential
from tinytorch.core.tensor import Tensor, rng

try:
    import torch
except ImportError:  # an optional peer
    torch = None

MICROSECOND = 1e-6
ALLOWANCE = 40 * 2**10  # bytes, for Python's objects and NumPy's buffer of 8,192 elements
SQUARE = (1024, 1024)
WIDTHS = (784, 256, 128, 10)


@dataclass(frozen=True)
class Case:
    """The same work three times. `bound` is what ours may allocate beside its input, in bytes."""

    name: str
    ours: Work
    numpy: Work | None
    torch: Work
    bound: int
    input_bytes: int
    goals: dict[str, float] = field(default_factory=dict)

    @property
    def variants(self) -> dict[str, Work]:
        """All that can run here, ours first."""
        peers = {"NumPy": self.numpy, "PyTorch": self.torch if torch else None}
        return {"TinyTorch": self.ours, **{name: work for name, work in peers.items() if work}}


def library(rounds: int) -> Iterator[Row]:
    """Times in microseconds; first of what needs no threads, before BLAS has started any.

    With two threads PyTorch is left out: its own and those of BLAS wait in each other's way.
    """
    with limited(1):
        for case in elementwise():
            found = interleaved(case.variants, rounds)
            yield compared(case.name, found, MICROSECOND, case.goals)
        for case in on_blas():
            found = interleaved(case.variants, rounds)
            yield compared(f"{case.name}, one thread", found, MICROSECOND, case.goals)
    for case in on_blas():
        with limited(2):
            variants = {name: case.variants[name] for name in ("TinyTorch", "NumPy")}
            found = interleaved(variants, rounds)
        yield compared(f"{case.name}, two threads", found, MICROSECOND, case.goals)


def memory(_: int) -> Iterator[Row]:
    """Bytes at the peak beyond what was there before, beside the formula of the page."""
    for case in (*on_blas(), *elementwise()):
        found = extra_bytes(case.ours)
        values = {"TinyTorch": found, "formula": case.bound}
        yield Row(case.name, values, {}, {"TinyTorch": case.bound + ALLOWANCE})


@contextlib.contextmanager
def limited(threads: int) -> Iterator[None]:
    """Give BLAS and PyTorch so many threads."""
    if torch:
        torch.set_num_threads(threads)
    with threadpool_limits(threads):
        yield


def on_blas() -> Iterator[Case]:
    """What BLAS computes, so that its number of threads matters."""
    for batch, goal in ((1, 1.4), (32, 1.1), (256, 1.1)):
        yield linear(batch, goal)
    yield network(32)


def elementwise() -> Iterator[Case]:
    """What NumPy computes in its own loops, on one processor."""
    for shape in ((32, 784), SQUARE):
        yield dropout(shape)
    yield dropout_in_use()
    yield from activations()
    yield from arithmetic()


def numbers(*shape: int) -> tuple[Tensor, np.ndarray, Any]:
    """The same normal numbers as a Tensor, as an array and as PyTorch's tensor."""
    data = np.random.default_rng(0).standard_normal(shape, dtype=np.float32)
    return Tensor(data), data, torch and torch.from_numpy(data)


def as_torch(layer: Linear) -> Any:
    """The same layer in PyTorch, which keeps the weight transposed; it records no gradients."""
    peer = torch.nn.Linear(layer.in_features, layer.out_features).requires_grad_(False)
    peer.weight.copy_(torch.from_numpy(layer.weight.data.T))
    peer.bias.copy_(torch.from_numpy(layer.bias.data))
    return peer


def linear(batch: int, goal: float) -> Case:
    """One Linear layer; its bound is the product, and its sum with the bias."""
    n, m = WIDTHS[:2]
    layer, (x, array, theirs) = Linear(n, m), numbers(batch, n)
    weight, bias = layer.weight.data, layer.bias.data
    peer = torch and as_torch(layer)
    return Case(
        f"Linear({n}, {m}), batch {batch}",
        lambda: layer(x),
        lambda: array @ weight + bias,
        lambda: peer(theirs),
        2 * 4 * batch * m,
        array.nbytes,
        {"NumPy": goal},
    )


def network(batch: int) -> Case:
    """Three Linear layers with ReLU between them."""
    layers = [Linear(n, m) for n, m in itertools.pairwise(WIDTHS)]
    model = Sequential(layers[0], ReLU(), layers[1], ReLU(), layers[2])
    (w1, b1, w2, b2, w3, b3) = (parameter.data for parameter in model.parameters())
    x, array, theirs = numbers(batch, WIDTHS[0])

    def plain() -> np.ndarray:
        hidden = np.maximum(array @ w1 + b1, 0)
        hidden = np.maximum(hidden @ w2 + b2, 0)
        return hidden @ w3 + b3

    if torch:
        peers = [as_torch(layer) for layer in layers]
        relu = torch.nn.ReLU()
        peer = torch.nn.Sequential(peers[0], relu, peers[1], relu, peers[2])
    return Case(
        f"MLP {'-'.join(map(str, WIDTHS))}, batch {batch}",
        lambda: model(x),
        plain,
        lambda: peer(theirs),
        2 * 4 * batch * WIDTHS[1],  # in the widest layer
        array.nbytes,
        {"NumPy": 1.1},
    )


def dropout(shape: tuple[int, ...]) -> Case:
    """Dropout in training; its bound is the mask and the result."""
    p, layer, (x, array, theirs) = 0.5, Dropout(0.5), numbers(*shape)

    def plain() -> np.ndarray:
        return array * (rng.random(array.shape, dtype=np.float32) >= p) * np.float32(1 / (1 - p))

    peer = torch and torch.nn.Dropout(p)
    return Case(
        f"Dropout in training, {shape}",
        lambda: layer(x),
        plain,
        lambda: peer(theirs),
        2 * array.nbytes,
        array.nbytes,
        {"NumPy": 1.0, "PyTorch": 1.0},
    )


def dropout_in_use() -> Case:
    """Dropout that hands back its input."""
    layer, (x, array, theirs) = Dropout(0.5), numbers(*SQUARE)
    peer = torch and torch.nn.Dropout(0.5).eval()
    return Case(
        f"Dropout in use, {SQUARE}",
        lambda: layer(x, training=False),
        None,  # there is nothing to compute
        lambda: peer(theirs),
        0,
        array.nbytes,
    )


def activations() -> Iterator[Case]:
    """Each activation beside the fastest NumPy form that we know and that is as exact as ours.

    (1 + tanh(x / 2)) / 2 is a faster Sigmoid, but loses every digit of small results.
    """
    x, array, theirs = numbers(*SQUARE)

    def relu() -> np.ndarray:
        return np.maximum(array, np.zeros(array.shape[-1:], dtype=np.float32))

    def sigmoid() -> np.ndarray:
        result = np.negative(array)
        with np.errstate(over="ignore"):
            np.exp(result, out=result)
        result += 1
        return np.divide(1, result, out=result)

    def gelu() -> np.ndarray:
        result = np.tanh(np.float32(0.851) * array)
        result += 1
        result *= array
        result *= np.float32(0.5)
        return result

    def softmax() -> np.ndarray:
        result = array - array.max(axis=-1, keepdims=True)
        np.exp(result, out=result)
        result /= result.sum(axis=-1, keepdims=True)
        return result

    forms = {
        "ReLU": (ReLU(), relu, lambda: torch.relu(theirs)),
        "Sigmoid": (Sigmoid(), sigmoid, lambda: torch.sigmoid(theirs)),
        "Tanh": (Tanh(), lambda: np.tanh(array), lambda: torch.tanh(theirs)),
        "GELU": (GELU(), gelu, lambda: theirs * torch.sigmoid(1.702 * theirs)),
        "Softmax": (Softmax(), softmax, lambda: torch.softmax(theirs, -1)),
    }
    for name, (ours, plain, peer) in forms.items():
        goals = {"NumPy": 1.1}
        size = array.nbytes
        yield Case(f"{name}, {SQUARE}", lambda f=ours: f(x), plain, peer, size, size, goals)


def arithmetic() -> Iterator[Case]:
    """Operators of Tensor, with broadcasting."""
    x, array, theirs = numbers(*SQUARE)
    row, column = numbers(SQUARE[1]), numbers(SQUARE[0], 1)
    forms = {
        "matrix + row": (
            lambda: x + row[0],
            lambda: array + row[1],
            lambda: theirs + row[2],
        ),
        "matrix * column": (
            lambda: x * column[0],
            lambda: array * column[1],
            lambda: theirs * column[2],
        ),
        "matrix * number": (lambda: x * 0.5, lambda: array * 0.5, lambda: theirs * 0.5),
    }
    for name, (ours, plain, peer) in forms.items():
        size, goals = array.nbytes, {"NumPy": 1.1}
        yield Case(f"Tensor: {name}, {SQUARE}", ours, plain, peer, size, size, goals)
