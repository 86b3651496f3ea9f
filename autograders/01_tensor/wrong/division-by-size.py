# idea: divides by the absolute value of the divisor
# fails: test-arithmetic-elementwise
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data / np.abs(other.data), "div", self, other)
