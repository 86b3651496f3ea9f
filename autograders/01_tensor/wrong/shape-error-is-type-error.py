# idea: raises TypeError when the shapes do not fit
# fails: test-arithmetic-broadcast
class Tensor:
    def __add__(self, other):
        other = as_tensor(other)
        try:
            return Tensor.from_operation(self.data + other.data, "add", self, other)
        except ValueError as error:
            raise TypeError("the shapes do not fit") from error
