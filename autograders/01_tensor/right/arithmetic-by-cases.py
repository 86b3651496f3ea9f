# idea: treats tensors, arrays and numbers as three cases
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
