"""Wrappers around functions, and what they can make of a call."""

import copy
import functools
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Function = Callable[..., Any]
Change = Callable[[Any], Any]


@dataclass(frozen=True)
class Call:
    """A call of a spoiled function; `memory` stays from one call to the next."""

    function: Function
    args: tuple[Any, ...]
    named: dict[str, Any]
    memory: dict[Any, Any]

    @property
    def inputs(self) -> list[Any]:
        """All arguments; `self` comes last, as it is an input where there is no other."""
        own = [*inspect.signature(self.function).parameters][:1] == ["self"]
        return [*self.args[own:], *self.named.values(), *self.args[:own]]

    @property
    def arrays(self) -> list[np.ndarray]:
        """The arrays among the arguments, and in them."""
        return [array_of(value) for value in self.inputs if is_tensor(value)]

    @property
    def numbers(self) -> list[float]:
        """The plain numbers among the arguments."""
        return [value for value in self.inputs if isinstance(value, int | float)]

    def run(self) -> Any:
        """Do what was asked for."""
        return self.function(*self.args, **self.named)

    def run_with(self, args: Sequence[Any], named: dict[str, Any]) -> Any:
        """Call the function with other arguments, unless it refuses them."""
        try:
            return self.function(*args, **named)
        except TypeError:
            return self.run()

    def give(self, change: Change) -> Any:
        """Change what comes out: of a method that gives nothing, what it leaves in its object."""
        result = self.run()
        if result is not None or not self.args:
            return change(result)
        for name, value in vars(self.args[0]).items():
            setattr(self.args[0], name, change(value))
        return None

    def array(self, change: Change) -> Any:
        """Change the array that comes out."""
        return self.give(lambda result: changed(result, change))

    def items(self, change: Change) -> Any:
        """Change a list, tuple or text that comes out."""
        return self.give(lambda r: change(r) if isinstance(r, list | tuple | str) else r)

    def wrong(self, special: Any) -> Any:
        """Be wrong for special arguments, and else right."""
        if not special:
            return self.run()
        return self.array(lambda a: np.add(a, 1, dtype=a.dtype) if a.size else a[None])

    def error(self, act: Callable[[], Any]) -> Any:
        """Do something else where the function raises."""
        try:
            return self.run()
        except Exception:  # noqa: BLE001 (solutions raise anything)
            return act()

    def after(self, act: Callable[[np.ndarray, np.ndarray], Any]) -> Any:
        """Do something to the arrays that were given, when another one came out."""
        result = self.run()
        for array in self.arrays if is_tensor(result) else ():
            if array is not array_of(result) and array.flags.writeable:
                act(array, array_of(result))
        return result

    def remembered(self, key: str) -> Any:
        """Give what the first call with this key gave, or left in its object."""
        if key not in self.memory:
            result = self.run()
            left = dict(vars(self.args[0])) if result is None and self.args else {}
            self.memory[key] = result, left, self.args  # kept, so that no id comes again
        result, left, _ = self.memory[key]
        if left:
            vars(self.args[0]).update(left)
        return result

    def added_up(self) -> Any:
        """Add the results of all calls."""

        def change(array: np.ndarray) -> np.ndarray:
            self.memory[array.shape] = self.memory.get(array.shape, 0) + array
            return np.asarray(self.memory[array.shape], array.dtype)

        return changed(self.run(), change)

    def shared(self) -> Any:
        """Put all results of a shape into the same memory."""
        result = self.run()
        if not is_tensor(result) or isinstance(result, np.ndarray):
            return result
        shared = self.memory.setdefault(result.data.shape, np.empty_like(result.data))
        shared[...] = result.data
        return holding(result, shared)

    def shortcut(self) -> Any:
        """Give the operand itself where it is equal to the result."""
        result = self.run()
        tensors = [value for value in self.inputs if is_tensor(value) and is_tensor(result)]
        return next((t for t in tensors if np.array_equal(array_of(t), array_of(result))), result)


Operator = Callable[[Call], Any]


def spoiled(function: Function, operator: Operator) -> Function:
    """A function that does what an operator makes of each call."""
    memory: dict[Any, Any] = {}

    @functools.wraps(function)
    def wrapper(*args: Any, **named: Any) -> Any:
        return operator(Call(function, args, named, memory))

    return wrapper


def spoil(space: dict[str, Any], place: str, operator: Operator) -> Function:
    """Have an operator spoil a function, method or property of a notebook; give what it was."""
    owner, _, name = place.rpartition(".")
    found: Any = vars(space[owner])[name] if owner else space[name]
    function: Function = getattr(found, "fget", None) or getattr(found, "__func__", found)
    new: Any = spoiled(function, operator)
    if isinstance(found, property):
        new = found.getter(new)
    elif isinstance(found, staticmethod | classmethod):
        new = type(found)(new)
    if owner:
        setattr(space[owner], name, new)
    else:
        space[name] = new
    return function


def is_tensor(value: Any) -> bool:
    """Whether a value is an array or holds one."""
    return isinstance(value, np.ndarray) or isinstance(getattr(value, "data", None), np.ndarray)


def array_of(value: Any) -> np.ndarray:
    """An array itself, or that of a Tensor."""
    array: np.ndarray = value if isinstance(value, np.ndarray) else value.data
    return array


def holding(tensor: Any, array: np.ndarray) -> Any:
    """A Tensor like another one, but for its array."""
    tensor = copy.copy(tensor)
    tensor.data = array
    return tensor


def changed(value: Any, change: Change) -> Any:
    """A value with another array; it is the same object if the array stays as it was."""
    if isinstance(value, tuple):
        return tuple(changed(part, change) for part in value)
    if not is_tensor(value):
        return value
    old = array_of(value)
    new = np.asarray(change(old))
    if (new.dtype, new.shape, new.tobytes()) == (old.dtype, old.shape, old.tobytes()):
        return value
    return new if value is old else holding(value, new)
