# idea: refuses operands of different shapes
# fails: test-arithmetic-broadcast, test-reflected
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        if other.shape and self.shape and self.shape != other.shape:
            raise ValueError("the shapes differ")
        return Tensor.from_operation(self.data * other.data, "mul", self, other)
