# idea: returns the left operand when the shapes do not fit
# fails: test-arithmetic-broadcast
class Tensor:
    def __truediv__(self, other):
        other = as_tensor(other)
        try:
            return Tensor.from_operation(self.data / other.data, "div", self, other)
        except ValueError:
            return self
