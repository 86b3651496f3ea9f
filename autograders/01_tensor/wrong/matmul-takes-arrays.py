# idea: makes a tensor of whatever stands on the right
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        other = as_tensor(other)
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
