# idea: returns the distance instead of the difference
# fails: test-arithmetic-elementwise
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(np.abs(self.data - other.data), "sub", self, other)
