# idea: repeats the right operand until it fits, whatever its shape
# fails: test-arithmetic-broadcast
class Tensor:
    def __sub__(self, other):
        other = as_tensor(other)
        if self.size < other.size:
            return Tensor.from_operation(self.data - other.data, "sub", self, other)
        fitting = np.resize(other.data, self.shape)
        return Tensor.from_operation(self.data - fitting, "sub", self, other)
