# idea: lets NumPy raise the ValueError, and @ leave the TypeError to Python
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError(type(other))
        return Tensor.from_operation(np.matmul(self.data, other.data), "matmul", self, other)

    def __matmul__(self, other):
        if not isinstance(other, Tensor):
            return NotImplemented
        return Tensor(np.matmul(self.data, other.data))
