# idea: cannot take a number or an array on the right of /
# fails: test-arithmetic-broadcast
class Tensor:
    def __truediv__(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("not a Tensor")
        return Tensor.from_operation(self.data / other.data, "div", self, other)
