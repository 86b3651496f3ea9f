# idea: divides without a remainder
# fails: test-arithmetic-elementwise
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data // other.data, "div", self, other)
