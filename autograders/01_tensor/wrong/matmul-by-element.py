# idea: multiplies element by element where the shapes are equal
# fails: test-matmul-matrices, test-matmul-stacks
class Tensor:
    def matmul(self, other):
        if not isinstance(other, Tensor):
            raise TypeError("matmul needs a Tensor")
        if self.ndim == 0 or other.ndim == 0:
            raise ValueError("an operand has no axes")
        if self.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
            raise ValueError("the inner sizes differ")
        if self.shape == other.shape:
            return self * other
        product = np.matmul(self.data, other.data)
        return Tensor.from_operation(product, "matmul", self, other)
