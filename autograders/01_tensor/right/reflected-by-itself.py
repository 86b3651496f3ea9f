# idea: computes the reflected operations with NumPy, without the others
class Tensor:
    def __radd__(self, other):
        return Tensor(np.asarray(other) + self.data)

    def __rsub__(self, other):
        return Tensor(np.asarray(other) - self.data)

    def __rmul__(self, other):
        return Tensor(np.asarray(other) * self.data)

    def __rtruediv__(self, other):
        return Tensor(np.asarray(other) / self.data)
