# idea: refuses arrays of integers
# fails: test-arithmetic-broadcast
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
