"""The judge's view of objects that live in a student's process.

A `RemoteObject` stands for one object over there: what is done to it is done there, and the answer
is a plain value or again a remote object. The same object is always the same remote object, and it
equals only itself.
"""

import builtins
import contextlib
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np

from tito.judge.process import Process
from tito.judge.protocol import ALWAYS, ASKED, BINARY, UNARY, UNKNOWN, Channel, ChannelError
from tito.text import clean

TEST_LIMIT = 256 * 2**20  # bytes that one test may take from a student's process
NAME_LIMIT, NAMES_LIMIT = 100, 500  # of what a class or an exception is said to be
CLASSES_LIMIT = 500  # of a process
NUMBERS_LIMIT = 2**32  # of objects: others than ours are chosen so that all have one hash
#: Built-in errors that can be raised on the judge's side, but for those that would act on it.
ERRORS = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type)
    and issubclass(kind, Exception)
    and not issubclass(kind, StopIteration | StopAsyncIteration | ExceptionGroup)
}
HELPERS = resources.files("tinytorch").joinpath("helpers.py").read_text("utf-8")
COPY = "this is a copy of the student's {kind}; to change the original, set an attribute"


class StudentError(Exception):
    """An exception of the student's code; what it is called there is `kind`."""

    kind = ""  # not `name`, which Python sets on an AttributeError
    message = ""
    place = ""  # the student's function, and the line

    def __str__(self) -> str:
        return self.message


class ReadOnlyList(list[Any]):
    """A copy of a student's list."""

    def _refuse(self, *args: Any, **named: Any) -> Any:
        raise TypeError(COPY.format(kind="list"))

    append = extend = insert = pop = remove = clear = sort = reverse = _refuse
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse


class Copy:
    """A copy of an object whose class extends a plain type; what that adds is done over there."""

    _original: Any = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._original, name)


COPIES = {
    kind: type(kind.__name__, (Copy, kind), {}) for kind in (int, float, str, tuple, ReadOnlyList)
}


class RemoteChannel(Channel):
    """The judge's end of the connection to a student's process."""

    lists = (list, ReadOnlyList)
    writable = False

    def __init__(self, process: Process) -> None:
        """Speak to this process."""
        super().__init__(process.reader, process.writer)
        self.process = process
        self.objects = weakref.WeakValueDictionary[int, RemoteObject]()
        self.unused: set[int] = set()  # numbers of objects that nothing here stands for any more
        self.classes: dict[int, type[RemoteObject]] = {}
        self.lineage: dict[int, frozenset[int]] = {}  # of classes: numbers of their base classes
        self.fresh: dict[tuple[int, str], Any] = {}  # attributes, until student code runs again
        self.is_quiet = False  # whether no code of the student's ran for the last answer
        self.taken = 0  # bytes, by the test that runs

    def names(self, names: Sequence[str], given: Sequence[str] = ()) -> dict[str, Any]:
        """Fetch these names from the student's notebook, those that there are.

        What cells `given` by the instructor define is made anew for it, and so are the helpers.
        """
        self.taken = 0
        helpers = HELPERS if "helpers" in str(given) else ""
        answer = self.ask("names", names=names, given=given, helpers=helpers)
        if not isinstance(answer, dict):
            raise ChannelError("its answers make no sense")
        return {name: self.decode(answer[name]) for name in names if name in answer}

    def ask(self, do: str, **content: Any) -> Any:
        """Send an order; give the JSON of its answer. Raises ChannelError and StudentError."""
        if self.unused:
            content["forget"], self.unused = list(self.unused), set()
        self.send({"do": do, **content})
        answer = self.receive()
        self.taken += len(self._received)
        if self.taken > TEST_LIMIT:
            raise ChannelError("this test takes too much data")
        try:
            self.is_quiet = "quiet" in answer
            if not self.is_quiet:
                self.fresh.clear()
            if "value" in answer:
                return answer["value"]
            error = student_error(answer["error"])
        except UNKNOWN as end:
            raise ChannelError("its answers make no sense") from end
        raise error

    def request(self, do: str, *values: Any, **named: Any) -> Any:
        """Have an operation done on the student's side; give its result."""
        self.drop()
        encoded = {name: self.encode(value) for name, value in named.items()}
        answer = self.ask(do, values=[self.encode(value) for value in values], named=encoded)
        return self.decode(answer)

    def refer(self, value: Any) -> Any:
        """Refer to a remote object; nothing else of the judge's crosses."""
        if isinstance(value, Copy):
            return self.refer(value._original)
        if isinstance(value, RemoteMethod):
            return {**self.refer(value.target), "method": value.name}
        if isinstance(value, RemoteObject):
            return {"object": object.__getattribute__(value, "_number")}
        raise TypeError(f"a test cannot hand a {type(value).__name__} to the student's code")

    def stays(self, kind: type) -> bool:
        """Whether it stands for an object of the other side: this is handed over."""
        return issubclass(kind, Copy | RemoteObject)

    def copied(self, value: Any, of: Any) -> Any:
        """A copy that knows its object."""
        copy = COPIES[type(value)](value)
        copy._original = of
        return copy

    def resolve(self, reference: Any) -> Any:
        """The remote object for a reference, always the same one."""
        number, kind = reference["object"], reference["class"]
        if not (type(number) is type(kind) is int and 0 < number < NUMBERS_LIMIT > kind > 0):
            raise ValueError("no number of an object")
        if "about" in reference:
            self._learn(kind, *reference["about"])
        found = self.objects.get(number)
        if found is None:
            self.unused.discard(number)
            self.objects[number] = found = self.classes[kind](self, number, kind)
        for name, value in reference.get("state", {}).items():
            self.fresh[number, name] = self.decode(value)
        return found

    def _learn(self, kind: int, name: Any, special: Any, methods: Any, bases: Any) -> None:
        """Take down what a class is called and can do: a later cell may have added some."""
        if kind not in self.classes:
            if len(self.classes) > CLASSES_LIMIT:
                raise ChannelError("it has too many classes")
            said = clean(name, NAME_LIMIT)
            space: dict[str, Any] = {"__slots__": (), "__module__": "notebook"}
            if "array" in special:  # which `isinstance` is to find
                space["__class__"] = property(lambda self: np.ndarray)
            shown = said if said.isidentifier() else "Object"
            self.classes[kind] = type(shown, (RemoteObject,), space)
        self.lineage[kind] = frozenset(bases[:NAMES_LIMIT])
        cls = self.classes[kind]
        cls._methods = frozenset(clean(each, NAME_LIMIT) for each in methods[:NAMES_LIMIT])
        for operation, method in SPECIAL.items():
            if operation in special:
                setattr(cls, f"__{operation}__", method)

    def attribute(self, target: "RemoteObject", number: int, name: str) -> Any:
        """An attribute; what came with an answer holds until student code runs again."""
        if (number, name) in self.fresh:
            return self.fresh[number, name]
        value = self.request("getattr", target, name)
        if self.is_quiet:
            self.fresh[number, name] = value
        return value


@dataclass(frozen=True)
class RemoteMethod:
    """A method of a remote object; to call it takes one request, not two."""

    target: Any
    name: str

    def __call__(self, *values: Any, **named: Any) -> Any:
        """Call it."""
        channel = object.__getattribute__(self.target, "_channel")
        return channel.request("call_method", self.target, self.name, *values, **named)


class RemoteObject:
    """Stands for an object of the student's. Its class adds what that object can do."""

    __slots__ = ("__weakref__", "_channel", "_kind", "_number")
    _methods: frozenset[str] = frozenset()
    __array_ufunc__ = None  # so that `array + remote` comes here, and not element by element

    def __init__(self, channel: RemoteChannel, number: int, kind: int) -> None:
        """Stand for the object of this number, whose class has the number `kind`."""
        object.__setattr__(self, "_channel", channel)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)

    def __del__(self) -> None:
        self._channel.unused.add(self._number)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name not in ("__name__", "__doc__", "__qualname__"):
            raise AttributeError(name)  # what NumPy and Python look for is not the student's word
        if name in type(self)._methods:
            return RemoteMethod(self, name)
        return self._channel.attribute(self, self._number, name)

    def __instancecheck__(self, value: Any) -> bool:
        if isinstance(value, Copy):
            value = value._original
        is_remote = isinstance(value, RemoteObject)
        return is_remote and self._number in self._channel.lineage[value._kind]

    def __array__(self, *args: Any, **named: Any) -> Any:
        raise TypeError("expected a number, a list or an array here")


def _forward(operation: str, turned: bool = False) -> Any:
    """A special method that has `operation` done on the student's side, operands turned or not."""

    def method(self: RemoteObject, *values: Any, **named: Any) -> Any:
        operands = (*values, self) if turned else (self, *values)
        return self._channel.request(operation, *operands, **named)

    return method


def _next(self: RemoteObject) -> Any:
    try:
        return self._channel.request("next", self)
    except StudentError as error:
        raise (StopIteration if error.kind == "StopIteration" else error) from None


#: Arithmetic belongs to every remote object, too: the student's side says what is undefined.
for _name in BINARY:
    setattr(RemoteObject, f"__{_name}__", _forward(_name))
    setattr(RemoteObject, f"__r{_name}__", _forward(_name, turned=True))
for _name in (*UNARY, *ALWAYS):
    setattr(RemoteObject, f"__{_name}__", _forward(_name))


#: What an object has only where the student's has it.
SPECIAL = {name: _forward(name) for name in ASKED} | {"next": _next}
SPECIAL["array"] = lambda self, *args, **named: self._channel.request("array", self)


def student_error(about: Any) -> StudentError:
    """An exception that `except` and `assert_raises` take for the one the student's code raised.

    What would act on the judge (SystemExit, StopIteration, ...) becomes a plain exception.
    """
    name, message = clean(about["name"], NAME_LIMIT), clean(about["message"])
    place = clean(about["place"], NAME_LIMIT)
    bases = map(clean, about["bases"][:NAMES_LIMIT])
    kinds = [ERRORS[base] for base in bases if base in ERRORS]
    shown = name if name.isidentifier() else "Exception"
    for parents in (kinds, kinds[:1], [Exception]):
        with contextlib.suppress(TypeError):  # some built-in classes do not combine
            kind = type(shown, (StudentError, *parents), {"__init__": lambda self: None})
            error: StudentError = kind()
            error.kind, error.message, error.place = name, message, place
            return error
    raise AssertionError("Exception combines with StudentError")
