# idea: stretches both operands before it computes, and raises its own errors
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
