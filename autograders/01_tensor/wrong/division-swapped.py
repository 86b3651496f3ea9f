# idea: divides the right operand by the left one
# fails: test-arithmetic-elementwise
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(other.data / self.data, "div", self, other)
