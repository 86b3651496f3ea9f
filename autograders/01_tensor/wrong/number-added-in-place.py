# idea: adds a number into the tensor itself, a tensor into a new one
# fails: test-arithmetic-unchanged
class Tensor:
    def __add__(self, other):
        if not isinstance(other, Tensor):
            self.data = self.data + other
            return Tensor(self.data)
        return Tensor.from_operation(self.data + other.data, "add", self, other)
