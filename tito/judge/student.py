"""The student's side: runs cells with IPython, keeps the objects, answers the judge's requests."""

import base64
import builtins
import functools
import operator
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from tito.judge.protocol import ASKED, BINARY, NUMBERS, PLAIN, UNARY, Channel, ChannelError
from tito.judge.results import Output, display_output, error_output, stream_output
from tito.judge.shell import NotebookShell, Printed

TEXT_LIMIT, NAME_LIMIT = 2_000, 100  # characters of an exception's message, and of names
SMALL = 2_048  # bytes of an array
TOO_MUCH = "(the other outputs of this cell are too large to keep)\n"


lineage = type.__dict__["__mro__"].__get__  # what a class is, whatever its metaclass says
BUILTINS = (iter, next, len, repr, str, bool, float, int, setattr, delattr)
ORIGINAL = dict(vars(builtins))  # before a student's code could change them
HELPERS = "tinytorch.helpers"
METHODS = {name: f"__{name}__" for name in (*BINARY, *UNARY, *ASKED)}
OPERATIONS: dict[str, Callable[..., Any]] = {
    **{n: vars(operator)[m] for n, m in METHODS.items() if m in dir(operator)},
    **{f.__name__: f for f in BUILTINS},
    "call_method": lambda target, name, *values, **named: getattr(target, name)(*values, **named),
    "array": np.ndarray.__array__,
}


class Objects(Channel):
    """The student's end: a table of the objects that the judge holds references to."""

    def __init__(self, reader: Any = None, writer: Any = None) -> None:
        """Begin with no objects."""
        super().__init__(reader, writer)
        self.count = 0
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.known: set[int] = set()  # classes that the judge was told about
        self.asked: dict[int, set[str]] = {}  # attributes that it asked their objects for
        self.is_quiet = False  # whether an answer runs no code of the student's
        self.tested: dict[int, type] = {}  # classes to which names of tests are bound, by id

    def named(self, value: Any) -> Any:
        """What a name of the notebook is bound to: the judge calls nothing of it on its side."""
        if isinstance(value, type):
            self.tested[id(value)] = value
        return self.refer(value) if callable(value) else self.encode(value)

    def stays(self, kind: type) -> bool:
        """Whether it is an array's class under test, or a list's that can be called: a layer.

        A class under test may say itself what its operators do: this is done here, too.
        """
        bases = lineage(kind)
        is_tested = any(id(base) in self.tested for base in bases)
        if not any(base in PLAIN for base in bases):
            return is_tested
        own = {name for base in bases if base not in (object, *PLAIN) for name in vars(base)}
        return "__call__" in own or (is_tested and not own.isdisjoint(METHODS.values()))

    def forget(self, numbers: list[int]) -> None:
        """Let go of objects that the judge holds no more; their numbers are never used again."""
        for number in numbers:
            del self.numbers[id(self.objects.pop(number))]

    def refer(self, value: Any) -> Any:
        """Give an object's number, its class's number and, once, what the class can do."""
        cls = type(value)
        number, kind = self._number(value), self._number(cls)
        tree: dict[str, Any] = {"object": number, "class": kind}
        if kind not in self.known:
            self.known.add(kind)
            special = [name for name in ASKED if hasattr(cls, f"__{name}__")]
            methods = [name for name in dir(cls) if _is_method(cls, name)]
            special += ["array"] if np.ndarray in lineage(cls) else []
            bases = [self._number(base) for base in lineage(cls)]
            tree["about"] = [cls.__name__, special, methods, bases]
        plain = [name for name in self.asked.get(kind, ()) if _is_plain(value, name)]
        state = {n: self.encode(vars(value)[n]) for n in plain if _is_small(vars(value)[n])}
        return tree | ({"state": state} if state else {})

    def attribute(self, value: Any, name: str) -> Any:
        """`value.name`. To save requests, a plain attribute then goes along with such objects."""
        if _is_plain(value, name):
            self.is_quiet = True
            self.asked.setdefault(self._number(type(value)), set()).add(name)
        return getattr(value, name)

    def _number(self, value: Any) -> int:
        number = self.numbers.get(id(value))
        if number is None:
            self.count = number = self.count + 1
            self.numbers[id(value)], self.objects[number] = number, value
        return number

    def resolve(self, reference: Any) -> Any:
        """The object of a number, or its method."""
        found = self.objects[reference["object"]]
        return getattr(found, reference["method"]) if "method" in reference else found


def _is_method(kind: type, name: str) -> bool:
    """Whether a class has a method, written in Python, that is no special one."""
    return not name.startswith("__") and isinstance(getattr(kind, name, None), FunctionType)


def _is_plain(value: Any, name: str) -> bool:
    """Whether to read this attribute runs no code of the class."""
    if getattr(type(value), "__getattribute__", None) is not object.__getattribute__:
        return False
    return name in getattr(value, "__dict__", ()) and not hasattr(type(value), name)


def _is_small(value: Any) -> bool:
    """Whether a value costs less to send along than to be asked for."""
    if type(value) is np.ndarray:
        return bool(value.nbytes <= SMALL and value.dtype.char in NUMBERS)
    return value is None or type(value) in (bool, float)


def given_anew(space: dict[str, Any], given: list[str], helpers: str) -> dict[str, Any]:
    """A notebook's names, with those of given cells made anew: a cell may have replaced them."""
    if helpers:
        module = ModuleType(HELPERS)
        vars(module)["__builtins__"] = ORIGINAL
        exec(_compiled(helpers), vars(module))  # noqa: S102 (as are the cells: the instructor's)
        sys.modules[HELPERS] = module
        vars(sys.modules["tinytorch"])["helpers"] = module
    space = {**space, "__builtins__": ORIGINAL}
    for source in given:
        exec(_compiled(source), space)  # noqa: S102
    return space


@functools.cache
def _compiled(source: str) -> CodeType:
    return compile(source, "given", "exec")


class Notebook:
    """The cells of one submission in this process, and the requests of its tests."""

    def __init__(self, shell: NotebookShell, objects: Objects, output_limit: int) -> None:
        """Run cells in this shell; `output_limit` is the number of characters kept of a cell."""
        self.shell, self.objects, self.output_limit = shell, objects, output_limit
        self.printed = Printed()

    def answer_all(self) -> None:
        """Answer the judge until it hangs up."""
        sys.stdout = sys.stderr = self.printed
        while True:
            try:
                request = self.objects.receive()
            except ChannelError:
                return
            try:
                self.objects.is_quiet = False
                message = {"value": self._answer(request)}
                self.objects.send(message | ({"quiet": True} if self.objects.is_quiet else {}))
            except BaseException as error:  # noqa: BLE001 (student code raises anything)
                self.objects.drop()
                self.objects.known.clear()  # what was not sent, the judge does not know
                self.objects.send({"error": describe(error)})

    def _answer(self, request: dict[str, Any]) -> Any:
        decode, do = self.objects.decode, request["do"]
        self.objects.forget(request.get("forget", []))
        if do == "run":
            self.objects.known.clear()  # the cell may give a class more methods
            return self.run(request["source"])
        if do == "names":
            space = self.shell.user_ns
            if request["given"]:
                space = given_anew(space, request["given"], request["helpers"])
            return {n: self.objects.named(space[n]) for n in request["names"] if n in space}
        if do == "printed":
            text = self.printed.getvalue()
            self.printed.seek(0), self.printed.truncate()
            return self._cut(text)
        named = {name: decode(value) for name, value in request["named"].items()}
        values = [decode(value) for value in request["values"]]
        operation = self.objects.attribute if do == "getattr" else OPERATIONS[do]
        return self.objects.encode(operation(*values, **named))

    def run(self, source: str) -> list[Output]:
        """Run a cell; give its outputs as nbformat keeps them."""
        with self.shell.captured() as captured:
            result = self.shell.run_cell(source, store_history=False)
        texts = {"stdout": captured.stdout, "stderr": captured.stderr}
        outputs = [stream_output(name, self._cut(text)) for name, text in texts.items() if text]
        room = 2 * self.output_limit
        for shown in captured.outputs:
            data = {
                kind: base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
                for kind, value in (shown.data or {}).items()
            }
            room -= sum(map(len, data.values()))
            if room < 0:
                outputs.append(stream_output("stderr", TOO_MUCH))
                break
            outputs.append(display_output(data))
        error = result.error_before_exec or result.error_in_exec
        return outputs + ([_ended(error)] if error else [])

    def _cut(self, text: str) -> str:
        kept, left = text[: self.output_limit], len(text) - self.output_limit
        return text if left <= 0 else f"{kept}\n({left} characters left out)\n"


def describe(error: BaseException) -> dict[str, Any]:
    """Name, built-in base classes, message and place of an exception, bounded."""
    bases = [c.__name__ for c in type(error).__mro__ if vars(builtins).get(c.__name__) is c]
    try:
        message = str(error)[:TEXT_LIMIT]
    except Exception:  # noqa: BLE001 (the exception is the student's)
        message = ""
    name = type(error).__name__[:NAME_LIMIT]
    return {"name": name, "bases": bases, "message": message, "place": _place(error)[:NAME_LIMIT]}


def _place(error: BaseException) -> str:
    """The innermost function of a cell, or of an exported module, that an exception left."""
    place = ""
    for frame, line in traceback.walk_tb(error.__traceback__):
        name, file = frame.f_code.co_qualname, frame.f_code.co_filename
        if file.startswith("<ipython"):
            place = f"line {line} of the cell" if name == "<module>" else f"{name}, line {line}"
        elif Path(file).parent.name == "core":
            place = f"{name} of tinytorch/core/{Path(file).name}, line {line}"
    return place


def _ended(error: BaseException) -> Output:
    """The error with which a cell ended, as the cell shows it."""
    about, trace = describe(error), error.__traceback__
    while trace and trace.tb_next and not trace.tb_frame.f_code.co_filename.startswith("<ipyt"):
        trace = trace.tb_next  # the frames of IPython tell nothing, but where it is installed
    lines = traceback.format_exception(type(error), error, trace, limit=-5)
    return error_output(about["name"], about["message"], "".join(lines)[-4 * TEXT_LIMIT :])
