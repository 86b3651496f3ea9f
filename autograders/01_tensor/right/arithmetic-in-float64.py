# idea: computes in float64 and rounds at the end
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
