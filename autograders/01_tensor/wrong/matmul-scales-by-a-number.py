# idea: multiplies by a tensor of shape () as * does
# fails: test-matmul-errors
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            return self * other
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
