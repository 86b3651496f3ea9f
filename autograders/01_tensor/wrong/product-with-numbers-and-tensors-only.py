# idea: takes numbers and tensors on the right of *, but no arrays
# fails: test-arithmetic-broadcast
class Tensor:
    def __mul__(self, other):
        if isinstance(other, (int, float)):
            other = Tensor(other)
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return Tensor.from_operation(self.data * other.data, "mul", self, other)
