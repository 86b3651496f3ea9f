# idea: takes * of square matrices for the matrix product
# fails: test-arithmetic-elementwise, test-arithmetic-broadcast
class Tensor:
    def __mul__(self, other):
        other = as_tensor(other)
        if self.shape == other.shape and self.ndim == 2 and self.shape[0] == self.shape[1]:
            return self.matmul(other)
        return Tensor.from_operation(self.data * other.data, "mul", self, other)
