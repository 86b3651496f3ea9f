"""Mutation operators that spoil what a function receives or gives, whatever its code is.

Each stands for a mistake that people make, and is written once for the functions, methods and
properties of all modules. They are named here as in tables and in equivalent.toml.
"""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from tito.proof.runs import seed_generators
from tito.proof.wrappers import Call, Operator, array_of, is_tensor


def constant_like(value: Any, constant: int) -> Any:
    """Something of the type and shape of `value` that holds nothing but `constant`."""
    if isinstance(value, str):
        return str(constant)
    if isinstance(value, list | tuple):
        return type(value)([constant] * max(1, len(value)) if constant else [])
    if is_tensor(value):
        full = np.full_like(array_of(value), constant)
        return full if isinstance(value, np.ndarray) else type(value)(full)
    return value if value is None else type(value)(constant)


def _look(value: Any) -> Any:
    """What an argument is known by; an object that is being made is like any other."""
    if is_tensor(value):
        return array_of(value).shape
    if isinstance(value, int | float | str | tuple):
        return value
    return id(value) if getattr(value, "__dict__", True) else type(value)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, tuple) and value else value


def _written(array: np.ndarray, result: np.ndarray) -> None:
    if array.shape == result.shape:
        array[...] = result


def _restored(array: np.ndarray, _: np.ndarray) -> None:
    array += array.dtype.type(100)
    array -= array.dtype.type(100)


def _last_wrong(array: np.ndarray) -> Any:
    return np.add(array, np.arange(array.size).reshape(array.shape) == array.size - 1)


def _marked(result: Any, wish: bool) -> Any:
    if hasattr(result, "requires_grad"):
        result.requires_grad = wish
    return result


def _seeded(call: Call, seed: int | None) -> Any:
    seed_generators(seed)
    return call.run()


def _raise(error: type[Exception] | Exception) -> Any:
    raise error


#: What a lazy grader lets pass: these must fail a test of their own method.
DEGENERATE: dict[str, Operator] = {
    "the stub": lambda call: _raise(NotImplementedError),
    "pass": lambda call: None,
    "returns its input": lambda call: (*call.inputs, None)[0],
    "zeros": lambda call: constant_like(call.run(), 0),
    "ones": lambda call: constant_like(call.run(), 1),
}


def _alike(act: Callable[[Call], Any]) -> Operator:
    """Do the same in every function of a module; an object is made, and holds nothing."""
    return lambda call: act(call) if call.function.__name__ != "__init__" else None


def _answer(value: Any) -> Operator:
    return _alike(lambda call: value)


class _EveryError(NotImplementedError, TypeError, ValueError, IndexError):
    """An error that any test of a refusal takes for its own."""


WORDS = "Layer Unfinished Linear Dropout Sequential must implement forward() (2, 3) @ (2, 3)"
#: What all functions of a module do at once, who has understood nothing of it.
WHOLE: dict[str, Operator] = {
    **{repr(value): _answer(value) for value in (None, 0, 1, True, "")},
    "an empty list": _answer([]),
    "the input": _alike(lambda call: (*call.inputs, None)[0]),
    "the object": _alike(lambda call: call.args[0]),
    "an array of one number": _answer(np.ones(1, np.float32)),
    "every error": _alike(lambda call: _raise(_EveryError(WORDS))),
    "every error, and no object": lambda call: _raise(_EveryError(WORDS)),
}
#: All operators by name.
OPERATORS: dict[str, Operator] = {
    **DEGENERATE,
    "half precision": lambda c: c.array(lambda a: a.astype(np.float16).astype(a.dtype)),
    "float64": lambda c: c.array(lambda a: a.astype(np.float64)),
    "rounded": lambda c: c.array(np.round),
    "NaN to zero": lambda c: c.array(lambda a: np.where(np.isnan(a), a.dtype.type(0), a)),
    "infinity clipped": lambda c: c.array(lambda a: np.clip(a, -3e38, 3e38)),
    "clipped to [-1, 1]": lambda c: c.array(lambda a: np.clip(a, -1, 1)),
    "clipped to thousands": lambda c: c.array(lambda a: np.clip(a, -1000, 1000)),
    "negative to zero": lambda c: c.array(lambda a: np.where(a < 0, a.dtype.type(0), a)),
    "sign lost": lambda c: c.array(np.abs),
    "a tenth too large": lambda c: c.array(lambda a: a * a.dtype.type(1.1)),
    "the last element wrong": lambda c: c.array(_last_wrong),
    "axes of size 1 dropped": lambda c: c.array(np.squeeze),
    "an axis added": lambda c: c.array(lambda a: a[None]),
    "shape () becomes (1,)": lambda c: c.array(np.atleast_1d),
    "transposed": lambda c: c.array(lambda a: a.swapaxes(-1, -2) if a.ndim > 1 else a),
    "flattened": lambda c: c.array(np.ravel),
    "turned round": lambda c: c.array(np.flip),
    "the last row dropped": lambda c: c.array(lambda a: a[:-1] if a.ndim else a),
    "an array for a Tensor": lambda c: c.give(lambda r: array_of(r) if is_tensor(r) else r),
    "a list for an array": lambda c: c.give(lambda r: array_of(r).tolist() if is_tensor(r) else r),
    "a copy": lambda c: c.give(copy.deepcopy),
    "requires_grad lost": lambda c: c.give(lambda r: _marked(r, False)),
    "requires_grad always": lambda c: c.give(lambda r: _marked(r, True)),
    "a tuple for a list": lambda c: c.items(lambda r: tuple(r) if isinstance(r, list) else r),
    "an iterator for a list": lambda c: c.items(iter),
    "the first item dropped": lambda c: c.items(lambda r: r[1:]),
    "the last item dropped": lambda c: c.items(lambda r: r[:-1]),
    "every item twice": lambda c: c.items(lambda r: r if isinstance(r, str) else r * 2),
    "items turned round": lambda c: c.items(lambda r: r[::-1]),
    "wrong for empty input": lambda c: c.wrong(any(a.size == 0 for a in c.arrays)),
    "wrong for shape ()": lambda c: c.wrong(any(a.ndim == 0 for a in c.arrays)),
    "wrong for vectors": lambda c: c.wrong(any(a.ndim == 1 for a in c.arrays)),
    "wrong for stacks": lambda c: c.wrong(any(a.ndim > 2 for a in c.arrays)),
    "wrong for a batch of one": lambda c: c.wrong(any(a.shape[:1] == (1,) for a in c.arrays)),
    "wrong for negative numbers": lambda c: c.wrong(any((a < 0).any() for a in c.arrays)),
    "wrong for large numbers": lambda c: c.wrong(any((np.abs(a) > 999).any() for a in c.arrays)),
    "wrong for zeros": lambda c: c.wrong(any(a.size and not a.any() for a in c.arrays)),
    "wrong for arrays": lambda c: c.wrong(any(isinstance(v, np.ndarray) for v in c.inputs)),
    "wrong for a negative argument": lambda c: c.wrong(any(n < 0 for n in c.numbers)),
    "wrong for an argument of 0": lambda c: c.wrong(0 in c.numbers),
    "wrong for an argument of 1": lambda c: c.wrong(1 in c.numbers),
    "wrong for named arguments": lambda c: c.wrong(c.named),
    "the last argument ignored": lambda c: c.run_with(c.args[:-1], c.named),
    "named arguments ignored": lambda c: c.run_with(c.args, {}),
    "named arguments kept": lambda c: c.memory.update(c.named) or c.run_with(c.args, c.memory),
    "only the first of a tuple": lambda c: c.run_with(
        [*map(_first, c.args)], {name: _first(value) for name, value in c.named.items()}
    ),
    "the first result for ever": lambda c: c.remembered(""),
    "the first result for each shape": lambda c: c.remembered(str([*map(_look, c.inputs)])),
    "added up over calls": Call.added_up,
    "results share their memory": Call.shared,
    "runs twice": lambda c: [c.run(), c.run()][1],
    "None instead of an error": lambda c: c.error(lambda: None),
    "another error": lambda c: c.error(lambda: _raise(RuntimeError)),
    "tries again after an error": lambda c: c.error(lambda: c.run_with(c.args, {})),
    "written into its input": lambda c: c.after(_written),
    "its input overwritten": lambda c: c.after(lambda array, _: array.fill(7)),
    "its input changed and restored": lambda c: c.after(_restored),
    "the very operand where it is equal": Call.shortcut,
    "generators seeded with 0": lambda c: _seeded(c, 0),
    "generators seeded anew": lambda c: _seeded(c, None),
}
