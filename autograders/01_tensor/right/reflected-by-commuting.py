# idea: uses that + and * commute, and signs and reciprocals for the others
class Tensor:
    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self.__mul__(other)

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other
