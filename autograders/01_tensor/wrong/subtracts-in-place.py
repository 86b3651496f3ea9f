# idea: subtracts from the left operand itself, stretched if need be
# fails: test-arithmetic-unchanged
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        self.data = self.data - other.data
        return Tensor.from_operation(self.data, "sub", self, other)
