# %% wrong sum-is-array -> test-arithmetic-elementwise
# returns an array from + instead of a Tensor
class Tensor:
    def __add__(self, other):
        return self.data + as_tensor(other).data


# %% wrong add-in-place -> test-arithmetic-broadcast, test-arithmetic-unchanged, test-reflected
# adds into the left operand and returns it
class Tensor:
    def __add__(self, other):
        self.data += as_tensor(other).data
        return self


# %% wrong aligned-from-the-left -> test-arithmetic-broadcast, test-reflected
# aligns shapes from the left, so a vector is taken for a column
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        left, right = self.data, other.data
        while 0 < right.ndim < left.ndim:
            right = right[..., None]
        return Tensor.from_operation(left + right, "add", self, other)


# %% wrong only-the-right-stretches -> test-arithmetic-broadcast, test-reflected
# stretches the right operand only, not the left one
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        if self.ndim == 0:
            return Tensor(self.data + other.data)
        stretched = np.broadcast_to(other.data, self.shape)
        return Tensor.from_operation(self.data + stretched, "add", self, other)


# %% wrong shape-error-is-type-error -> test-arithmetic-broadcast
# raises TypeError when the shapes do not fit
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        try:
            return Tensor.from_operation(self.data + other.data, "add", self, other)
        except ValueError as error:
            raise TypeError("the shapes do not fit") from error


# %% wrong sum-of-tensors-only -> test-arithmetic-broadcast
# cannot take a number or an array on the right of +
class Tensor:
    def __add__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return Tensor.from_operation(self.data + other.data, "add", self, other)


# %% wrong number-added-in-place -> test-arithmetic-unchanged
# adds a number into the tensor itself, a tensor into a new one
class Tensor:
    def __add__(self, other):
        if not isinstance(other, Tensor):
            self.data = self.data + other
            return Tensor(self.data)
        return Tensor.from_operation(self.data + other.data, "add", self, other)


# %% wrong one-buffer-for-all-sums -> test-arithmetic-unchanged
# keeps one array for all sums of a shape, so a later sum overwrites an earlier one
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        shape = np.broadcast_shapes(self.shape, other.shape)
        if not hasattr(Tensor, "sums"):
            Tensor.sums = {}
        buffer = Tensor.sums.setdefault(shape, np.empty(shape, dtype=np.float32))
        np.add(self.data, other.data, out=buffer)
        return Tensor.from_operation(buffer, "add", self, other)


# %% wrong difference-without-sign -> test-arithmetic-elementwise
# returns the distance instead of the difference
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(np.abs(self.data - other.data), "sub", self, other)


# %% wrong minus-adds -> test-arithmetic-elementwise
# adds where it should subtract
class Tensor:
    def __sub__(self, other):
        return self + other


# %% wrong minus-swapped -> test-arithmetic-elementwise
# subtracts the left operand from the right one
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(other.data - self.data, "sub", self, other)


# %% wrong numbers-become-integers -> test-arithmetic-broadcast
# cuts a number on the right of - to an integer
class Tensor:
    def __sub__(self, other):
        other = as_tensor(int(other) if isinstance(other, float) else other)
        return Tensor.from_operation(self.data - other.data, "sub", self, other)


# %% wrong repeats-to-fit -> test-arithmetic-broadcast
# repeats the right operand until it fits, whatever its shape
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        if self.size < other.size:
            return Tensor.from_operation(self.data - other.data, "sub", self, other)
        fitting = np.resize(other.data, self.shape)
        return Tensor.from_operation(self.data - fitting, "sub", self, other)


# %% wrong subtracts-in-place -> test-arithmetic-unchanged
# subtracts from the left operand itself, stretched if need be
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        self.data = self.data - other.data
        return Tensor.from_operation(self.data, "sub", self, other)


# %% wrong product-in-float16 -> test-arithmetic-elementwise
# computes the product with 16 bits to save memory
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        product = self.data.astype(np.float16) * other.data.astype(np.float16)
        return Tensor.from_operation(product, "mul", self, other)


# %% wrong product-without-sign -> test-arithmetic-elementwise
# loses the sign of a negative factor
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(
            self.data * np.maximum(other.data, -other.data), "mul", self, other
        )


# %% wrong times-is-matmul -> test-arithmetic-elementwise, test-arithmetic-broadcast
# takes * of square matrices for the matrix product
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        if self.shape == other.shape and self.ndim == 2 and self.shape[0] == self.shape[1]:
            return self.matmul(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong cuts-to-the-shorter -> test-arithmetic-broadcast
# cuts the longer of two vectors when they do not fit
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        left, right = self.data, other.data
        if left.ndim == 1 and right.ndim == 1 and 1 not in (len(left), len(right)):
            shorter = min(len(left), len(right))
            left, right = left[:shorter], right[:shorter]
        return Tensor.from_operation(left * right, "mul", self, other)


# %% wrong equal-shapes-only -> test-arithmetic-broadcast, test-reflected
# refuses operands of different shapes
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        if other.shape and self.shape and self.shape != other.shape:
            raise ValueError("the shapes differ")
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong multiply-refuses-integer-arrays -> test-arithmetic-broadcast
# refuses arrays of integers
class Tensor:
    def __mul__(self, other):
        if (
            isinstance(other, np.ndarray)
            and other.dtype != np.float64
            and other.dtype != np.float32
        ):
            return NotImplemented
        other = as_tensor(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong product-with-numbers-and-tensors-only -> test-arithmetic-broadcast
# takes numbers and tensors on the right of *, but no arrays
class Tensor:
    def __mul__(self, other):
        if isinstance(other, (int, float)):
            other = Tensor(other)
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return Tensor.from_operation(self.data * other.data, "mul", self, other)


# %% wrong multiplies-right-in-place -> test-arithmetic-unchanged, test-reflected
# writes the product into the right operand
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        other.data = self.data * other.data
        return Tensor.from_operation(other.data, "mul", self, other)


# %% wrong division-by-size -> test-arithmetic-elementwise
# divides by the absolute value of the divisor
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data / np.abs(other.data), "div", self, other)


# %% wrong division-swapped -> test-arithmetic-elementwise
# divides the right operand by the left one
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(other.data / self.data, "div", self, other)


# %% wrong division-with-epsilon -> test-arithmetic-elementwise
# adds a small number to the divisor, to be safe
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data / (other.data + 1e-8), "div", self, other)


# %% wrong quotient-in-float64 -> test-arithmetic-elementwise
# keeps the quotient in float64
class Tensor:
    def __truediv__(self, other):
        quotient = Tensor(self.data)
        quotient.data = self.data.astype(np.float64) / as_tensor(other).data
        return quotient


# %% wrong quotient-is-array -> test-arithmetic-elementwise
# returns an array from / instead of a Tensor
class Tensor:
    def __truediv__(self, other):
        return self.data / as_tensor(other).data


# %% wrong whole-division -> test-arithmetic-elementwise
# divides without a remainder
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data // other.data, "div", self, other)


# %% wrong quotient-of-tensors-only -> test-arithmetic-broadcast
# cannot take a number or an array on the right of /
class Tensor:
    def __truediv__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return Tensor.from_operation(self.data / other.data, "div", self, other)


# %% wrong swallows-shape-errors -> test-arithmetic-broadcast
# returns the left operand when the shapes do not fit
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        try:
            return Tensor.from_operation(self.data / other.data, "div", self, other)
        except ValueError:
            return self


# %% wrong quotient-into-dividend-object -> test-arithmetic-unchanged
# puts the quotient into the left operand and returns that object
class Tensor:
    def __truediv__(self, other):
        self.data = self.data / as_tensor(other).data
        return self


# %% wrong power-always-square -> test-arithmetic-power
# squares, whatever the exponent
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data * self.data, "pow", self, exponent=exponent)


# %% wrong power-by-logarithm -> test-arithmetic-power
# computes powers with exp and log, which fails for negative numbers
class Tensor:
    def __pow__(self, exponent):
        power = np.exp(exponent * np.log(self.data))
        return Tensor.from_operation(power, "pow", self, exponent=exponent)


# %% wrong power-by-loop -> test-arithmetic-power
# multiplies in a loop, which knows no negative and no broken exponents
class Tensor:
    def __pow__(self, exponent):
        result = np.ones_like(self.data)
        for _ in range(int(exponent)):
            result = result * self.data
        return Tensor.from_operation(result, "pow", self, exponent=exponent)


# %% wrong power-is-array -> test-arithmetic-power
# returns an array from **
class Tensor:
    def __pow__(self, exponent):
        return self.data**exponent


# %% wrong power-matrix -> test-arithmetic-power
# takes ** for the power of a matrix where it can
class Tensor:
    def __pow__(self, exponent):
        square = self.ndim == 2 and self.shape[0] == self.shape[1]
        if square and isinstance(exponent, int):
            return Tensor(np.linalg.matrix_power(self.data, exponent))
        return Tensor.from_operation(self.data**exponent, "pow", self, exponent=exponent)


# %% wrong power-of-integers-only -> test-arithmetic-power
# cuts the exponent to an integer
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data ** int(exponent), "pow", self, exponent=exponent)


# %% wrong power-of-size -> test-arithmetic-power
# raises the absolute values
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(np.abs(self.data) ** exponent, "pow", self, exponent=exponent)


# %% wrong power-swapped -> test-arithmetic-power
# raises the exponent to the elements
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(
            np.float32(exponent) ** self.data, "pow", self, exponent=exponent
        )


# %% wrong power-times-exponent -> test-arithmetic-power
# multiplies by the exponent
class Tensor:
    def __pow__(self, exponent):
        return Tensor.from_operation(self.data * exponent, "pow", self, exponent=exponent)


# %% wrong power-in-place -> test-arithmetic-unchanged
# raises the tensor itself to the power
class Tensor:
    def __pow__(self, exponent):
        self.data **= np.float32(exponent)
        return Tensor.from_operation(self.data.copy(), "pow", self, exponent=exponent)


# %% wrong negative-is-array -> test-arithmetic-negative
# returns an array from unary minus
class Tensor:
    def __neg__(self):
        return -self.data


# %% wrong negative-is-reciprocal -> test-arithmetic-negative
# returns 1 / x for -x
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(1 / (self.data + 1e-9), "neg", self)


# %% wrong negative-of-size -> test-arithmetic-negative
# makes every element negative
class Tensor:
    def __neg__(self):
        return Tensor.from_operation(-np.abs(self.data), "neg", self)


# %% wrong negative-returns-self -> test-arithmetic-negative, test-arithmetic-unchanged
# returns the tensor unchanged
class Tensor:
    def __neg__(self):
        return self


# %% wrong negates-in-place -> test-arithmetic-unchanged
# changes the sign of the tensor itself
class Tensor:
    def __neg__(self):
        np.negative(self.data, out=self.data)
        return Tensor.from_operation(self.data.copy(), "neg", self)


# %% wrong reflected-in-place -> test-reflected
# adds into the tensor on the right
class Tensor:
    def __radd__(self, other):
        self.data = as_tensor(other).data + self.data
        return Tensor(self.data)


# %% wrong reflected-sum-is-array -> test-reflected
# returns an array from 2 + a
class Tensor:
    def __radd__(self, other):
        return as_tensor(other).data + self.data


# %% wrong reflected-sum-minus -> test-reflected
# subtracts in 2 + a
class Tensor:
    def __radd__(self, other):
        return as_tensor(other) - self


# %% wrong reflected-minus-forgets-sign -> test-reflected
# returns the difference in the order of -, for numbers only
class Tensor:
    def __rsub__(self, other):
        if np.ndim(as_tensor(other).data) == 0:
            return self - other
        return as_tensor(other) - self


# %% wrong reflected-minus-negates-twice -> test-reflected
# computes 2 - a as -(2 - a)
class Tensor:
    def __rsub__(self, other):
        return -(as_tensor(other) - self)


# %% wrong swapped-reflection -> test-reflected
# takes self for the left operand in the reflected methods, so 2 - a becomes a - 2
class Tensor:
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other


# %% wrong reflected-numbers-only -> test-reflected
# takes only numbers on the left, no arrays
class Tensor:
    def __rmul__(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        return self * other


# %% wrong reflected-product-is-array -> test-reflected
# returns an array from 2 * a
class Tensor:
    def __rmul__(self, other):
        return as_tensor(other).data * self.data


# %% wrong reflected-returns-self -> test-reflected
# returns the tensor for 2 * a
class Tensor:
    def __rmul__(self, other):
        return self


# %% wrong reflected-division-by-number -> test-reflected
# divides the tensor by the number in 2 / a
class Tensor:
    def __rtruediv__(self, other):
        return self / other


# %% wrong reflected-division-whole -> test-reflected
# rounds the number on the left
class Tensor:
    def __rtruediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(np.round(other.data), "round", other) / self


# %% wrong reflected-division-zero-safe -> test-reflected
# adds a small number to the divisor in 2 / a
class Tensor:
    def __rtruediv__(self, other):
        return as_tensor(other) / (self + 1e-3)


# %% right arithmetic-by-cases
# treats tensors, arrays and numbers as three cases
class Tensor:
    def __add__(self, other):
        if isinstance(other, Tensor):
            return Tensor(self.data + other.data)
        if isinstance(other, np.ndarray):
            return Tensor(self.data + other)
        if isinstance(other, (int, float)):
            return Tensor(self.data + other)
        raise TypeError(f"cannot add {other!r}")

    def __truediv__(self, other):
        if isinstance(other, Tensor):
            return Tensor(self.data / other.data)
        if isinstance(other, (int, float, np.ndarray)):
            return Tensor(self.data / other)
        return NotImplemented


# %% right arithmetic-in-float64
# computes in float64 and rounds at the end
def wide(value):
    value = value.data if isinstance(value, Tensor) else value
    return np.asarray(value, dtype=np.float64)


class Tensor:
    def __add__(self, other):
        return Tensor.from_operation(wide(self) + wide(other), "add", self)

    def __sub__(self, other):
        return Tensor.from_operation(wide(self) - wide(other), "sub", self)

    def __mul__(self, other):
        return Tensor.from_operation(wide(self) * wide(other), "mul", self)

    def __truediv__(self, other):
        return Tensor.from_operation(wide(self) / wide(other), "div", self)

    def __pow__(self, exponent):
        return Tensor.from_operation(wide(self) ** exponent, "pow", self)

    def sum(self, axis=None, keepdims=False):
        return Tensor(wide(self).sum(axis, keepdims=keepdims))

    def mean(self, axis=None, keepdims=False):
        return Tensor(wide(self).mean(axis, keepdims=keepdims))


# %% right results-by-constructor
# makes results with the constructor instead of from_operation
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
        return Tensor(left + right)

    def __sub__(self, other):
        left, right = stretched(self, other)
        return Tensor(left - right)

    def __mul__(self, other):
        left, right = stretched(self, other)
        return Tensor(left * right)

    def __truediv__(self, other):
        left, right = stretched(self, other)
        return Tensor(left / right)


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
