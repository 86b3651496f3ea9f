# idea: subtracts the left operand from the right one
# fails: test-arithmetic-elementwise
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(other.data - self.data, "sub", self, other)
