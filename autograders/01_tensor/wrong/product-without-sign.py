# idea: loses the sign of a negative factor
# fails: test-arithmetic-elementwise
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(
            self.data * np.maximum(other.data, -other.data), "mul", self, other
        )
