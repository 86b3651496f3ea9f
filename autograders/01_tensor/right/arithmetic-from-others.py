# idea: builds - and / on + and *, and unary minus on *
class Tensor:
    def __sub__(self, other):
        return self + (-as_tensor(other))

    def __truediv__(self, other):
        return self * as_tensor(other) ** -1

    def __neg__(self):
        return self * -1
