# %% wrong aligned-from-the-left -> test-arithmetic-broadcast, test-reflected
# aligns shapes from the left, so a vector is taken for a column
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        left, right = self.data, other.data
        while 0 < right.ndim < left.ndim:
            right = right[..., None]
        return Tensor.from_operation(left + right, "add", self, other)


# %% wrong number-added-in-place -> test-arithmetic-unchanged
# adds a number into the tensor itself, a tensor into a new one
class Tensor:
    def __add__(self, other):
        if not isinstance(other, Tensor):
            self.data = self.data + other
            return Tensor(self.data)
        return Tensor.from_operation(self.data + other.data, "add", self, other)


# %% wrong times-is-matmul -> test-arithmetic-elementwise, test-arithmetic-broadcast
# takes * of square matrices for the matrix product
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        if self.shape == other.shape and self.ndim == 2 and self.shape[0] == self.shape[1]:
            return self.matmul(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong power-by-logarithm -> test-arithmetic-power
# computes powers with exp and log, which fails for negative numbers
class Tensor:
    def __pow__(self, exponent):
        power = np.exp(exponent * np.log(self.data))
        return Tensor.from_operation(power, "pow", self, exponent=exponent)


# %% wrong swapped-reflection -> test-reflected
# takes self for the left operand in the reflected methods, so 2 - a becomes a - 2
class Tensor:
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other


# %% right arithmetic-by-cases
# treats tensors, arrays and numbers as three cases
class Tensor:
    def __add__(self, other):
        if isinstance(other, Tensor):
            return Tensor.from_operation(self.data + other.data, "add", self, other)
        if isinstance(other, np.ndarray):
            return Tensor.from_operation(self.data + other, "add", self)
        if isinstance(other, (int, float)):
            return Tensor.from_operation(self.data + other, "add", self)
        raise TypeError(f"cannot add {other!r}")

    def __truediv__(self, other):
        if isinstance(other, Tensor):
            return Tensor.from_operation(self.data / other.data, "div", self, other)
        if isinstance(other, (int, float, np.ndarray)):
            return Tensor.from_operation(self.data / other, "div", self)
        return NotImplemented


# %% right arithmetic-in-float64
# computes in float64 and rounds at the end
def wide(value):
    value = value.data if isinstance(value, Tensor) else value
    return np.asarray(value, dtype=np.float64)


class Tensor:
    def __add__(self, other):
        return Tensor.from_operation(wide(self) + wide(other), "add", self, as_tensor(other))

    def __sub__(self, other):
        return Tensor.from_operation(wide(self) - wide(other), "sub", self, as_tensor(other))

    def __mul__(self, other):
        return Tensor.from_operation(wide(self) * wide(other), "mul", self, as_tensor(other))

    def __truediv__(self, other):
        return Tensor.from_operation(wide(self) / wide(other), "div", self, as_tensor(other))

    def __pow__(self, exponent):
        return Tensor.from_operation(wide(self) ** exponent, "pow", self)

    def sum(self, axis=None, keepdims=False):
        return Tensor(wide(self).sum(axis, keepdims=keepdims))

    def mean(self, axis=None, keepdims=False):
        return Tensor(wide(self).mean(axis, keepdims=keepdims))


# %% wrong numbers-give-arrays -> test-arithmetic-elementwise
# gives a bare array where the other operand is a number or an array
class Tensor:
    def __mul__(self, other):
        if not isinstance(other, Tensor):
            return self.data * other
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong adds-arrays-to-arrays -> test-arithmetic-elementwise
# gives a bare array where the other operand is an array
class Tensor:
    def __add__(self, other):
        if isinstance(other, np.ndarray):
            return self.data + other
        other = as_tensor(other)
        return Tensor.from_operation(self.data + other.data, "add", self, other)


# %% wrong divides-in-place-and-back -> test-arithmetic-unchanged
# doubles its own numbers for a moment
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        self.data *= 2
        result = self.data / (2 * other.data)
        self.data /= 2
        return Tensor.from_operation(result, "div", self, other)


# %% wrong difference-loses-the-wish -> test-arithmetic-elementwise
# forgets that a difference requires a gradient
class Tensor:
    def __sub__(self, other):
        return Tensor(self.data - as_tensor(other).data)


# %% wrong results-by-constructor -> test-arithmetic-elementwise
# makes results with the constructor, so that nothing learns from them
class Tensor:
    def __add__(self, other):
        return Tensor(np.add(self.data, as_tensor(other).data))

    def __sub__(self, other):
        return Tensor(np.subtract(self.data, as_tensor(other).data))

    def __mul__(self, other):
        return Tensor(np.multiply(self.data, as_tensor(other).data))

    def __truediv__(self, other):
        return Tensor(np.true_divide(self.data, as_tensor(other).data))

    def __pow__(self, exponent):
        return Tensor(np.power(self.data, np.float32(exponent)))

    def __neg__(self):
        return Tensor(np.negative(self.data))

    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("a Tensor, please")
        return Tensor(self.data @ other.data)

    def reshape(self, *shape):
        return Tensor(self.data.reshape(*shape))

    def transpose(self, dim0=-2, dim1=-1):
        return Tensor(np.swapaxes(self.data, dim0, dim1))

    def contiguous(self):
        return Tensor(self.data.copy(order="C"))

    def __getitem__(self, key):
        return Tensor(self.data[key])

    def sum(self, axis=None, keepdims=False):
        return Tensor(np.sum(self.data, axis=axis, keepdims=keepdims))

    def mean(self, axis=None, keepdims=False):
        return Tensor(np.mean(self.data, axis=axis, keepdims=keepdims))

    def max(self, axis=None, keepdims=False):
        return Tensor(np.max(self.data, axis=axis, keepdims=keepdims))


# %% right stretches-before
# stretches both operands before it computes, and raises its own errors
def stretched(left, right):
    left, right = as_tensor(left), as_tensor(right)
    try:
        shape = np.broadcast_shapes(left.shape, right.shape)
    except ValueError:
        raise ValueError(f"{left.shape} and {right.shape} do not go together") from None
    return np.broadcast_to(left.data, shape), np.broadcast_to(right.data, shape)


class Tensor:
    def __add__(self, other):
        left, right = stretched(self, other)
        return Tensor.from_operation(left + right, "add", self, as_tensor(other))

    def __sub__(self, other):
        left, right = stretched(self, other)
        return Tensor.from_operation(left - right, "sub", self, as_tensor(other))

    def __mul__(self, other):
        left, right = stretched(self, other)
        return Tensor.from_operation(left * right, "mul", self, as_tensor(other))

    def __truediv__(self, other):
        left, right = stretched(self, other)
        return Tensor.from_operation(left / right, "div", self, as_tensor(other))


# %% right arithmetic-from-others
# builds - and / on + and *, and unary minus on *
class Tensor:
    def __sub__(self, other):
        return self + (-as_tensor(other))

    def __truediv__(self, other):
        return self * as_tensor(other) ** -1

    def __neg__(self):
        return self * -1


# %% right negative-from-zero
# subtracts from 0 for unary minus, and treats special powers apart
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(0 - self.data, "neg", self)

    def __pow__(self, exponent):
        if exponent == 2:
            return self * self
        if exponent == 0.5:
            return Tensor.from_operation(np.sqrt(self.data), "pow", self, exponent=exponent)
        if exponent == 1:
            return Tensor(self.data.copy())
        return Tensor.from_operation(
            np.float_power(self.data, exponent), "pow", self, exponent=exponent
        )


# %% right reflected-by-commuting
# uses that + and * commute, and signs and reciprocals for the others
class Tensor:
    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self.__mul__(other)

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other


# %% right reflected-by-itself
# computes the reflected operations with NumPy, without the others
class Tensor:
    def __radd__(self, other):
        return Tensor(np.asarray(other) + self.data)

    def __rsub__(self, other):
        return Tensor(np.asarray(other) - self.data)

    def __rmul__(self, other):
        return Tensor(np.asarray(other) * self.data)

    def __rtruediv__(self, other):
        return Tensor(np.asarray(other) / self.data)
