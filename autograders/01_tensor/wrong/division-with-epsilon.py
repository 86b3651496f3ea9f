# idea: adds a small number to the divisor, to be safe
# fails: test-arithmetic-elementwise
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        return Tensor.from_operation(self.data / (other.data + 1e-8), "div", self, other)
