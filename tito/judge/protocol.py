"""Messages between the judge and a student's process: JSON and raw array bytes, never pickle.

Plain values cross by copy: None, numbers, str, list, tuple, slice, NumPy arrays, NumPy scalars and
dtypes. Everything else crosses as a reference to the object on the other side; and what is of a
subclass of a plain type as both, a copy that knows its object.
"""

import json
import math
import struct
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import IO, Any

import numpy as np

HEAD = struct.Struct(">II")  # bytes of JSON, bytes of arrays
JSON_LIMIT = 8 * 2**20
ARRAY_LIMIT = 64 * 2**20
ITEMS_LIMIT = 2**18  # of what holds others: a bracket makes an object of 30 times its size
TOO_LONG = "it took longer than the course allows"
DIMENSIONS = 64  # NumPy allows no more
NUMBERS = "?bhilqBHILQefdgFD"  # dtypes that cross: booleans, integers, real and complex numbers
ATOMS = (type(None), bool, int, float, str)
BITS, DIGITS = 1_100, 330  # of a number that is no float: those of the largest float64, and more
#: Plain types, and how to copy what is of a subclass of them, whatever that overrides.
PLAIN: dict[type, Callable[[Any], Any]] = {
    int: int.__int__,
    float: float.__float__,
    str: str.__str__,
    list: list.copy,
    tuple: lambda value: tuple(tuple.__iter__(value)),
}
#: Special methods that are done on the student's side: of all objects; of those that have them.
BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor")
UNARY = ("neg", "pos", "abs", "invert", "iadd", "isub", "imul", "itruediv", "imatmul")
ALWAYS = ("repr", "str", "setattr", "delattr")
ASKED = (
    *("getitem", "setitem", "delitem", "contains", "len", "call"),
    *("bool", "float", "int", "index", "iter", "next"),
)
#: What can come up where a message is not what it should be.
UNKNOWN = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError),
    *(StopIteration, SyntaxError, TypeError, ValueError),
)
NUMBER_TYPES = {
    dtype.str: dtype
    for char in NUMBERS
    for dtype in (np.dtype(order + np.dtype(char).str[1:]) for order in "<>")
}
to_json = json.JSONEncoder(separators=(",", ":"), check_circular=False, ensure_ascii=False).encode


def _is_short(value: Fraction | Decimal) -> bool:
    """Whether a number has so few digits that to compute with it takes no time."""
    if isinstance(value, Fraction):
        return max(value.numerator.bit_length(), value.denominator.bit_length()) <= BITS
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and len(digits) <= DIGITS and abs(exponent) <= DIGITS


def _short(value: Any) -> Any:
    if not _is_short(value):
        raise ValueError("too many digits")
    return value


class ChannelError(BaseException):
    """The other side is gone, or sent what is no message. No test can catch it by accident."""


class TooLongError(ChannelError):
    """This side itself took too long over what the other answered."""

    def __str__(self) -> str:
        return TOO_LONG


class Channel:
    """One end of a connection. A subclass says how objects are referred to."""

    lists: tuple[type, ...] = (list,)  # what crosses as a list, and last: what it becomes here
    writable = True  # whether arrays that come in may be written to

    def __init__(self, reader: IO[bytes], writer: IO[bytes]) -> None:
        """`reader` and `writer` are binary files."""
        self.reader, self.writer = reader, writer
        self._arrays: list[bytes] = []
        self._received = b""
        self._position = 0

    def refer(self, value: Any) -> Any:
        """Describe, in JSON, an object that cannot cross."""
        raise NotImplementedError

    def stays(self, kind: type) -> bool:
        """Whether what is of this class does not cross, although it may hold a plain value."""
        raise NotImplementedError

    def copied(self, value: Any, of: Any) -> Any:
        """What stands for an object of the other side that can be copied: the copy."""
        raise NotImplementedError

    def resolve(self, reference: Any) -> Any:
        """The object that a reference from the other side stands for."""
        raise NotImplementedError

    def send(self, message: Any) -> None:
        """Send JSON, with values from `encode`. Raises ValueError when it is too large."""
        arrays, self._arrays = b"".join(self._arrays), []
        text = to_json(message).encode("utf-8", "replace")
        if len(text) > JSON_LIMIT or len(arrays) > ARRAY_LIMIT:
            raise ValueError("this value is too large to look at")
        try:
            self.writer.write(HEAD.pack(len(text), len(arrays)) + text + arrays)
            self.writer.flush()
        except OSError as error:
            raise ChannelError("the connection is broken") from error

    def receive(self) -> Any:
        """Wait for a message; give its JSON. Values in it are read by `decode`, in order."""
        size, more = HEAD.unpack(self._read(HEAD.size))
        if size > JSON_LIMIT or more > ARRAY_LIMIT:
            raise ChannelError("a message is too large")
        try:
            self._received, self._position = self._read(size + more), size
            text = self._received[:size]
            if text.count(b"[") + text.count(b"{") > ITEMS_LIMIT:
                raise ChannelError("a message holds too many things")
            return json.loads(text.decode("utf-8"))
        except UNKNOWN as error:
            raise ChannelError("a message is not JSON") from error

    def drop(self) -> None:
        """Forget the arrays of a message that was not sent."""
        self._arrays = []

    def _read(self, size: int) -> bytes:
        try:
            data = self.reader.read(size)
        except OSError as error:
            raise ChannelError("the connection is broken") from error
        if len(data) != size:
            raise ChannelError("the connection has ended")
        return data

    def encode(self, value: Any) -> Any:
        """JSON for a value; the bytes of arrays wait for the next `send`."""
        kind = type(value)
        if kind in ATOMS:
            return value
        if kind is tuple:
            return {"tuple": [self.encode(item) for item in value]}
        if kind in self.lists:
            return {"list": [self.encode(item) for item in value]}
        if self.stays(kind):
            return self.refer(value)
        if kind is slice:
            return {"slice": [self.encode(v) for v in (value.start, value.stop, value.step)]}
        if value is Ellipsis:
            return {"ellipsis": True}
        if isinstance(value, np.ndarray | np.generic) and value.dtype.char in NUMBERS:
            tree = self._encode_array(np.asarray(value))
            return tree if isinstance(value, np.ndarray) else {"scalar": tree}
        if isinstance(value, np.dtype) and value.char in NUMBERS:
            return {"dtype": value.str}
        if kind is type and issubclass(value, np.generic) and np.dtype(value).char in NUMBERS:
            return {"scalar_type": np.dtype(value).str}
        if isinstance(value, complex):
            return {"complex": [value.real, value.imag]}
        if isinstance(value, Fraction) and _is_short(value):
            return {"fraction": [value.numerator, value.denominator]}
        if isinstance(value, Decimal) and _is_short(value):
            return {"decimal": Decimal.__str__(value)}
        for base, copy in PLAIN.items():
            if issubclass(kind, base):
                return {"copy": [self.encode(copy(value)), self.refer(value)]}
        return self.refer(value)

    def _encode_array(self, array: np.ndarray) -> Any:
        """Keep what a test can see of the order in memory: the order of the axes, and gaps."""
        if array.nbytes > ARRAY_LIMIT:
            raise ValueError("this array is too large to look at")
        if array.flags.c_contiguous:
            self._arrays.append(array.tobytes())
            return {"array": [array.dtype.str, array.shape]}
        axes = sorted(range(array.ndim), key=lambda axis: -abs(array.strides[axis]))
        packed = array.transpose(axes)
        self._arrays.append(packed.tobytes())
        return {"array": [array.dtype.str, packed.shape, axes, not packed.flags.c_contiguous]}

    def decode(self, tree: Any) -> Any:
        """The value that JSON stands for. Raises ChannelError for what `encode` does not make."""
        if type(tree) in ATOMS:
            return tree
        try:
            kind, content = next(iter(tree.items()))
            match kind:
                case "list":
                    return self.lists[-1](map(self.decode, content))
                case "tuple":
                    return tuple(map(self.decode, content))
                case "slice":
                    return slice(*map(self.decode, content))
                case "array":
                    return self._decode_array(*content)
                case "scalar":
                    return self._decode_array(*content["array"])[()]
                case "dtype":
                    return NUMBER_TYPES[content]
                case "scalar_type":
                    return NUMBER_TYPES[content].type
                case "ellipsis":
                    return Ellipsis
                case "complex":
                    return complex(*content)
                case "fraction":
                    return _short(Fraction(int(content[0]), int(content[1])))
                case "decimal":
                    return _short(Decimal(content[: 2 * DIGITS]))
                case "copy":
                    return self.copied(*map(self.decode, content))
            return self.resolve(tree)
        except UNKNOWN as error:
            raise ChannelError("a message holds something unknown") from error

    def _decode_array(
        self, dtype: str, shape: list[int], axes: list[int] | None = None, gaps: bool = False
    ) -> Any:
        number = NUMBER_TYPES[dtype]
        sizes = [n for n in shape if type(n) is int and 0 <= n <= ARRAY_LIMIT]
        if len(sizes) != len(shape) or len(shape) > DIMENSIONS:  # before anything is computed
            raise ValueError("no shape")
        start = self._position
        self._position = end = start + number.itemsize * math.prod(shape)
        packed = np.frombuffer(self._received[start:end], number).reshape(shape)
        if gaps:  # the same values with room between them
            packed = np.stack([packed, packed], axis=-1)[..., 0]
        elif self.writable:
            packed = packed.copy()
        packed.flags.writeable = self.writable
        return packed if axes is None else packed.transpose(np.argsort(axes))
