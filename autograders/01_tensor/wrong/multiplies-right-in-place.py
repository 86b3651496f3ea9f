# idea: writes the product into the right operand
# fails: test-arithmetic-unchanged, test-reflected
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        other.data = self.data * other.data
        return Tensor.from_operation(other.data, "mul", self, other)
