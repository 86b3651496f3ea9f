# idea: cuts a number on the right of - to an integer
# fails: test-arithmetic-broadcast
class Tensor:
    def __sub__(self, other):
        other = as_tensor(int(other) if isinstance(other, float) else other)
        return Tensor.from_operation(self.data - other.data, "sub", self, other)
